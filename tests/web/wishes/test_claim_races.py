"""Two hundred times four claim one wish at the same moment: each time exactly one has it, and three are told so."""

# ruff: noqa: F811 - fixtures of the races on matters are used here by their names
from uuid import UUID

import pytest
from django.db import connection

from linli.wishes.actions.claiming import Claimer, claim
from linli.wishes.models import Claim, Wish
from linli.wishes.refusals import ClaimedAlready
from tests.builders import NOON, World, a_world
from tests.cases.test_races import WRITERS, strict, together, world  # noqa: F401 - fixtures
from tests.web.town import Town
from tests.wishes.wished import a_wish

RACES = 200


def raced(world: World) -> None:
    wishes = [a_wish(world).pk for _ in range(RACES)]
    by = world.visitor

    def one(n: int, wish: UUID) -> Claim | ClaimedAlready:
        try:
            return claim(wish, Claimer(f"邻居{n}", f"1001{wish.int % 1000:03}{n:04}"), by=by, at=NOON)
        except ClaimedAlready as refused:
            return refused

    answers = together(lambda n: [one(n, wish) for wish in wishes])
    for each in zip(*answers, strict=True):  # type: ignore[call-overload]
        assert sum(isinstance(answer, Claim) for answer in each) == 1
        assert sum(isinstance(answer, ClaimedAlready) for answer in each) == WRITERS - 1
    assert Claim.objects.filter(ended_at=None).count() == RACES
    assert set(Wish.objects.values_list("stage", flat=True)) == {"claimed"}


def test_of_four_who_claim_at_once_one_has_it(town: Town) -> None:
    raced(town.world)


@pytest.mark.skipif(connection.vendor == "sqlite", reason="the same as the one before")
def test_of_four_who_claim_at_once_one_has_it_on_a_server_s_database(world: World) -> None:
    raced(world)
    assert a_world("410305001002", "邻村").community
