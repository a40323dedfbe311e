"""Looking ahead: what is proposed and why, that a person decides, and what is counted before and after."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from linli.access.actors import Actor, rule
from linli.cases import reference, seasons
from linli.cases.labels import Channel, Outcome
from linli.cases.matter.actions import Result, resolve_on_spot
from linli.cases.models import Case, Report
from linli.council import agenda
from linli.council.actions.holding import close_council, convene, open_council
from linli.council.actions.speaking import decide
from linli.council.labels import Source as Topic
from linli.council.models import Item
from linli.foresight import counting, measuring, queries
from linli.foresight.actions import accept, decline, look_ahead
from linli.foresight.grouping import grouped
from linli.foresight.labels import Source, State
from linli.foresight.models import Look, Proposal
from linli.foresight.refusals import Decided
from linli.foundation import clock
from linli.foundation.refusals import Missing, NotAllowed, Stale
from linli.foundation.weeks import monday
from tests.builders import DAY, NOON, World, a_world
from tests.builders import a_case as case_at

KIND, OTHER = "SD05", "HJ03"
WEEK = timedelta(days=7)


@pytest.fixture
def world(db: None) -> World:
    return a_world()


@pytest.fixture
def system(world: World) -> Actor:
    return rule("foresight", world.community.pk)


def matters(world: World, kind: str, place: int, weeks: Iterator[int] | range | list[int], **more: object) -> None:
    """A matter of a kind at a stairwell in each of some weeks before noon's week."""
    for n in weeks:
        case = case_at(world, place=place)
        at = NOON - n * WEEK
        Case.objects.filter(pk=case.pk).update(kind=kind, reported_at=at, sphere="courtyard", sealed=False, **more)


def returning(world: World) -> None:
    """A drain that blocks at the first stairwell nearly each week, and the usual elsewhere."""
    matters(world, KIND, 0, [1, 2, 3, 4, 5, 6, 7, 8])
    for place in range(len(world.stairwells)):
        matters(world, OTHER, place, [1, 3, 5, 7, 9, 11])


def of(source: Source) -> Proposal:
    rows = Proposal.objects.filter(source=source, kind=KIND, state=State.OPEN, stairwell__isnull=False)
    return rows.order_by("key")[0]


def test_a_kind_that_returns_to_a_stairwell_is_proposed_with_what_chance_would_bring(
    world: World, system: Actor
) -> None:
    returning(world)
    look = look_ahead(world.community.pk, by=system, at=NOON)
    one = of(Source.REPEAT)
    assert (one.kind, one.stairwell_id) == (KIND, world.stairwells[0].pk)
    assert one.seen >= 5 and one.usual is not None and one.usual < one.seen
    assert one.low is not None and one.high is not None and one.low <= (one.ahead or 0) <= one.high
    assert look.matters == Case.objects.count()


def test_a_second_look_in_the_same_week_changes_nothing(world: World, system: Actor) -> None:
    returning(world)
    first = look_ahead(world.community.pk, by=system, at=NOON)
    before = Proposal.objects.count()
    assert look_ahead(world.community.pk, by=system, at=NOON + timedelta(hours=3)) == first
    assert Proposal.objects.count() == before
    look_ahead(world.community.pk, by=system, at=NOON + WEEK)
    assert Proposal.objects.filter(source=Source.REPEAT, stairwell=world.stairwells[0], kind=KIND).count() == 1


def test_private_and_family_matters_are_never_counted(world: World) -> None:
    matters(world, KIND, 0, [1, 2])
    matters(world, "JJ01", 0, [1, 2])
    Case.objects.filter(kind="JJ01").update(sphere="family")
    matters(world, OTHER, 0, [1])
    Case.objects.filter(kind=OTHER).update(sealed=True)
    today = clock.today(NOON)
    found = counting.matters(world.community.pk, today - 10 * WEEK, today)
    assert {one.kind for one in found} == {KIND}


def test_a_season_is_proposed_to_every_grid_before_it_begins(world: World, system: Actor) -> None:
    early = datetime(2026, 11, 4, 4, 0, tzinfo=UTC)  # heating begins on 15 November
    look_ahead(world.community.pk, by=system, at=early)
    found = Proposal.objects.filter(source=Source.SEASON)
    assert {one.general_grid_id for one in found} == {grid.pk for grid in world.generals}
    assert {(one.season, one.kind) for one in found} == {("供暖季", "SD04")}
    leader = world.actor("leader")
    assert {one.general_grid_id for one in queries.waiting(leader, clock.today(early))} == {world.generals[0].pk}


