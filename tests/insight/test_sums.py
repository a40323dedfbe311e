"""Sums are kept by following footprints; at every moment they equal a recount of all matters."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linli.access.actors import rule
from linli.cases.intake.actions import Said, report
from linli.cases.labels import Outcome
from linli.cases.matter import actions, joining, judging, pausing
from linli.cases.matter.actions import Result
from linli.cases.models import Case, Report
from linli.cli import due
from linli.cli import main as command
from linli.foundation.refusals import NotAllowed, NotFound, Refusal
from linli.insight import counting, facts, keeping, sums
from linli.insight.board import board
from linli.insight.counting import EVER, Matter, Spread, cover
from linli.insight.figures import Asked
from linli.insight.tables import Checkpoint, Fact, Tally
from tests.builders import NOON, World, a_case, a_report, a_world, bearer_of

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
STAFF = ("steward", "steward2", "leader", "leader2", "office", "secretary", "street")


@pytest.fixture
def world() -> World:
    return a_world()


class Walk:
    """Chance walks the loop with real verbs; what a verb refuses is left as it is."""

    def __init__(self, world: World, seed: int) -> None:
        self.world, self.chance, self.at = world, Random(seed), NOON

    def step(self) -> None:
        self.at += timedelta(minutes=self.chance.choice((3, 47, 190, 1500, 9000)))
        verb = self.chance.choice((self.say, self.say, self.assign, self.resolve, self.resolve, self.judge, self.judge,
                                   self.join, self.part, self.move, self.wait, self.back, self.time))  # fmt: skip
        try:
            verb()
        except Refusal:
            return

    def one(self) -> Case:
        return self.chance.choice(list(Case.objects.order_by("id")))

    def said(self, case: Case) -> Report:
        """One of its reports; one that was joined with another has none."""
        found = list(case.reports.order_by("id"))
        if not found:
            raise NotFound()
        return self.chance.choice(found)

    def by(self, case: Case) -> Any:
        return self.world.actor("leader" if case.general_grid_id == self.world.generals[0].pk else "leader2")

    def say(self) -> None:
        words = self.chance.choice(("楼道灯不亮", "老公打我，我害怕", "噪音太大", "下水道堵了", "屋顶漏水"))
        by = self.world.visitor if self.chance.random() < 0.7 else self.world.actor("office")
        report(self.world.place(self.chance.randrange(4)), Said(words), by=by, at=self.at)

    def assign(self) -> None:
        case = self.one()
        person = self.world.people["steward"].pk
        actions.assign(case.pk, person, by=self.by(case), at=self.at, version=case.version)

    def resolve(self) -> None:
        case = self.one()
        result = Result(self.chance.choice((Outcome.SOLVED, Outcome.PARTLY)), "办了")
        actions.resolve_on_spot(case.pk, result, by=self.by(case), at=self.at, version=case.version)

    def judge(self) -> None:
        case = self.one()
        taken = self.said(case)
        verdict = self.chance.choice(("satisfied", "mostly", "not"))
        judging.judge(case.pk, taken.pk, verdict, by=bearer_of(taken), at=self.at, version=case.version, reason="没好")

    def join(self) -> None:
        case = self.one()
        joining.merge(case.pk, self.one().pk, by=self.by(case), at=self.at, version=case.version)

    def part(self) -> None:
        case = self.one()
        joining.unmerge(case.pk, "不是一件事", by=self.by(case), at=self.at, version=case.version)

    def move(self) -> None:
        case = self.one()
        taken = self.said(case)
        target = self.chance.choice((None, self.one().pk))
        joining.move_report(taken.pk, target, by=self.by(case), at=self.at, version=case.version)

    def wait(self) -> None:
        case = self.one()
        pausing.wait(case.pk, "等配件", self.at + 3 * DAY, by=self.by(case), at=self.at, version=case.version)

    def back(self) -> None:
        case = self.one()
        judging.send_back(case.pk, "没好", by=self.by(case), at=self.at, version=case.version)

    def time(self) -> None:
        due.do_all(self.at)


def both(world: World, at: datetime) -> None:
    """For everyone who reads figures, the kept sums equal those counted anew."""
    for name in ("steward", "leader", "office"):
        asked = Asked(world.actor(name), at, 30)
        held = sums.sums(asked)
        counted = sums._counted(asked, sums._wanted(asked))
        plain = {key: {k: n for k, n in sum.items() if n} for key, sum in counted.items()}
        assert {k: n for k, n in held.ever.items() if n} == plain["ever", EVER], name
        for month, sum in held.months.items():
            assert {k: n for k, n in sum.items() if n} == plain["month", month], (name, month)


@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 2**32), st.lists(st.booleans(), min_size=3, max_size=4))
def test_followed_or_not_the_sums_equal_a_recount(seed: int, follows: list[bool]) -> None:
    with transaction.atomic():
        world = a_world(code=f"4{seed:011}")
        walk = Walk(world, seed)
        walk.say()
        by = rule("figures", world.community.pk)
        for follow in follows:
            for _n in range(8):
                walk.step()
            if follow:
                while keeping.follow(world.community.pk, by=by, at=walk.at):
                    pass
                assert keeping.differences(world.community.pk) == []
            both(world, walk.at)
        transaction.set_rollback(True)


def test_followed_twice_counts_once_and_a_kill_loses_nothing(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    keeping.keep_up(NOON)
    for n in range(5):
        a_case(world, at="closed", place=0, words=f"灯 {n}")
    before = list(Tally.objects.order_by("pk").values_list("pk", "counts"))

    def killed(*_given: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt), transaction.atomic():
        patched.setattr(keeping, "_move", killed)  # the last thing of a step
        keeping.keep_up(NOON)
    assert list(Tally.objects.order_by("pk").values_list("pk", "counts")) == before
    keeping.keep_up(NOON)
    keeping.keep_up(NOON)
    assert keeping.differences(world.community.pk) == []
    assert Fact.objects.count() == 5


def test_what_is_built_in_portions_is_counted_by_pages_until_it_is_whole(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(7):
        a_report(world, words=f"灯 {n}", place=n % 4)
    monkeypatch.setattr(keeping, "AT_ONCE", 3)
    by = rule("figures", world.community.pk)
    keeping.follow(world.community.pk, by=by, at=NOON)
    assert Checkpoint.objects.get().built_to is not None
    both(world, NOON)
    a_report(world, words="其间又来一件")
    while keeping.follow(world.community.pk, by=by, at=NOON):
        both(world, NOON)
    assert keeping.differences(world.community.pk) == []


def test_counted_otherwise_everything_is_counted_anew(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    a_case(world, at="closed")
    keeping.keep_up(NOON)
    Tally.objects.update(counts={"stage:closed": 99})
    assert keeping.differences(world.community.pk)
    Checkpoint.objects.update(rules=0)
    both(world, NOON + DAY)
    keeping.keep_up(NOON)
    keeping.keep_up(NOON)
    assert keeping.differences(world.community.pk) == []


def test_a_yes_after_the_closing_is_followed_too(world: World) -> None:
    case = a_case(world, at="resolved")
    other = a_report(world, words="楼道灯不亮")
    Report.objects.filter(pk=other.pk).update(case=case)
    first = case.reports.exclude(pk=other.pk).get()
    case = judging.judge(case.pk, first.pk, "satisfied", by=bearer_of(first), at=NOON + DAY, version=case.version)
    keeping.keep_up(NOON)
    other.refresh_from_db()
    judging.judge(case.pk, other.pk, "mostly", by=bearer_of(other), at=NOON + DAY, version=case.version)
    shown = {f.key: f for f in board(Asked(world.actor("office"), NOON + 2 * DAY)).rates}
    assert (shown["satisfied"].part, shown["satisfied"].n) == (2, 2)


def test_only_the_rule_keeps_them(world: World) -> None:
    for name in STAFF:
        with pytest.raises(NotAllowed):
            keeping.follow(world.community.pk, by=world.actor(name), at=NOON)


def test_the_database_holds_one_row_for_each_sum(world: World) -> None:
    a_case(world)
    keeping.keep_up(NOON)
    row = Tally.objects.filter(level="general_grid").first()
    assert row is not None
    for wrong in ({"pk": world.community.pk}, {"level": "person"}, {"span": "year"}, {"level": "community"}):
        made = Tally.objects.get(pk=row.pk)
        made.pk = Fact.objects.get().pk
        made.start = date(2020, 1, 1)
        for column, value in wrong.items():
            setattr(made, column, value)
        if "pk" in wrong:
            made.start = row.start
        with pytest.raises(IntegrityError), transaction.atomic():
            made.save(force_insert=True)


@pytest.mark.parametrize("name", ["office", "leader", "steward"])
def test_a_board_costs_the_same_for_ten_matters_and_for_eighty(
    name: str, world: World, django_assert_max_num_queries: Callable[..., CaptureQueriesContext]
) -> None:
    asked = Asked(world.actor(name), NOON + DAY)
    for more in (10, 70):
        for n in range(more):
            a_report(world, words=f"灯 {n}", place=n % 4)
        keeping.keep_up(NOON)
        with django_assert_max_num_queries(5):
            board(asked)


def test_months_and_days_cover_a_period_once() -> None:
    found = cover(date(2026, 1, 30), date(2026, 4, 2))
    assert found == [
        ("day", date(2026, 1, 30)), ("day", date(2026, 1, 31)), ("month", date(2026, 2, 1)),
        ("month", date(2026, 3, 1)), ("day", date(2026, 4, 1)), ("day", date(2026, 4, 2)),
    ]  # fmt: skip
    assert cover(date(2026, 2, 1), date(2026, 2, 28)) == [("month", date(2026, 2, 1))]


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(st.dictionaries(st.integers(0, 10**6), st.integers(1, 50), min_size=1, max_size=12), st.floats(0.01, 1))
def test_a_spread_says_what_its_times_say_one_by_one(of: dict[int, int], share: float) -> None:
    times = sorted(minutes for minutes, n in of.items() for _one in range(n))
    spread = Spread(counting.Counter(of))
    within = spread.within(share)
    assert within is not None and spread.mean == pytest.approx(sum(times) / len(times) / 60)
    assert sum(t <= within * 60 + 1e-6 for t in times) >= share * len(times) - 1e-6
    assert sum(t < within * 60 - 1e-6 for t in times) < share * len(times) + 1e-6


def test_what_is_kept_of_a_matter_reads_back_as_it_was(world: World) -> None:
    a_case(world, at="closed")
    a_report(world)
    for matter in facts.matters(Case.objects.all()).values():
        assert Matter.of(matter.plain()) == matter


def test_the_command_follows_checks_and_rebuilds(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    a_case(world, at="closed")
    assert command(["figures", "follow"]) == 0
    assert command(["figures", "check"]) == 0
    Tally.objects.all().delete()
    assert command(["figures", "check"]) == 1
    assert command(["figures", "rebuild"]) == 0
    assert command(["figures", "check"]) == 0
    assert "一致" in capsys.readouterr().out
