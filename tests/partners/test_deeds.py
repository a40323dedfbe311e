"""Deeds: claimed by exactly one, done, confirmed by residents who did not do it; late ones are told once."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from linli.access.actors import rule
from linli.foundation.fields import uuid7
from linli.foundation.refusals import Missing, NotAllowed, OutOfStep, Stale
from linli.notifications.models import Letter
from linli.partners import queries as figures
from linli.partners.deeds import actions, confirming, queries
from linli.partners.deeds.actions import Asked
from linli.partners.deeds.confirming import Found
from linli.partners.models import Deed
from linli.partners.refusals import ClaimedAlready, NotAPhoto, OfClaimant, Recognisable, TwoSign
from linli.partners.relating import actions as relating
from tests.builders import DAY, NOON, World, a_world
from tests.partners.tied import a_deed, a_partner, bearer_of, found

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return a_world()


def test_claimed_is_not_done_and_done_is_not_confirmed(world: World) -> None:
    for stage in ("published", "claimed", "doing", "done", "done", "confirmed"):
        a_deed(world, stage)
    gone = a_deed(world)
    actions.withdraw(gone.pk, "不需要了", by=world.actor("office"), at=NOON)
    counted = figures.funnel(world.community.pk, DAY)
    assert (counted.published, counted.claimed, counted.done, counted.confirmed) == (6, 5, 3, 1)
    assert (counted.late, counted.withdrawn) == (0, 1)
    assert figures.funnel(world.community.pk, DAY + timedelta(days=31)).late == 2


def test_exactly_one_claims(world: World) -> None:
    deed, one, two = a_deed(world), a_partner(world, "面馆"), a_partner(world, "花店")
    token = uuid7()
    for _ in range(2):
        actions.claim(deed.pk, one.pk, by=bearer_of(one), at=NOON, token=token)
    with pytest.raises(ClaimedAlready):
        actions.claim(deed.pk, two.pk, by=bearer_of(two), at=NOON)
    with pytest.raises(NotAllowed):
        actions.claim(a_deed(world).pk, two.pk, by=bearer_of(one), at=NOON)
    with pytest.raises(NotAllowed):
        actions.begin(deed.pk, by=bearer_of(two), at=NOON)
    assert Deed.objects.get(pk=deed.pk).claimant == one.organisation


def test_what_is_given_back_looks_for_someone_again(world: World) -> None:
    partner = a_partner(world)
    deed = a_deed(world, "doing", partner)
    with pytest.raises(Missing):
        actions.give_back(deed.pk, " ", by=bearer_of(partner), at=NOON)
    deed = actions.give_back(deed.pk, "人手不够", by=bearer_of(partner), at=NOON)
    assert (deed.stage, deed.claimant, deed.claimed_at) == ("published", None, None)
    assert Letter.objects.filter(kind="deed_back", about_id=deed.pk).count() == 1
    with pytest.raises(OutOfStep):
        actions.begin(deed.pk, by=world.actor("office"), at=NOON)


def test_whoever_did_it_does_not_confirm_it(world: World) -> None:
    partner = a_partner(world)
    relating.set_contact(partner.pk, "王经理", "10012345678", by=bearer_of(partner), at=NOON)
    deed = a_deed(world, "done", partner)
    for said in ({"outside": False}, {"phone": "10012345678"}):
        with pytest.raises(OfClaimant):
            found(deed, **said)
    with pytest.raises(NotAllowed):
        confirming.find(deed.pk, Found(True, True), by=bearer_of(partner), at=NOON)
    assert found(deed).stage == "confirmed"
    with pytest.raises(OutOfStep):
        found(deed)


def test_on_paper_two_different_residents_sign(world: World) -> None:
    deed = a_deed(world, "done", general_grid=world.generals[0].pk)
    for names in ((), ("李秀兰",), ("李秀兰", " 李秀兰")):
        with pytest.raises(TwoSign):
            confirming.find(deed.pk, Found(True, True, names=names), by=world.actor("leader"), at=NOON)
    signed = Found(True, True, names=("李秀兰", "王德福"))
    with pytest.raises(NotAllowed):
        confirming.find(deed.pk, signed, by=world.actor("leader2"), at=NOON)
    done = confirming.find(deed.pk, signed, by=world.actor("leader"), at=NOON)
    finding = done.findings.get()
    assert (done.stage, finding.way, finding.names) == ("confirmed", "paper", "李秀兰、王德福")


def test_what_residents_do_not_find_goes_on(world: World) -> None:
    deed = a_deed(world, "done")
    with pytest.raises(Missing):
        found(deed, False, words="")
    deed = found(deed, False, words="坡太陡")
    assert (deed.stage, deed.done_at) == ("doing", None)
    assert Letter.objects.filter(kind="deed_doubted").count() == 1


def test_a_photo_is_shown_once_someone_has_looked(world: World) -> None:
    partner = a_partner(world)
    deed = a_deed(world, "doing", partner)
    office = world.actor("office")
    with pytest.raises(NotAPhoto):
        actions.show_photo(deed.pk, True, by=office, at=NOON)
    actions.finish(deed.pk, "好了", "a.jpg", by=bearer_of(partner), at=NOON)
    with pytest.raises(Recognisable):
        actions.show_photo(deed.pk, False, by=office, at=NOON)
    with pytest.raises(NotAllowed):
        actions.show_photo(deed.pk, True, by=bearer_of(partner), at=NOON)
    assert actions.show_photo(deed.pk, True, by=office, at=NOON).looked_at == NOON
    assert actions.show_photo(deed.pk, True, by=office, at=NOON).looked_at is None


def test_the_office_is_told_once_of_what_is_late(world: World) -> None:
    deed, community = a_deed(world, "claimed"), world.community.pk
    a_deed(world, "done")
    later = NOON + timedelta(days=40)
    by = rule("deed", community)
    assert confirming.tell_late(community, by=by, at=NOON) == 0
    assert [confirming.tell_late(community, by=by, at=later) for _ in range(2)] == [1, 0]
    assert list(queries.deeds(world.actor("office"), queries.Wanted(stage="late"), later.date())) == [deed]
    with pytest.raises(NotAllowed):
        confirming.tell_late(community, by=world.actor("office"), at=later)


def test_what_is_asked_can_be_put_right_until_it_is_done(world: World) -> None:
    asked, office = Asked("换路灯", DAY, "灯亮", place="西门"), world.actor("office")
    deed = actions.amend(a_deed(world).pk, asked, by=office, at=NOON, version=1)
    assert (deed.title, deed.place, deed.version) == ("换路灯", "西门", 2)
    with pytest.raises(Stale):
        actions.amend(deed.pk, asked, by=office, at=NOON, version=1)
    with pytest.raises(OutOfStep):
        actions.amend(a_deed(world, "done").pk, asked, by=office, at=NOON, version=4)
    with pytest.raises(NotAllowed):
        actions.publish(asked, by=world.actor("leader"), at=NOON)


def test_organisations_are_listed_by_name_and_not_by_number(world: World) -> None:
    few, many = a_partner(world, "a面馆"), a_partner(world, "b花店")
    for partner, stages in ((many, ("done", "confirmed", "claimed")), (few, ("claimed",))):
        for stage in stages:
            a_deed(world, stage, partner)
    assert queries.by_organisation(world.community.pk) == [("a面馆", 1, 0, 0), ("b花店", 3, 2, 1)]


@pytest.mark.parametrize(
    ("stage", "columns"),
    [
        ("published", {"stage": "claimed"}),
        ("claimed", {"claimant": None}),
        ("claimed", {"stage": "done"}),
        ("done", {"stage": "confirmed"}),
        ("done", {"looked_at": NOON}),
    ],
)
def test_the_database_refuses_a_leap(world: World, stage: str, columns: dict[str, Any]) -> None:
    deed = a_deed(world, stage)
    with pytest.raises(IntegrityError), transaction.atomic():
        Deed.objects.filter(pk=deed.pk).update(**columns)
