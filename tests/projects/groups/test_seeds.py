"""Seed grants: one page, residents' voices, the fund's own records, and reports that a group owes."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from linli.foundation.refusals import Missing, NotAllowed, OutOfStep
from linli.fund.models import Outside, Proposal
from linli.projects.groups import figures, queries, reporting, rules, seeding
from linli.projects.groups.reporting import Told
from linli.projects.groups.seeding import Carrying
from linli.projects.models import Seed, SeedLine, SeedView
from linli.projects.refusals import LinesDiffer, NotAbove, NotYours, SaysNothing, ViewOver, WhatNow
from tests.builders import DAY, NOON, World
from tests.fund.ground import Fund, a_fund
from tests.projects.held import a_group, a_seed, of_group

pytestmark = pytest.mark.django_db
HOWEVER_BUSY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # the machine may be
CARRYING = Carrying("P01", "暖阳座椅也为老人", "五金店（演示）", confirmed=True)


@pytest.fixture
def fund() -> Fund:
    return a_fund()


@pytest.fixture
def world(fund: Fund) -> World:
    return fund.world


def carried(fund: Fund, seed: Seed) -> Seed:
    return seeding.carry(seed.pk, CARRYING, by=fund.world.actor("office"), at=fund.tick(), version=None)


def test_a_group_applies_by_its_link_on_one_page(world: World) -> None:
    seed = a_seed(a_group(world))
    assert (seed.stage, seed.by_link, seed.view_until) == ("view", True, DAY + timedelta(days=7))
    assert [(line.source, line.fen) for line in seed.lines.all()] == [("", 10_000), ("", 2_000), ("residents", 5_000)]
    assert list(queries.open_seeds(world.community.pk, DAY)) == [seed]


@pytest.mark.parametrize(
    ("said", "refused"),
    [
        ({"fen": 0}, NotAbove), ({"fen": 12_001}, LinesDiffer), ({"for_whom": ""}, Missing),
        ({"budget": (("a", 12_001), ("b", -1))}, NotAbove), ({"elsewhere": (("thin_air", "x", 1),)}, WhatNow),
    ],
)  # fmt: skip
def test_what_an_application_cannot_be(said: dict[str, Any], refused: type[Exception], world: World) -> None:
    group = a_group(world)
    with pytest.raises(refused):
        a_seed(group, **said)
    assert not Seed.objects.exists() and not SeedLine.objects.exists()


def test_residents_say_that_it_helps_them_and_are_counted_without_names(world: World) -> None:
    seed = a_seed(a_group(world))
    seeding.say(seed.pk, "我妈用得着", by=world.visitor, at=NOON)
    seeding.say(seed.pk, helps=14, by=world.actor("office"), at=NOON, paper=True)
    seeding.say(seed.pk, "再买辆小车更好", helps=0, by=world.visitor, at=NOON)
    (grant,) = queries.grants(Seed.objects.all())
    assert (grant.helps, SeedView.objects.count()) == (15, 3)
    with pytest.raises(SaysNothing):
        seeding.say(seed.pk, helps=0, by=world.visitor, at=NOON)
    with pytest.raises(NotAllowed):
        seeding.say(seed.pk, helps=90, by=world.visitor, at=NOON, paper=True)
    with pytest.raises(ViewOver):
        seeding.say(seed.pk, by=world.visitor, at=NOON + timedelta(days=8))


def test_one_voice_on_the_page_counts_once(world: World) -> None:
    said = seeding.say(a_seed(a_group(world)).pk, helps=50, by=world.visitor, at=NOON)
    assert said.helps == 1


def test_it_is_carried_into_the_fund_word_for_word_and_nothing_is_typed_twice(fund: Fund) -> None:
    seed = carried(fund, a_seed(a_group(fund.world)))
    proposal = Proposal.objects.get()
    assert (seed.stage, seed.proposal, proposal.sort) == ("carried", proposal, "seed")
    assert (proposal.name, proposal.fen, proposal.application.applicant) == (
        "武邻送餐队：添保温箱",
        12_000,
        "武邻送餐队",
    )
    assert [(line.source, line.fen) for line in Outside.objects.all()] == [("residents", 5_000)]
    (grant,) = queries.grants(Seed.objects.all())
    assert (grant.standing, grant.owed) == ("hearing", ())
    with pytest.raises(OutOfStep):
        carried(fund, seed)


def test_it_is_set_aside_with_a_reason_that_the_group_reads(world: World) -> None:
    group = a_group(world)
    seed = a_seed(group)
    with pytest.raises(Missing):
        seeding.set_aside(seed.pk, " ", by=world.actor("office"), at=NOON, version=1)
    gone = seeding.set_aside(seed.pk, "已由街道配了", by=world.actor("office"), at=NOON, version=1)
    assert (gone.stage, gone.reason) == ("aside", "已由街道配了")
    assert list(queries.open_seeds(world.community.pk, DAY)) == []


def test_no_report_is_taken_of_a_payment_that_was_not_made(fund: Fund) -> None:
    seed = carried(fund, a_seed(a_group(fund.world)))
    with pytest.raises(NotYours):
        reporting.report(seed.pk, Told(1, "买了", 12_000, DAY), by=of_group(seed.group), at=NOON)
    told = figures.grants(fund.community, DAY)
    assert (told.applied, told.granted, told.mean, told.reports_due) == (1, 0, None, 0)


def test_a_late_report_is_the_groups_to_see_first_and_the_offices_a_week_later() -> None:
    paid = date(2026, 8, 1)
    (one,) = rules.owed([paid], {})
    days = {0: "ahead", 60: "ahead", 61: "late", 67: "late", 68: "long"}
    assert {n: one.state(paid + timedelta(days=n)) for n in days} == days
    assert rules.owed([paid], {1: paid})[0].state(paid + timedelta(days=99)) == "told"


@HOWEVER_BUSY
@given(some.lists(some.dates(date(2025, 1, 1), date(2026, 1, 1)), max_size=5), some.integers(0, 200))
def test_reports_on_time_are_never_more_than_those_due(paid: list[date], after: int) -> None:
    told = {n: day + timedelta(days=after) for n, day in enumerate(sorted(paid), 1)}
    on_time, due = rules.share_on_time(rules.owed(paid, told), date(2026, 10, 1))
    assert due == len(paid)
    assert on_time == (len(paid) if after <= 60 else 0)


@pytest.mark.parametrize(
    "breach", [{"fen": 0}, {"stage": "carried"}, {"stage": "aside"}, {"reason": "x"}], ids=str
)  # fmt: skip
def test_the_database_keeps_applications_true(breach: dict[str, object], world: World) -> None:
    seed = a_seed(a_group(world))
    with pytest.raises(IntegrityError), transaction.atomic():
        Seed.objects.filter(pk=seed.pk).update(**breach)