def test_taken_up_it_is_a_matter_like_any_other_and_is_not_counted_as_asked_for(world: World, system: Actor) -> None:
    returning(world)
    look_ahead(world.community.pk, by=system, at=NOON)
    one = accept(of(Source.REPEAT).pk, "提前看看这个井", by=world.actor("leader"), at=NOON)
    assert one.case and one.case.kind == KIND and one.case.stairwell_id == world.stairwells[0].pk
    assert Report.objects.get(case=one.case).channel == Channel.ROUND
    tomorrow = clock.today(NOON) + timedelta(days=1)
    found = counting.matters(world.community.pk, tomorrow - 20 * WEEK, tomorrow)
    assert len(found) == Case.objects.count() - 1
    with pytest.raises(Decided):
        accept(one.pk, "再来一次", by=world.actor("leader"), at=NOON)


def test_left_it_says_why_and_is_quiet_for_a_quarter(world: World, system: Actor) -> None:
    returning(world)
    look_ahead(world.community.pk, by=system, at=NOON)
    one, office = of(Source.REPEAT), world.actor("office")
    with pytest.raises(Missing):
        decline(one.pk, " ", by=office, at=NOON)
    decline(one.pk, "上周刚清过", by=office, at=NOON)
    look_ahead(world.community.pk, by=system, at=NOON + WEEK)
    assert not Proposal.objects.filter(key=one.key, state=State.OPEN).exists()


def test_what_nobody_decides_lapses(world: World, system: Actor) -> None:
    returning(world)
    look_ahead(world.community.pk, by=system, at=NOON)
    one = of(Source.REPEAT)
    look_ahead(world.community.pk, by=system, at=NOON + 4 * WEEK)
    one.refresh_from_db()
    assert one.state == State.LAPSED


def test_only_a_person_whose_grid_it_is_decides(world: World, system: Actor) -> None:
    returning(world)
    look_ahead(world.community.pk, by=system, at=NOON)
    one = of(Source.REPEAT)
    for who in (system, world.actor("steward"), world.actor("street")):
        with pytest.raises(NotAllowed):
            accept(one.pk, "我来", by=who, at=NOON)
    with pytest.raises(NotAllowed):
        look_ahead(world.community.pk, by=world.actor("office"), at=NOON + WEEK)
    with pytest.raises(Stale):
        decline(one.pk, "不用", by=world.actor("office"), at=NOON, version=7)


def test_before_and_after_are_counted_over_as_many_weeks_beside_what_was_left(world: World, system: Actor) -> None:
    returning(world)
    matters(world, KIND, 2, range(1, 9))
    for place in (1, 3):
        matters(world, "WY01", place, range(1, 13))
    look_ahead(world.community.pk, by=system, at=NOON)
    rows = Proposal.objects.filter(kind=KIND, stairwell__isnull=False)
    taken, left = sorted(rows, key=lambda one: one.stairwell_id != world.stairwells[0].pk)
    done = accept(taken.pk, "清通", by=world.actor("leader"), at=NOON)
    assert done.case
    resolve_on_spot(
        done.case.pk, Result(Outcome.SOLVED, "好了"), by=world.actor("leader"), at=NOON, version=done.case.version
    )
    decline(left.pk, "先不动", by=world.actor("office"), at=NOON)
    for n in (1, 2):
        case = case_at(world, place=2)
        Case.objects.filter(pk=case.pk).update(kind=KIND, reported_at=NOON + n * WEEK, sphere="courtyard", sealed=False)
    early = measuring.effect(world.community.pk, NOON + 2 * WEEK)
    assert (early.together.n, early.too_early) == (0, 2)
    found = measuring.effect(world.community.pk, NOON + 6 * WEEK)
    assert (found.together.n, found.left.n, found.together.after, found.left.after) == (1, 1, 0, 2)
    assert found.met[0].weeks == 6 and found.together.before == 6 and found.together.change == -100
    assert found.met[0].told


