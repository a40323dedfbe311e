"""Two at once on one call: exactly one wins, on a real server's database."""

# ruff: noqa: F811 - fixtures of the matters' own races are used here by their names
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection

from linli.cases.callouts import actions, answering
from linli.cases.labels import Answer
from linli.cases.levels import deciding
from linli.cases.models import Case, Decision, Response
from linli.cases.refusals import AskedAlready
from linli.foundation.refusals import OutOfStep, Stale
from linli.notifications.models import Letter
from tests.builders import NOON, World, a_case
from tests.cases.callouts.called import a_call, a_specialist, holder, response_of, silence
from tests.cases.levels.asked import a_question
from tests.cases.test_races import WRITERS, strict, together, world  # noqa: F401 - fixtures

pytestmark = pytest.mark.skipif(
    connection.vendor == "sqlite", reason="the tests' SQLite lies in memory, for one writer alone"
)
LATE = NOON + timedelta(hours=1)


@pytest.fixture
def response(world: World) -> Response:
    one, two = a_specialist(world, "甲"), a_specialist(world, "乙")
    return response_of(a_call(world, a_case(world), one, then=(two,)), one)


def winners(*verbs: Callable[[], object]) -> list[object]:
    """What came of verbs that two threads each try at once; every loser was told that the matter has moved on."""
    answers = together(lambda n: verbs[n % len(verbs)]())
    won = [answer for answer in answers if not isinstance(answer, Exception)]
    lost = [answer for answer in answers if isinstance(answer, Exception)]
    assert all(isinstance(answer, OutOfStep | Stale) for answer in lost), lost
    return won


def test_one_of_four_acceptances_at_once_counts(world: World, response: Response) -> None:
    assert len(winners(lambda: answering.accept(response.pk, by=holder(response), at=NOON))) == 1


def test_one_of_four_refusals_at_once_counts_and_is_one_bounce(world: World, response: Response) -> None:
    def decline() -> object:
        return answering.decline(response.pk, "不归我", "物业", by=holder(response), at=NOON)

    assert len(winners(decline)) == 1
    assert Case.objects.get().bounces == 1


def test_silence_and_a_late_answer_do_not_both_win(world: World, response: Response) -> None:
    won = winners(
        lambda: answering.accept(response.pk, by=holder(response), at=LATE),
        lambda: actions.fall_back(response.pk, by=silence(world), at=LATE),
    )
    assert len(won) == 1
    response.refresh_from_db()
    next_was_called = response.callout.responses.count() == 2
    assert next_was_called is (response.answer == Answer.SILENT)


def test_a_closing_and_an_answer_at_once_leave_nobody_awaited(world: World, response: Response) -> None:
    winners(
        lambda: answering.accept(response.pk, by=holder(response), at=NOON),
        lambda: actions.close(response.callout_id, "好了", by=world.actor("leader"), at=NOON),
    )
    response.refresh_from_db()
    assert response.answer == Answer.RELEASED
    assert Letter.objects.filter(kind="callout_released").count() == 1


def test_of_four_who_call_at_once_one_call_goes_out(world: World) -> None:
    case, one = a_case(world), a_specialist(world, "甲")
    assert len(winners(lambda: a_call_of(world, case, one.pk))) == 1


def a_call_of(world: World, case: Case, who: object) -> object:
    seats = [actions.Seat("供电员", who)]  # type: ignore[arg-type]
    call = actions.Call("prompt", "来看看")
    return actions.blow(case.pk, call, seats, by=world.actor("leader"), at=NOON, version=case.version)


def test_one_of_four_decisions_at_once_counts(world: World) -> None:
    decision = a_question(world, a_case(world))
    by = world.actor("street")
    assert len(winners(lambda: deciding.decide(decision.pk, "同意", by=by, at=NOON))) == 1


def test_a_matter_has_one_open_question_however_many_ask_at_once(world: World) -> None:
    case = a_case(world)
    answers = together(lambda n: a_question(world, case))
    assert sum(isinstance(answer, Decision) for answer in answers) == 1
    assert sum(isinstance(answer, Stale | AskedAlready) for answer in answers) == WRITERS - 1
