"""The goods path: a promised gift in the fund and a claim on the wish, both or neither."""

import pytest

from linli.foundation.refusals import NotAllowed, OutOfStep
from linli.fund.giving.donors import Named
from linli.fund.giving.refusals import NoPurpose
from linli.fund.models import Gift
from linli.projects.wishing import Promise, give_for
from linli.wishes.models import Claim, Wish
from linli.wishes.refusals import ClaimedAlready
from tests.fund.ground import Fund, a_fund
from tests.wishes.wished import a_wish

pytestmark = pytest.mark.django_db
DONOR = Named("merchant", "同心五金", shown="name")
CHAIR = Promise(DONOR, "goods", 480_00, "店里标价", "P01")


@pytest.fixture
def fund() -> Fund:
    return a_fund()


def test_goods_become_a_promised_gift_and_a_claim(fund: Fund) -> None:
    wish, office = a_wish(fund.world, worth=500_00, need="一辆轮椅"), fund.world.actor("office")
    claim = give_for(wish.pk, CHAIR, by=office, at=fund.tick())
    gift = Gift.objects.get()
    assert (claim.kind, claim.gift) == ("fund", gift.number)
    assert (gift.state, gift.form, gift.fen, gift.what, gift.unit) == ("promised", "goods", 480_00, "一辆轮椅", "件")
    assert (gift.mode, gift.restriction, gift.purpose.code) == ("project", "purpose", "P01")
    assert gift.valued_by_id == office.person_id and gift.confirmed_by is None
    assert Wish.objects.get(pk=wish.pk).stage == "claimed"
    with pytest.raises(ClaimedAlready):
        give_for(wish.pk, CHAIR, by=office, at=fund.tick())
    assert Gift.objects.count() == 1


def test_money_goes_the_same_way(fund: Fund) -> None:
    wish = a_wish(fund.world, worth=500_00)
    promise = Promise(Named("person"), "money", 500_00, "", "P00")
    give_for(wish.pk, promise, by=fund.world.actor("office"), at=fund.tick())
    gift = Gift.objects.get()
    assert (gift.form, gift.restriction, gift.stream) == ("money", "none", "residents")


def test_what_is_refused_leaves_no_gift_and_no_claim(fund: Fund) -> None:
    office = fund.world.actor("office")
    wish, said = a_wish(fund.world), a_wish(fund.world, "said")
    with pytest.raises(NoPurpose):
        give_for(wish.pk, Promise(DONOR, "goods", 1, "价", "P77"), by=office, at=fund.tick())
    with pytest.raises(OutOfStep):
        give_for(said.pk, CHAIR, by=office, at=fund.tick())
    for stranger in ("steward", "leader", "accountant"):
        with pytest.raises(NotAllowed):
            give_for(wish.pk, CHAIR, by=fund.world.actor(stranger), at=fund.tick())
    assert not Gift.objects.exists() and not Claim.objects.exists()
