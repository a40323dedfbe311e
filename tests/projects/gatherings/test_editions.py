"""The life of a gathering: planned, open, held, told, or called off; and who must have signed before it opens."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from linli.foundation.refusals import Missing, NotAllowed, OutOfStep, Stale
from linli.projects.counting import Heads
from linli.projects.gatherings import loop, planning, queries, rules, stalls
from linli.projects.gatherings.rules import Signed
from linli.projects.gatherings.stalls import Place, Stand
from linli.projects.models import Edition, Produce, Stall
from linli.projects.refusals import (
    AgreementLacking,
    DayOver,
    FewerVisits,
    NameTaken,
    NoCount,
    NoMethod,
    NotOnThatDay,
    NumberTaken,
    RangeCrossed,
)
from tests.builders import DAY, NOON, World, a_world
from tests.fund.giving.given import an_agreement
from tests.fund.ground import Fund, a_fund
from tests.projects.held import NUMBER, a_stall, an_edition, held, opened

pytestmark = pytest.mark.django_db
HOWEVER_BUSY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # the machine may be
WHOLE = {"start": date(2026, 9, 1), "end": date(2026, 12, 31)}


@pytest.fixture
def world() -> World:
    return a_world()


@pytest.fixture
def fund(world: World) -> Fund:
    return a_fund(world)


def test_a_gathering_is_planned_opened_held_and_told(world: World) -> None:
    edition = opened(an_edition(world), world)
    edition = held(edition, world)
    assert (edition.stage, edition.visits, edition.visits_most, edition.people) == ("held", 300, 400, None)
    told = planning.tell(edition.pk, "谢谢大家", by=world.actor("office"), at=NOON, version=edition.version)
    assert (told.stage, told.told_at) == ("told", NOON)


def test_a_charity_market_cannot_open_without_its_merchants_agreements(world: World, fund: Fund) -> None:
    edition = an_edition(world)
    a_stall(edition, world, an_agreement(fund, **WHOLE))
    lacking = a_stall(edition, world, name="槐香面馆", shares=True)
    over = an_agreement(fund, start=date(2026, 9, 1), end=date(2026, 10, 1))
    a_stall(edition, world, over, name="顺心水果铺")
    late = an_agreement(fund, signed=date(2026, 10, 1), start=date(2026, 10, 1), end=date(2026, 12, 31))
    a_stall(edition, world, late, name="同心五金")
    a_stall(edition, world, name="居民旧物摊")
    with pytest.raises(AgreementLacking) as refused:
        opened(edition, world)
    assert "槐香面馆、顺心水果铺" in str(refused.value) and "柳荫" not in str(refused.value)
    assert Edition.objects.get().stage == "planned"
    by = world.actor("office")
    stalls.place(lacking.pk, Place(lacking.number), by=by, at=NOON)
    stalls.withdraw(Stall.objects.get(name="顺心水果铺").pk, by=by, at=NOON)
    assert opened(edition, world).stage == "open"


def test_nobody_joins_an_open_one_with_a_share_that_rests_on_nothing(world: World) -> None:
    edition = opened(an_edition(world), world)
    with pytest.raises(AgreementLacking):
        a_stall(edition, world, shares=True)
    assert not Stall.objects.exists()


def test_an_agreement_of_the_very_day_was_not_signed_before_it() -> None:
    signed = Signed(DAY, DAY, DAY)
    assert not signed.covers(DAY)
    assert Signed(DAY - timedelta(days=1), DAY, DAY).covers(DAY)


@HOWEVER_BUSY
@given(some.lists(some.tuples(some.text("甲乙丙", min_size=1, max_size=3), some.booleans(), some.integers(-3, 3))))
def test_whoever_shares_and_is_not_covered_is_named_and_nobody_else(rows: list[tuple[str, bool, int]]) -> None:
    day = date(2026, 10, 12)
    made = [(n, s, Signed(day - timedelta(days=k), day - timedelta(days=2), day) if k else None) for n, s, k in rows]
    assert rules.lacking(made, day) == [name for name, shares, k in rows if shares and k <= 0]


def test_what_is_held_says_people_or_visits_and_how(world: World) -> None:
    edition = opened(an_edition(world), world)
    for heads, refused in (
        (Heads("counted"), NoCount), (Heads("", visits=3), NoMethod), (Heads("guess", visits=3), NoMethod),
        (Heads("counted", visits=3, visits_most=2), RangeCrossed), (Heads("counted", people=9, visits=3), FewerVisits),
    ):  # fmt: skip
        with pytest.raises(refused):
            held(edition, world, heads)
    early = Edition.objects.get()
    with pytest.raises(NotOnThatDay):
        planning.hold(early.pk, Heads("counted", visits=3), by=world.actor("office"), at=NOON, version=early.version)


def test_a_gathering_is_called_off_with_a_reason_that_everyone_reads(world: World) -> None:
    edition, office = opened(an_edition(world), world), world.actor("office")
    with pytest.raises(Missing):
        planning.call_off(edition.pk, " ", by=office, at=NOON, version=edition.version)
    off = planning.call_off(edition.pk, "预报大雨", by=office, at=NOON, version=edition.version)
    assert queries.public(off.pk).reason == "预报大雨"
    with pytest.raises(OutOfStep):
        held(off, world)


def test_what_is_only_planned_is_seen_by_nobody_outside(world: World) -> None:
    edition = an_edition(world)
    assert list(queries.ahead(world.community.pk, DAY)) == []
    opened(edition, world)
    assert [one.name for one in queries.ahead(world.community.pk, DAY)] == ["便民集市第1场"]


def test_names_and_days_are_once_and_days_lie_ahead(world: World) -> None:
    an_edition(world)
    with pytest.raises(NameTaken):
        an_edition(world)
    with pytest.raises(DayOver):
        an_edition(world, day=DAY - timedelta(days=1))


def test_two_people_who_change_it_at_once_do_not_overwrite_each_other(world: World) -> None:
    edition = an_edition(world)
    opened(edition, world)
    with pytest.raises(Stale):
        planning.call_off(edition.pk, "雨", by=world.actor("office"), at=NOON, version=edition.version)


def test_stalls_get_the_lowest_free_number_and_no_number_twice(world: World) -> None:
    edition = an_edition(world)
    assert [a_stall(edition, world).number for _ in range(3)] == [1, 2, 3]
    with pytest.raises(NumberTaken) as taken:
        a_stall(edition, world, number=2)
    assert taken.value.params["free"] == 4


def test_whoever_asks_for_a_stall_is_placed_or_told_why_not(world: World) -> None:
    edition = opened(an_edition(world), world)
    asked = stalls.ask(edition.pk, Stand("李姐的布鞋", "手工布鞋", phone=NUMBER), by=world.visitor, at=NOON)
    assert (asked.state, asked.number) == ("asked", None)
    with pytest.raises(NotAllowed):
        stalls.place(asked.pk, Place(), by=world.visitor, at=NOON)
    told = stalls.decline(asked.pk, "没有空位了，下次优先", by=world.actor("office"), at=NOON)
    assert (told.state, told.reason) == ("declined", "没有空位了，下次优先")


@HOWEVER_BUSY
@given(some.sampled_from(["planned", "open", "held", "told", "off"]), some.sampled_from(loop.STEPS.column("step")))
def test_no_step_leads_where_the_table_does_not(stage: str, step: str) -> None:
    if step in loop.may_follow(stage):
        assert loop.advance(stage, step) in {"planned", "open", "held", "told", "off"}
    else:
        with pytest.raises(OutOfStep):
            loop.advance(stage, step)


@pytest.mark.parametrize(
    "breach",
    [
        {"stage": "held"}, {"stage": "told"}, {"stage": "off"}, {"visits": 3}, {"stage": "held", "method": "counted"},
        {"closes": "07:00"}, {"begun_by": "x"}, {"reason": "雨"},
    ],
    ids=str,
)  # fmt: skip
def test_the_database_refuses_what_the_verbs_would_not_write(breach: dict[str, str], world: World) -> None:
    edition = an_edition(world)
    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.filter(pk=edition.pk).update(**breach)


@pytest.mark.parametrize("breach", [{"number": 0}, {"state": "gone"}, {"state": "declined", "number": None}], ids=str)
def test_the_database_keeps_stalls_true(breach: dict[str, object], world: World) -> None:
    stall = a_stall(an_edition(world), world)
    with pytest.raises(IntegrityError), transaction.atomic():
        Stall.objects.filter(pk=stall.pk).update(**breach)


@pytest.mark.parametrize("breach", [{"grams": 0}, {"relation": "part"}, {"said_in": "lb"}], ids=str)
def test_the_database_keeps_weights_true(breach: dict[str, object], world: World) -> None:
    edition = an_edition(world)
    row = {"county": "伊川", "product": "红薯", "grams": 5, "said_in": "kg", "relation": "beside", "at": NOON}
    with pytest.raises(IntegrityError), transaction.atomic():
        Produce.objects.create(community=world.community, edition=edition, **row | breach)
