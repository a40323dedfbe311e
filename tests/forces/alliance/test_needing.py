"""A need finds helpers: near ones first, asked once each, told kindly when enough have come."""

from datetime import date, timedelta
from random import Random

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from linli.engines import helping
from linli.forces.alliance import finding, joining, loop, needing, queries
from linli.forces.alliance.refusals import (
    Chosen,
    DoesNotFit,
    EnoughCame,
    HoldsNumber,
    NobodyCame,
    NotADay,
    NotInsured,
    TooLate,
)
from linli.forces.models import Ally, Ask, Need, Offer
from linli.foundation.fields import uuid7
from linli.foundation.refusals import Missing, NotAllowed, OutOfStep
from linli.notifications.models import Letter
from tests.builders import DAY, NOON, World, a_world
from tests.forces.alliance.helped import ALWAYS, SATURDAY, a_need, an_ally, asked, mine, said_yes, wanted

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(hours=1)


@pytest.fixture
def world() -> World:
    return a_world()


def test_the_nearest_stand_first_and_the_leader_looks_farther(world: World) -> None:
    far, near, beside = an_ally(world, 2), an_ally(world, 0), an_ally(world, 1)
    need = a_need(world)
    assert [one.ally for one in finding.suggested(need, NOON)] == [near, beside]
    with pytest.raises(NotAllowed):
        needing.widen(need.pk, by=world.actor("steward"), at=NOON)
    for _ in range(3):
        need = needing.widen(need.pk, by=world.actor("leader"), at=NOON)
    assert need.ring == 3
    found = finding.suggested(need, NOON)
    assert [one.ally for one in found] == [near, beside, far]
    assert found[0].suggestion.reasons == ("skill", "ring_micro_grid", "free", "never_asked")


def test_the_index_finds_whom_a_look_at_everyone_finds(world: World) -> None:
    chance = Random(7)
    for n in range(60):
        grid, skill = chance.choice([0, 1, 2, 3, None]), chance.choice(["repair", "hair"])
        ally = an_ally(
            world, grid, skills=(skill,), slots=chance.choice([1, 2**15, ALWAYS]), reach=chance.randint(0, 3)
        )
        last = DAY - timedelta(days=chance.choice([3, 10, 20, 40, 90])) if n % 3 else helping.NEVER
        away = SATURDAY + timedelta(days=1) if n % 7 == 0 else None
        Ally.objects.filter(pk=ally.pk).update(last_asked=last)
        Offer.objects.filter(ally=ally).update(last_asked=last, away_until=away)
    for grid in (0, 3, None):
        for ring in range(4):
            need = a_need(world, grid, by="office")
            need.ring = ring
            fast = [one.suggestion for one in finding.suggested(need, NOON, 5)]
            assert fast == helping.suggest(finding.asked_of(need, NOON), finding.everyone(need), 5)


def test_finding_costs_as_much_among_many_as_among_few(world: World) -> None:
    counts = []
    for more in (2, 30):
        for n in range(more):
            an_ally(world, n % 4)
        need = a_need(world)
        need.ring = 3
        with CaptureQueriesContext(connection) as captured:
            finding.suggested(need, NOON)
        counts.append(len(captured))
    assert counts[1] <= counts[0] <= 6


def test_those_asked_lately_stand_later(world: World) -> None:
    first, second = an_ally(world), an_ally(world)
    asked(world, a_need(world), first)
    assert [one.ally for one in finding.suggested(a_need(world), LATER)] == [second, first]


def test_who_is_asked_has_a_letter_and_is_suggested_no_more(world: World) -> None:
    ally, need = an_ally(world), a_need(world, by="steward")
    asked(world, need, ally, by="steward")
    letter = Letter.objects.filter(kind="ally_asked").get()
    assert letter.number == ally.phone and letter.params["link"].startswith("/h/")
    assert not finding.suggested(need, NOON)
    asked(world, need, ally)
    assert Letter.objects.filter(kind="ally_asked").count() == Ask.objects.count() == 1


def test_nobody_is_asked_who_does_not_fit(world: World) -> None:
    need = a_need(world)
    away, other, left, new = (an_ally(world) for _ in range(4))
    joining.pause(away.pk, SATURDAY + timedelta(days=1), by=mine(away), at=NOON)
    Ally.objects.filter(pk=other.pk).update(skills="hair")
    joining.leave(left.pk, "link", by=mine(left), at=NOON)
    Ally.objects.filter(pk=new.pk).update(state="asked", welcomed_at=None)
    for ally in (away, other, left, new, an_ally(world, 2)):
        with pytest.raises(DoesNotFit):
            asked(world, need, ally)
    with pytest.raises(Chosen):
        needing.ask(need.pk, [], by=world.actor("leader"), at=NOON)
    with pytest.raises(Chosen):
        needing.ask(need.pk, [uuid7()], by=world.actor("leader"), at=NOON)
    assert not Ask.objects.exists()


