"""Of two, exactly one has the wish; it is given back, reminded of, lapses; what costs more goes through the fund."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from linli.access.actors import rule
from linli.cli import due
from linli.foundation.fields import uuid7
from linli.foundation.refusals import Missing, NotAllowed, OutOfStep
from linli.notifications.models import Letter
from linli.partners.relating import actions as partners
from linli.wishes import queries, rules
from linli.wishes.actions import claiming, seeing
from linli.wishes.actions.claiming import Claimer
from linli.wishes.models import Claim, Wish
from linli.wishes.refusals import ClaimedAlready, EnoughClaimed, NotYet, ThroughTheFund
from tests.builders import DAY, NOON, World, a_world
from tests.partners.tied import a_partner, bearer_of
from tests.wishes.wished import NUMBER, a_claim, a_wish, claim_on, claimer_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return a_world()


def test_the_second_one_is_told_kindly(world: World) -> None:
    wish, token = a_wish(world), uuid7()
    who = Claimer("老街坊", NUMBER)
    first = claiming.claim(wish.pk, who, by=world.visitor, at=NOON, token=token)
    assert claiming.claim(wish.pk, who, by=world.visitor, at=NOON, token=token) == first
    with pytest.raises(ClaimedAlready):
        a_claim(world, wish, phone="10011112222")
    assert (first.kind, first.until) == ("visitor", DAY + rules.USUAL)
    assert Letter.objects.get(kind="wish_claimed").person == world.people["steward"]


def test_the_database_keeps_one_claim_at_a_time(world: World) -> None:
    claim = a_claim(world, a_wish(world))
    with pytest.raises(IntegrityError), transaction.atomic():
        Claim.objects.create(community=claim.community, wish=claim.wish, kind="visitor", at=NOON, until=DAY)
    for columns in ({"ended_at": NOON}, {"gift": 3}, {"kind": "partner"}, {"erased_at": NOON}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Claim.objects.filter(pk=claim.pk).update(**columns)


def test_a_partner_claims_by_its_own_link_or_through_the_office(world: World) -> None:
    partner = a_partner(world)
    partners.set_contact(partner.pk, "王经理", NUMBER, by=bearer_of(partner), at=NOON)
    claim = claiming.claim(a_wish(world).pk, Claimer(partner=partner.pk), by=bearer_of(partner), at=NOON)
    assert (claim.kind, claim.organisation, claim.phone) == ("partner", partner.organisation, NUMBER)
    with pytest.raises(NotAllowed):
        claiming.claim(a_wish(world).pk, Claimer(partner=partner.pk), by=world.visitor, at=NOON)
    for _ in range(4):  # a partner may have many in hand
        claiming.claim(a_wish(world).pk, Claimer(partner=partner.pk), by=world.actor("office"), at=NOON)
    assert len(queries.of_organisation(partner.organisation_id)) == 5


def test_a_neighbour_has_three_in_hand_at_most(world: World) -> None:
    claims = [a_claim(world, a_wish(world)) for _ in range(rules.MOST_AT_ONCE)]
    wish = a_wish(world)
    with pytest.raises(EnoughClaimed):
        a_claim(world, wish)
    claiming.give_back(claims[0].pk, by=claimer_of(claims[0]), at=NOON)
    a_claim(world, wish)


def test_what_a_claim_cannot_be(world: World) -> None:
    wish = a_wish(world)
    for who, refused in (
        ({"name": ""}, Missing), ({"phone": ""}, Missing), ({"until": DAY}, NotYet),
        ({"until": DAY + timedelta(days=61)}, NotYet),
    ):  # fmt: skip
        with pytest.raises(refused):
            a_claim(world, wish, **who)
    with pytest.raises(ThroughTheFund):
        a_claim(world, a_wish(world, worth=200_01))
    with pytest.raises(OutOfStep):
        a_claim(world, a_wish(world, "said"))


def test_given_back_it_hangs_on_the_wall_again(world: World) -> None:
    wish = a_wish(world)
    claim = a_claim(world, wish)
    with pytest.raises(NotAllowed):
        claiming.give_back(claim.pk, by=claimer_of(a_claim(world, a_wish(world))), at=NOON)
    claiming.give_back(claim.pk, by=claimer_of(claim), at=NOON)
    assert Wish.objects.get(pk=wish.pk).stage == "open"
    with pytest.raises(OutOfStep):
        claiming.give_back(claim.pk, by=claimer_of(claim), at=NOON)
    again = a_claim(world, wish)
    assert claim_on(wish) == again


def test_a_letter_comes_before_the_day_and_two_days_after_it_the_wish_goes_back(world: World) -> None:
    wish = a_wish(world)
    claim = a_claim(world, wish)
    days = {n: due.tend_wishes(NOON + timedelta(days=n)) for n in (10, 11, 12, 15, 16, 17)}
    assert days == {10: 0, 11: 1, 12: 0, 15: 0, 16: 1, 17: 0}
    assert Wish.objects.get(pk=wish.pk).stage == "open"
    claim.refresh_from_db()
    assert (claim.ended, claim.reminded) == ("lapsed", claim.until)
    assert list(Letter.objects.exclude(number="").order_by("posted_at").values_list("kind", flat=True)) == [
        "wish_reminder", "wish_returned"
    ]  # fmt: skip
    with pytest.raises(NotAllowed):
        claiming.lapse(a_claim(world, wish, at=NOON).pk, by=world.actor("office"), at=NOON)


def test_what_the_keeper_has_does_not_lapse(world: World) -> None:
    wish = a_wish(world, "handed")
    assert due.tend_wishes(NOON + timedelta(days=40)) == 0
    with pytest.raises(OutOfStep):
        claiming.give_back(claim_on(wish).pk, by=claimer_of(claim_on(wish)), at=NOON)


def test_the_rule_lapses_nothing_before_its_day(world: World) -> None:
    claim = a_claim(world, a_wish(world))
    with pytest.raises(OutOfStep):
        claiming.lapse(claim.pk, by=rule("wish", world.community.pk), at=NOON + timedelta(days=14))


def test_a_helper_without_messages_is_told_by_a_person(world: World) -> None:
    a_claim(world, a_wish(world))
    due.tend_wishes(NOON + timedelta(days=11))
    letter = Letter.objects.get(kind="wish_reminder")
    seeing.tick(letter.pk, "phone", by=world.actor("leader"), at=NOON)
    letter.refresh_from_db()
    assert (letter.state, letter.number) == ("told", "")
    with pytest.raises(NotAllowed):
        seeing.tick(letter.pk, "phone", by=world.actor("leader2"), at=NOON)
