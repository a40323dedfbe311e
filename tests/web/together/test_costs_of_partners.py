"""The pages of partners and wishes cost as many statements with many rows as with few."""

from collections.abc import Callable

from django.test import Client

from linli.foundation.sealing import link_token
from tests.builders import World
from tests.partners.tied import a_deed, a_partner, a_resource, a_tie
from tests.web.test_budgets import statements
from tests.web.together import partners, wishes
from tests.wishes.wished import a_claim, a_wish

LISTS = (
    "/together/partners/", "/together/partners/graph/", "/together/resources/", "/together/deeds/",
    "/together/wishes/", "/life/partners/", "/life/deeds/", "/life/wishes/",
)  # fmt: skip
MOST = 24


def test_lists_cost_the_same_with_many_rows(world: World, client_of: Callable[..., Client]) -> None:
    partners.places_of(world)
    wishes.places_of(world)
    office = client_of("office")
    own = a_partner(world, "自己")
    a_tie(world, own)
    a_resource(world, own, compounds=(world.compounds[0].pk,), general_grids=(world.generals[0].pk,))
    for stage in ("claimed", "done"):
        a_deed(world, stage, own)
    paths = (*LISTS, f"/p/{link_token(own.pk)}/", f"/together/partners/{own.pk}/")
    before = {path: statements(lambda path=path: office.get(path)) for path in paths}
    for n in range(6):
        partner = a_partner(world, f"商家{n}")
        a_tie(world, partner)
        a_resource(world, partner, general_grids=(world.generals[n % 2].pk,))
        a_resource(world, own, words=f"第{n}件", compounds=(world.compounds[n % 2].pk,))
        for stage in ("published", "doing", "done"):
            a_deed(world, stage, own)
        a_claim(world, a_wish(world), phone=f"1001111{n:04}")
        a_wish(world, by=world.actor("office"), compound=world.compounds[n % 2].pk)
    after = {path: statements(lambda path=path: office.get(path)) for path in paths}
    assert after == before
    assert max(after.values()) <= MOST, after
