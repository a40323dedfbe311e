"""Two at once is normal: many writers on one matter, and one token sent many times, on a real server's database."""

import threading
from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import connection, connections

from linli.cases.intake.actions import Said, add_words, report
from linli.cases.labels import Outcome
from linli.cases.matter import actions
from linli.cases.matter.actions import Result
from linli.cases.models import Addition, Case, Report
from linli.foundation.refusals import OutOfStep, Stale
from tests.builders import NOON, World, a_case, a_report, a_world

pytestmark = pytest.mark.skipif(
    connection.vendor == "sqlite", reason="the tests' SQLite lies in memory, for one writer alone"
)
WRITERS = 4


def together(do: Callable[[int], object]) -> list[object]:
    """What `do(n)` gives or raises in each of four threads that start at the same moment."""
    gate, answers = threading.Barrier(WRITERS), [None] * WRITERS

    def write(n: int) -> None:
        gate.wait()
        try:
            answers[n] = do(n)  # type: ignore[call-overload]
        except Exception as refused:
            answers[n] = refused  # type: ignore[call-overload]
        finally:
            connections.close_all()

    threads = [threading.Thread(target=write, args=(n,)) for n in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


@pytest.fixture
def strict(django_db_blocker: Any) -> Iterator[None]:
    """After the tables were emptied behind the guards' backs, the guards stand again."""
    own = [model for model in apps.get_models() if not model._meta.managed]  # the fund's, which its laws make
    yield
    for model in own:
        model._meta.managed = False
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = DEFAULT")


@pytest.fixture
def world(strict: None, transactional_db: None) -> Iterator[World]:
    yield a_world()
    for model in apps.get_models():  # so that every table is emptied with those that it refers to
        model._meta.managed = True
    with connection.cursor() as cursor:  # footprints refuse to be emptied, as they should
        cursor.execute("SET session_replication_role = replica")


def test_one_token_sent_four_times_at_once_makes_one_report(world: World) -> None:
    token, place, by = uuid4(), world.place(), world.visitor
    answers = together(lambda n: report(place, Said("灯坏了"), by=by, at=NOON, token=token))
    assert {str(answer) for answer in answers} == {str(Report.objects.get())}
    assert Case.objects.count() == 1


def test_a_phone_s_token_beside_others_sent_four_times_at_once_makes_one_report(world: World) -> None:
    phone, place, by = uuid4(), world.place(), world.visitor
    others = [uuid4() for _ in range(WRITERS)]
    answers = together(lambda n: report(place, Said("灯坏了"), by=by, at=NOON, token=[phone, others[n]]))
    assert {str(answer) for answer in answers} == {str(Report.objects.get())}
    assert report(place, Said("灯坏了"), by=by, at=NOON, token=others[-1]) == Report.objects.get()


def test_reports_at_once_have_numbers_of_their_own(world: World) -> None:
    together(lambda n: [a_report(world, words=f"灯坏了 {n} {k}") for k in range(5)])
    numbers = sorted(Case.objects.values_list("number", flat=True))
    assert numbers == list(range(2026100001, 2026100021))


def test_of_four_who_resolve_one_matter_at_once_one_does_and_three_see_its_fresh_state(world: World) -> None:
    case = a_case(world, at="handling")
    by = world.actor("steward")
    answers = together(
        lambda n: actions.resolve(case.pk, Result(Outcome.SOLVED, str(n)), by=by, at=NOON, version=case.version)
    )
    assert sum(isinstance(answer, Case) for answer in answers) == 1
    assert sum(isinstance(answer, Stale | OutOfStep) for answer in answers) == WRITERS - 1
    assert all(answer.fresh.stage == "resolved" for answer in answers if isinstance(answer, Stale))


def test_no_word_is_lost_when_four_write_fifteen_times_each(world: World) -> None:
    case, by = a_case(world), world.actor("leader")
    answers = together(lambda n: [add_words(case.pk, f"{n} {k}", by=by, at=NOON) for k in range(15)])
    assert not [answer for answer in answers if isinstance(answer, Exception)]
    assert Addition.objects.filter(case=case).count() == WRITERS * 15