def test_the_council_is_offered_what_nobody_decided(world: World, system: Actor) -> None:
    returning(world)
    look_ahead(world.community.pk, by=system, at=NOON)
    one, office = of(Source.REPEAT), world.actor("office")
    made = agenda.suggested(office, NOON)
    spoken = [s.source for s in made if (s.kind, s.stairwell) == (KIND, one.stairwell_id)]
    assert spoken == [Topic.AGAIN]  # it has come back already, and is not said a second time as foreseen
    Case.objects.filter(kind=KIND, reported_at__gte=NOON - 3 * WEEK).update(reported_at=NOON - 5 * WEEK)
    found = [s for s in agenda.suggested(office, NOON) if s.source == Topic.AHEAD]
    assert (KIND, one.stairwell_id, one.seen) in [(s.kind, s.stairwell, s.many) for s in found]
    decline(one.pk, "先不动", by=office, at=NOON)
    found = [s for s in agenda.suggested(office, NOON) if s.source == Topic.AHEAD]
    assert (KIND, one.stairwell_id) not in [(s.kind, s.stairwell) for s in found]


def test_proposals_of_one_kind_are_one_for_the_council_and_on_the_page(world: World, system: Actor) -> None:
    returning(world)
    look_ahead(world.community.pk, by=system, at=NOON)
    Case.objects.filter(kind=KIND).update(reported_at=NOON - 10 * WEEK)  # nothing came back lately
    one = of(Source.REPEAT)
    for n, stairwell in enumerate(world.stairwells[1:]):
        Proposal.objects.create(
            community=world.community, look=one.look, source=one.source, kind=one.kind, key=f"more:{n}", seen=6,
            weeks=8, until=one.until, stairwell=stairwell, place_words=f"{n}",
        )  # fmt: skip
    waiting = [row for row in queries.waiting(world.actor("office"), DAY) if row.stairwell_id]
    groups = grouped(row for row in waiting if row.kind == KIND)
    assert len(groups) == 1 and len(groups[0].rows) == len(world.stairwells)
    found = [s for s in agenda.suggested(world.actor("office"), NOON) if (s.source, s.kind) == (Topic.AHEAD, KIND)]
    assert len(found) == 1 and "等" in found[0].title and found[0].title.endswith("处")


def test_what_an_agenda_or_a_late_council_holds_is_not_suggested_again(world: World) -> None:
    office, at = world.actor("office"), datetime(2026, 11, 20, 12, tzinfo=UTC)
    title = seasons.near(reference.seasons(), clock.today(at))[0][0].hint_zh[:80]
    assert title in [s.title for s in agenda.suggested(office, at)]
    first = convene(clock.today(at), [s.key for s in agenda.suggested(office, at)], by=office, at=at)
    assert title not in [s.title for s in agenda.suggested(office, at)]
    open_council(first.pk, [], 0, by=office, at=at)
    item = Item.objects.get(meeting=first, title=title)
    decide(item.pk, "邻长问一圈", [], by=office, at=at)
    close_council(first.pk, by=office, at=at)
    assert title not in [s.title for s in agenda.suggested(office, at + WEEK)]
    assert title in [s.title for s in agenda.suggested(office, at + 5 * WEEK)]


@pytest.mark.parametrize(
    "broken",
    [
        {"state": State.ACCEPTED, "decided_at": NOON},
        {"state": State.DECLINED, "decided_at": NOON},
        {"decided_at": NOON},
        {"low": 5, "high": 2, "ahead": 3.0},
    ],
    ids=["taken up without a matter", "left without a word", "open and decided", "an interval turned round"],
)
def test_the_database_refuses(world: World, system: Actor, broken: dict[str, object]) -> None:
    returning(world)
    look_ahead(world.community.pk, by=system, at=NOON)
    one = of(Source.REPEAT)
    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.filter(pk=one.pk).update(**broken)


def test_an_empty_community_looks_ahead_and_sees_the_calendar_alone(world: World, system: Actor) -> None:
    look = look_ahead(world.community.pk, by=system, at=NOON)
    assert (look.matters, look.kinds, look.ours) == (0, 0, None)
    assert not Proposal.objects.exclude(source=Source.SEASON).exists()
    assert Look.objects.get().week == monday(clock.today(NOON))
