"""A report: drafted by the system, changed within what its figures allow, signed, frozen, corrected."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from linli.access.actors import Actor
from linli.audit.models import Footprint
from linli.foundation.refusals import Missing, NotAllowed, NotFound, Stale
from linli.insight.reports import actions, queries
from linli.insight.reports.models import Edition, Review
from linli.insight.reports.refusals import (
    AlreadyBegun,
    IsSigned,
    NoSuchTopic,
    NotOfTheRecords,
    NotSigned,
    NotToCome,
)
from linli.insight.reports.span import named
from tests.builders import NOON, World, a_case, a_world

OCTOBER = named("2026-10")
AT = NOON + timedelta(days=25)


@pytest.fixture
def world(db: None) -> World:
    made = a_world()
    a_case(made, at="closed")
    return made


@pytest.fixture
def office(world: World) -> Actor:
    return world.actor("office")


@pytest.fixture
def review(office: Actor) -> Review:
    return actions.begin(*OCTOBER, by=office, at=AT)


def edition(review: Review) -> Edition:
    return Edition.objects.filter(review=review).latest("number")


def text(review: Review, key: str = "raised") -> str:
    return next(one["text"] for one in edition(review).sections if one["key"] == key)


def test_a_draft_says_its_figures_and_is_signed_by_nobody(review: Review) -> None:
    made = edition(review)
    assert (made.number, made.signed_at, made.as_of) == (1, None, AT)
    assert "1" in text(review)
    assert queries.figures(made)["reported"].value == 1


def test_words_may_be_changed_and_numbers_must_be_figures(review: Review, office: Actor) -> None:
    actions.change(review.pk, {"raised": "10月反映 1 件，已经办结。"}, by=office, at=AT)
    assert text(review) == "10月反映 1 件，已经办结。"
    for wrong in ("反映 2 件", "满意率 97%", "2025年3月", "彻底办好", "反映两件", "三成"):
        with pytest.raises(NotOfTheRecords) as refused:
            actions.change(review.pk, {"raised": wrong}, by=office, at=AT)
        assert refused.value.field == "raised"
    assert text(review) == "10月反映 1 件，已经办结。"


def test_an_edition_that_somebody_else_changed_is_shown_first(review: Review, office: Actor) -> None:
    actions.change(review.pk, {}, by=office, at=AT, version=1)
    with pytest.raises(Stale):
        actions.change(review.pk, {}, by=office, at=AT, version=1)


def test_signed_it_never_changes_and_signing_twice_is_once(review: Review, world: World, office: Actor) -> None:
    secretary = world.actor("secretary")
    with pytest.raises(NotAllowed):
        actions.sign(review.pk, by=office, at=AT)
    first = actions.sign(review.pk, by=secretary, at=AT)
    again = actions.sign(review.pk, by=secretary, at=AT + timedelta(days=1))
    assert first.signed_at == again.signed_at == AT
    for verb in (actions.renew, actions.drop):
        with pytest.raises(IsSigned):
            verb(review.pk, by=office, at=AT)
    with pytest.raises(IsSigned):
        actions.change(review.pk, {}, by=office, at=AT)
    a_case(world, at="closed")
    assert queries.figures(edition(review))["reported"].value == 1


def test_a_correction_is_a_new_edition_beside_the_old_one_with_its_reason(
    review: Review, world: World, office: Actor
) -> None:
    with pytest.raises(NotSigned):
        actions.correct(review.pk, "漏了一件", by=office, at=AT)
    actions.sign(review.pk, by=world.actor("secretary"), at=AT)
    with pytest.raises(Missing):
        actions.correct(review.pk, " ", by=office, at=AT)
    a_case(world, at="closed")
    made = actions.correct(review.pk, "漏了一件", by=office, at=AT + timedelta(days=1))
    old = Edition.objects.get(review=review, number=1)
    assert (made.number, made.reason, made.signed_at) == (2, "漏了一件", None)
    assert (queries.figures(old)["reported"].value, queries.figures(made)["reported"].value) == (1, 2)
    actions.drop(review.pk, by=office, at=AT)
    assert edition(review).number == 1


def test_the_street_reads_what_is_signed_alone(review: Review, world: World) -> None:
    street = world.actor("street")
    with pytest.raises(NotFound):
        queries.review(street, review.pk)
    actions.sign(review.pk, by=world.actor("secretary"), at=AT)
    actions.correct(review.pk, "改一处", by=world.actor("office"), at=AT)
    assert [one.number for one in queries.editions(street, queries.review(street, review.pk))] == [1]


def test_counted_anew_a_draft_knows_what_came_since(review: Review, world: World, office: Actor) -> None:
    a_case(world, at="closed")
    made = actions.renew(review.pk, by=office, at=AT + timedelta(hours=1))
    assert queries.figures(made)["reported"].value == 2 and made.as_of == AT + timedelta(hours=1)


def test_one_report_for_a_period_and_topic_and_none_of_what_is_to_come(review: Review, office: Actor) -> None:
    with pytest.raises(AlreadyBegun):
        actions.begin(*OCTOBER, by=office, at=AT)
    actions.begin(*OCTOBER, by=office, at=AT, about="sphere:family")
    with pytest.raises(NotToCome):
        actions.begin(*named("2027"), by=office, at=AT)
    with pytest.raises(NoSuchTopic):
        actions.begin(*OCTOBER, by=office, at=AT, about="sphere:nowhere")


def test_a_draft_thrown_away_leaves_its_footprint_alone(review: Review, office: Actor) -> None:
    actions.drop(review.pk, by=office, at=AT)
    assert not Review.objects.exists()
    assert Footprint.objects.filter(action="review.write", code="dropped 1").exists()


def test_sent_twice_it_is_begun_once(world: World, office: Actor) -> None:
    token = uuid4()
    first = actions.begin(*OCTOBER, by=office, at=AT, token=token)
    assert actions.begin(*OCTOBER, by=office, at=AT, token=token) == first


@pytest.mark.parametrize("name", ["steward", "leader", "street", "admin"])
def test_only_office_and_secretary_write(world: World, name: str) -> None:
    with pytest.raises(NotAllowed):
        actions.begin(*OCTOBER, by=world.actor(name), at=AT)


@pytest.mark.parametrize(
    "breach",
    [
        {"signed_at": AT}, {"signed_by": "someone"}, {"number": 2}, {"reason": "因为"},
        {"signed_at": AT - timedelta(days=1), "signed_by": "someone"},
    ],
)  # fmt: skip
def test_the_database_keeps_editions_true(review: Review, world: World, breach: dict[str, object]) -> None:
    if "signed_by" in breach:
        breach = {**breach, "signed_by": world.people["office"]}
    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.filter(review=review).update(**breach)


def test_the_database_keeps_one_draft_and_one_report(review: Review, world: World) -> None:
    row = edition(review)
    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.create(
            community=world.community, review=review, number=2, reason="又一", as_of=AT,
            written_by=row.written_by, written_at=AT,
        )  # fmt: skip
    for since in (OCTOBER[0], date(2026, 12, 1)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Review.objects.create(
                community=world.community, since=since, until=OCTOBER[1], begun_by=row.written_by, begun_at=AT
            )


def test_the_database_itself_refuses_to_change_or_delete_what_was_signed(
    review: Review, office: Actor, world: World
) -> None:
    actions.sign(review.pk, by=world.actor("secretary"), at=AT)
    rows = Edition.objects.filter(review=review)
    for changed in ({"sections": []}, {"figures": []}, {"signed_at": None, "signed_by": None}, {"version": 9}):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**changed)
    with pytest.raises(IntegrityError), transaction.atomic():
        rows._raw_delete(rows.db)
    actions.correct(review.pk, "补一句", by=office, at=AT)
    draft = Edition.objects.filter(review=review, signed_at=None)
    assert draft.update(sections=[]) == 1
    actions.drop(review.pk, by=office, at=AT)
    assert not draft.exists()
