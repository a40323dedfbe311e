"""It goes through the keeper; recipient and witness say that it came; thanks name nobody; all is forgotten."""

from datetime import timedelta

import pytest

from linli.access.actors import rule
from linli.cli import due
from linli.foundation.refusals import Missing, NotAllowed, OutOfStep
from linli.notifications.models import Letter
from linli.wishes import queries
from linli.wishes.actions import claiming, delivering, ending
from linli.wishes.models import Claim, Wish
from linli.wishes.refusals import NamesSomeone, NoThanks, OtherWitness
from tests.builders import DAY, NOON, World, a_world
from tests.wishes.wished import a_wish, claim_on, claimer_of, wisher_of

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(hours=9)


@pytest.fixture
def world() -> World:
    return a_world()


def test_two_words_make_it_fulfilled_in_either_order(world: World) -> None:
    first, second = a_wish(world, "delivered"), a_wish(world, "delivered")
    delivering.receive(first.pk, "link", by=wisher_of(first), at=LATER)
    assert delivering.witness(first.pk, by=world.actor("steward"), at=LATER).stage == "fulfilled"
    assert delivering.witness(second.pk, by=world.actor("leader"), at=LATER).stage == "delivered"
    assert delivering.receive(second.pk, "phone", by=world.actor("steward"), at=LATER).stage == "fulfilled"
    assert set(Claim.objects.values_list("ended", flat=True)) == {"done"}
    with pytest.raises(OutOfStep):
        delivering.witness(second.pk, by=world.actor("office"), at=LATER)


def test_one_person_says_not_both_words(world: World) -> None:
    one, other = a_wish(world, "delivered"), a_wish(world, "delivered")
    steward = world.actor("steward")
    delivering.receive(one.pk, "paper", by=steward, at=LATER)
    with pytest.raises(OtherWitness):
        delivering.witness(one.pk, by=steward, at=LATER)
    delivering.witness(other.pk, by=steward, at=LATER)
    with pytest.raises(OtherWitness):
        delivering.receive(other.pk, "phone", by=steward, at=LATER)


def test_whoever_claimed_it_does_not_witness_it(world: World) -> None:
    wish = a_wish(world, "delivered")
    claim = claim_on(wish)
    Claim.objects.filter(pk=claim.pk).update(phone_index=world.people["leader"].phone_index)
    with pytest.raises(OtherWitness):
        delivering.witness(wish.pk, by=world.actor("leader"), at=LATER)


def test_only_the_keeper_or_the_office_brings_it(world: World) -> None:
    wish = a_wish(world, "claimed")
    for stranger in (claimer_of(claim_on(wish)), world.actor("steward2"), world.visitor):
        with pytest.raises(NotAllowed):
            delivering.hand(wish.pk, by=stranger, at=LATER)
    delivering.deliver(wish.pk, by=world.actor("office"), at=LATER)  # help that needs no handing
    assert claim_on(wish).handed_at == LATER


def test_what_did_not_come_goes_back_to_the_keeper(world: World) -> None:
    wish = a_wish(world, "delivered")
    delivering.witness(wish.pk, by=world.actor("leader"), at=LATER)
    with pytest.raises(Missing):
        delivering.miss(wish.pk, "", by=wisher_of(wish), at=LATER)
    back = delivering.miss(wish.pk, "轮子坏的", by=wisher_of(wish), at=LATER)
    assert (back.stage, back.witness, back.delivered_at) == ("handed", None, None)
    assert Letter.objects.get(kind="wish_missed").person == world.people["steward"]


def test_thanks_pass_without_names_once_the_keeper_has_looked(world: World) -> None:
    wish = a_wish(world, "delivered")
    for words in ("我是陈桂珍，谢谢", "送到1号院2单元501了"):
        with pytest.raises(NamesSomeone):
            delivering.receive(wish.pk, "link", words, by=wisher_of(wish), at=LATER)
    with pytest.raises(NoThanks):
        delivering.pass_thanks(wish.pk, by=world.actor("steward"), at=LATER)
    delivering.receive(wish.pk, "link", "谢谢好心人", by=wisher_of(wish), at=LATER)
    assert queries.seen([wish], wish.community_id, DAY)[0].thanks == ""
    delivering.pass_thanks(wish.pk, by=world.actor("steward"), at=LATER)
    wish = Wish.objects.get(pk=wish.pk)
    assert queries.seen([wish], wish.community_id, DAY)[0].thanks == "谢谢好心人"
    assert Letter.objects.filter(kind="wish_thanks").count() == 1
    delivering.thank(wish.pk, "再谢一次", by=wisher_of(wish), at=LATER)
    assert Wish.objects.get(pk=wish.pk).thanks_passed_at is None


def test_they_meet_only_if_both_would(world: World) -> None:
    wish = a_wish(world, "claimed")
    claim = claim_on(wish)
    delivering.meet(wish.pk, True, by=wisher_of(wish), at=LATER)
    claiming.meet(claim.pk, True, by=claimer_of(claim), at=LATER)
    claim.refresh_from_db()
    assert claim.meets and Wish.objects.get(pk=wish.pk).meets
    with pytest.raises(NotAllowed):
        delivering.meet(wish.pk, False, by=claimer_of(claim), at=LATER)


def test_after_ninety_days_names_are_forgotten_and_the_need_stays(world: World) -> None:
    wish = a_wish(world, "fulfilled")
    assert due.tend_wishes(NOON + timedelta(days=89)) == 0
    assert due.tend_wishes(NOON + timedelta(days=91)) == 2
    gone, claim = Wish.objects.get(pk=wish.pk), Claim.objects.get()
    assert (gone.kept, gone.phone_index, gone.need) == ("", "", "一个轻便的购物车")
    assert (claim.name, claim.phone, claim.phone_index) == ("", "", "")
    assert not Letter.objects.exclude(number="").exists()
    assert due.tend_wishes(NOON + timedelta(days=92)) == 0
    by = rule("wish", world.community.pk)
    assert ending.erase(a_wish(world).pk, by=by, at=NOON + timedelta(days=900)).erased_at is None


def test_figures_count_made_claimed_and_fulfilled(world: World) -> None:
    for stage in ("said", "open", "claimed", "handed", "delivered", "fulfilled", "fulfilled"):
        a_wish(world, stage)
    gone = a_wish(world)
    ending.withdraw(gone.pk, by=wisher_of(gone), at=NOON)
    found = queries.figures(world.community.pk, DAY, DAY + timedelta(days=1))
    assert (found.made, found.claimed, found.fulfilled, found.waiting, found.in_hand) == (6, 5, 2, 1, 2)
    assert (found.days.n, found.days.median) == (2, pytest.approx(245 / 1440))
    assert queries.figures(world.community.pk, DAY - timedelta(days=9), DAY).made == 0
    late = queries.figures(world.community.pk, DAY, DAY + timedelta(days=16))
    assert late.late == 1
