"""A question that is worded once asks the same as the framework's own, whatever its values, and whoever asks."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Thread
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import OperationalError, connection
from django.db.models import Q, QuerySet

from linli.access.actors import Post
from linli.cases.models import Case, Report
from linli.cases.queries import one_visible, visible_to
from linli.config.installation import Installation
from linli.foundation import worded as wording
from linli.foundation.refusals import NotFound
from linli.foundation.worded import MOST, Reckoned, worded
from tests.builders import NOON, World, a_boxed_report, a_report, a_world
from tests.web.town import standing_on

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def world() -> World:
    return a_world()


def asked(made: list[object]) -> Callable[..., list[Report]]:
    """A question of reports of a matter up to a moment, in some order; each time it is made is noted."""

    @worded
    def reports(order: str, /, *, case: UUID, until: datetime) -> QuerySet[Report]:
        made.append(order)
        return Report.objects.filter(case=case, at__lte=until).select_related("case__community").order_by(order)

    return reports


def test_it_finds_what_the_question_finds_whatever_the_values_and_is_made_twice_at_first_only(world: World) -> None:
    made: list[object] = []
    reports, cases = asked(made), [a_report(world, at=NOON + n * HOUR).case for n in range(3)]
    for case in cases:
        for until in (NOON, NOON + HOUR, NOON + 9 * HOUR):
            plain = Report.objects.filter(case=case, at__lte=until)
            found = reports("id", case=case.pk, until=until)
            assert found == list(plain)
            assert [report.case.community for report in found] == [world.community] * len(found)
    assert made == ["id", "id"]
    reports("-id", case=cases[0].pk, until=NOON)
    assert made == ["id", "id", "-id", "-id"]


def test_it_costs_one_statement_also_of_what_is_fetched_with_it(
    world: World, django_assert_num_queries: Callable[..., Any]
) -> None:
    reports, case = asked([]), a_report(world).case
    reports("id", case=case.pk, until=NOON)
    with django_assert_num_queries(1):
        assert [report.case.community.name for report in reports("id", case=case.pk, until=NOON)] == ["柳荫社区"]


def test_columns_counts_and_days_are_found_as_well(world: World) -> None:
    @worded
    def numbers(*, community: UUID, title: str) -> QuerySet[Case, tuple[int, date]]:
        return Case.objects.filter(community=community, title=title).values_list("number", "reported_at__date")

    case = a_report(world, words="灯不亮").case
    assert numbers(community=world.community.pk, title="灯不亮") == [(case.number, date(2026, 10, 12))]
    assert numbers(community=world.community.pk, title="管子漏") == []
    assert numbers(community=uuid4(), title="灯不亮") == []


def test_numbers_are_values_too(world: World) -> None:
    @worded
    def titles(*, first: int, second: int) -> QuerySet[Case, str]:
        return Case.objects.filter(number__in=[first, second]).order_by("number").values_list("title", flat=True)

    one, other = a_report(world, words="灯不亮").case, a_report(world, words="管子漏").case
    assert titles(first=other.number, second=one.number) == ["灯不亮", "管子漏"]
    assert titles(first=other.number, second=other.number) == ["管子漏"]


def test_a_value_that_was_reckoned_with_is_refused(world: World) -> None:
    @worded
    def late(*, at: datetime) -> QuerySet[Case]:
        return Case.objects.filter(due_at__lt=at - HOUR)

    @worded
    def both(*, at: datetime) -> QuerySet[Case]:
        return Case.objects.filter(Q(due_at__lt=at) | Q(reported_at__lt=at - HOUR))

    @worded
    def alike(*, words: str) -> QuerySet[Case]:
        return Case.objects.filter(title__contains=words)

    @worded
    def either(*, case: UUID | None) -> QuerySet[Case]:
        return Case.objects.filter(pk=case)

    for ask in (
        lambda: late(at=NOON), lambda: both(at=NOON), lambda: alike(words="灯"), lambda: either(case=None),
    ):  # fmt: skip
        with pytest.raises(Reckoned):
            ask()


def test_what_can_never_be_found_asks_nothing(django_assert_num_queries: Callable[..., Any]) -> None:
    @worded
    def none(*, case: UUID) -> QuerySet[Case]:
        return Case.objects.filter(pk=case, pk__in=[])

    with django_assert_num_queries(0):
        assert none(case=uuid4()) == []


def test_two_who_differ_in_a_sleeping_post_alone_do_not_share_a_wording(world: World) -> None:
    boxed = a_boxed_report(world).case
    office = world.actor("office")
    serves = replace(office, dormant=(Post("steward", "micro_grid", world.grids[0].pk),))
    assert serves == office, "their comparison leaves it out"
    assert one_visible(office, boxed.pk) == boxed
    with pytest.raises(NotFound):
        one_visible(serves, boxed.pk)
    assert one_visible(office, boxed.pk) == boxed


@pytest.mark.parametrize("who", ["steward", "worker", "leader", "leader2", "office", "secretary", "street"])
def test_who_may_read_what_is_the_same_as_by_the_gate(who: str, world: World) -> None:
    private = a_report(world, words="他又打我", kind="TJ06")
    cases = [a_report(world, place=n).case for n in range(4)] + [a_boxed_report(world).case, private.case]
    by = world.actor(who)
    for case in cases:
        allowed = visible_to(by).filter(pk=case.pk).exists()
        try:
            assert one_visible(by, case.pk) == case
            assert allowed
        except NotFound:
            assert not allowed


@pytest.mark.skipif(connection.vendor != "sqlite", reason="one practises in a file of SQLite")
def test_in_another_database_it_asks_that_one(world: World, tmp_path: Path) -> None:
    reports, case = asked([]), a_report(world).case
    assert len(reports("id", case=case.pk, until=NOON)) == 1
    with standing_on(Installation(tmp_path, secret="")), pytest.raises(OperationalError, match="no such table"):
        reports("id", case=case.pk, until=NOON)
    assert len(reports("id", case=case.pk, until=NOON)) == 1


def test_each_thread_words_for_itself() -> None:
    made: list[object] = []
    reports = asked(made)

    def ask() -> None:
        reports("id", case=uuid4(), until=datetime(2026, 1, 1, tzinfo=UTC))
        connection.close()

    other = Thread(target=ask)
    ask()
    other.start()
    other.join()
    assert made == ["id"] * 4


def test_no_more_is_kept_than_a_bound_allows(monkeypatch: pytest.MonkeyPatch) -> None:
    assert MOST >= 100
    monkeypatch.setattr(wording, "MOST", 3)

    @worded
    def first(most: int, /) -> QuerySet[Case]:
        return Case.objects.order_by("id")[:most]

    for most in range(1, 10):
        first(most)
    assert len(wording._kept.wordings) <= 3