def test_where_there_is_a_risk_the_insurance_is_seen_first(world: World) -> None:
    ally, need = an_ally(world), a_need(world, risky=True)
    assert not finding.suggested(need, NOON)[0].insured
    with pytest.raises(NotInsured):
        asked(world, need, ally)
    joining.insure(ally.pk, SATURDAY - timedelta(days=1), by=world.actor("leader"), at=NOON)
    with pytest.raises(NotInsured):
        asked(world, need, ally)
    with pytest.raises(NotAllowed):
        joining.insure(ally.pk, SATURDAY, by=world.actor("steward"), at=NOON)
    joining.insure(ally.pk, SATURDAY, by=world.actor("leader"), at=NOON)
    asked(world, need, ally)
    assert Ask.objects.count() == 1


def test_when_enough_have_said_yes_the_others_are_told_kindly(world: World) -> None:
    one, two, three = (an_ally(world) for _ in range(3))
    need = a_need(world, how_many=1)
    asks = asked(world, need, one, two, three)
    needing.answer(asks[1].pk, False, by=mine(two), at=LATER)
    needing.answer(asks[0].pk, True, by=mine(one), at=LATER)
    need.refresh_from_db()
    assert need.stage == "filled"
    assert [ask.reply for ask in queries.asks(need)] == ["yes", "no", "enough"]
    told = Letter.objects.filter(kind="ally_enough").get()
    assert told.number == three.phone
    with pytest.raises(EnoughCame):
        needing.answer(asks[2].pk, True, by=mine(three), at=LATER)


def test_who_cannot_come_after_all_opens_it_again(world: World) -> None:
    ally, need = an_ally(world), a_need(world)
    ask = said_yes(world, need, ally)
    needing.answer(ask.pk, False, by=mine(ally), at=LATER)
    need.refresh_from_db()
    assert need.stage == "open"


def test_nobody_answers_for_another_but_who_may_note_it(world: World) -> None:
    ally, other, need = an_ally(world), an_ally(world), a_need(world)
    (ask,) = asked(world, need, ally)
    for by in (mine(other), world.visitor, world.actor("leader2")):
        with pytest.raises(NotAllowed):
            needing.answer(ask.pk, True, by=by, at=LATER)
    assert needing.answer(ask.pk, True, by=world.actor("leader"), at=LATER, means="phone").means == "phone"


def test_how_it_ended(world: World) -> None:
    ally, need = an_ally(world), a_need(world)
    ask, leader = said_yes(world, need, ally), world.actor("leader")
    with pytest.raises(NobodyCame):
        needing.close(need.pk, "meet", by=leader, at=LATER)
    met = needing.close(need.pk, "meet", by=leader, at=LATER, came=[ask.pk])
    ask.refresh_from_db()
    assert (met.stage, ask.came) == ("met", True)
    with pytest.raises(OutOfStep):
        needing.close(need.pk, "miss", by=leader, at=LATER, reason="下雨")
    with pytest.raises(TooLate):
        needing.answer(ask.pk, False, by=mine(ally), at=LATER)


def test_what_was_missed_or_cancelled_says_why_and_tells_who_was_coming(world: World) -> None:
    for step in ("miss", "cancel"):
        ally, need = an_ally(world), a_need(world)
        said_yes(world, need, ally)
        with pytest.raises(Missing):
            needing.close(need.pk, step, by=world.actor("leader"), at=LATER)
        needing.close(need.pk, step, by=world.actor("leader"), at=LATER, reason="老人住院了")
    assert Letter.objects.filter(kind="ally_off").count() == 2


@pytest.mark.parametrize(
    ("wrong", "refused"),
    [
        ({"skill": "flying"}, Missing), ({"words": " "}, Missing), ({"words": "请打 1380000 1234"}, HoldsNumber),
        ({"place_words": "身份证410305199001011234"}, HoldsNumber), ({"day": DAY - timedelta(days=1)}, NotADay),
        ({"part": "night"}, Missing), ({"how_many": 0}, Missing), ({"micro_grid": uuid7()}, Missing),
    ],
)  # fmt: skip
def test_what_a_need_cannot_be(wrong: dict[str, object], refused: type[Exception], world: World) -> None:
    with pytest.raises(refused):
        needing.write_need(wanted(world, **wrong), by=world.actor("office"), at=NOON)


def test_a_steward_writes_needs_of_her_micro_grid(world: World) -> None:
    assert a_need(world, by="steward").ring == 1
    for grid in (1, None):
        with pytest.raises(NotAllowed):
            a_need(world, grid, by="steward")
    assert a_need(world, None, by="office").ring == 3


@pytest.mark.parametrize("breach", [{"how_many": 0}, {"ring": 4}, {"stage": "met"}, {"closed_at": NOON}])
def test_the_database_refuses(breach: dict[str, object], world: World) -> None:
    a_need(world)
    with pytest.raises(IntegrityError):
        Need.objects.update(**breach)


@pytest.mark.parametrize("breach", [{"reply": "yes"}, {"replied_at": NOON}, {"came": True}])
def test_the_database_refuses_of_an_answer(breach: dict[str, object], world: World) -> None:
    asked(world, a_need(world), an_ally(world))
    with pytest.raises(IntegrityError):
        Ask.objects.update(**breach)


def test_every_stage_has_a_way_on_or_is_an_end() -> None:
    ends = {stage for stage in loop.STAGES if not loop.steps_from(stage)}
    assert ends == {"met", "unmet", "cancelled"}


def test_saturday_is_one() -> None:
    assert date(2026, 10, 17) == SATURDAY and SATURDAY.isoweekday() == 6
