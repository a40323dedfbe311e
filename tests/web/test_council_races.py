"""Two and more record the same at the same moment: exactly one is kept, and the others are told so in a sentence."""

# ruff: noqa: F811 - fixtures of the races on matters are used here by their names
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection

from linli.access.actors import rule
from linli.cases.models import Case
from linli.council.actions import doing
from linli.council.actions.holding import close_council, convene, open_council, sign_minutes
from linli.council.actions.speaking import ToDo, add_words, decide
from linli.council.deliberation import queries as talks
from linli.council.deliberation.actions import ending, holding
from linli.council.labels import Raised
from linli.council.mediation import queries as mediations
from linli.council.mediation.actions import asking, sitting
from linli.council.models import Item, Mediation, Meeting, StepTaken, Task, Turn
from linli.council.steps import actions as steps
from linli.foresight.actions import accept, decline, look_ahead
from linli.foresight.labels import State
from linli.foresight.models import Proposal
from linli.foundation.refusals import Refusal
from tests.builders import DAY, NOON, World
from tests.cases.test_races import WRITERS, strict, together, world  # noqa: F401 - fixtures
from tests.council.deliberation.talked import EVENING, a_talk, an_agreement
from tests.council.mediation.mediated import a_mediation
from tests.council.steps.stepped import a_procedure, a_step
from tests.web.together.foresight import foreseen
from tests.web.town import Town

WEEK = timedelta(days=7)
VERBS = (accept, accept, decline, accept)


def one_of(answers: list[object]) -> None:
    """Exactly one was taken; each of the others is a refusal with a sentence."""
    refused = [answer for answer in answers if isinstance(answer, Refusal)]
    broken = [answer for answer in answers if isinstance(answer, Exception) and not isinstance(answer, Refusal)]
    assert broken == []
    assert len(refused) == WRITERS - 1 and all(f"{answer}".strip() for answer in refused)


def a_council(world: World) -> tuple[Meeting, Item]:
    office = world.actor("office")
    meeting = convene(DAY, [], by=office, at=NOON)
    item = add_words(meeting.pk, "晾衣架放哪儿", Raised.RESIDENTS, by=office, at=NOON)
    return open_council(meeting.pk, [], 3, by=office, at=NOON), item


def a_decision_is_recorded_by_one(world: World) -> None:
    _meeting, item = a_council(world)
    by, todo = world.actor("office"), ToDo("去量尺寸", world.people["steward"].pk, DAY)
    one_of(together(lambda n: decide(item.pk, f"放在背阴处 {n}", [todo], by=by, at=NOON)))
    assert Task.objects.filter(item=item).count() == 1


def a_task_is_ended_by_one(world: World) -> None:
    _meeting, item = a_council(world)
    by, todo = world.actor("office"), ToDo("去量尺寸", world.people["steward"].pk, DAY)
    task = decide(item.pk, "放在背阴处", [todo], by=by, at=NOON).tasks.get()
    one_of(together(lambda n: doing.step(task.pk, "finish", f"量好了 {n}", by=by, at=NOON, version=task.version)))
    assert Task.objects.get(pk=task.pk).version == task.version + 1


def minutes_are_signed_by_one(world: World) -> None:
    meeting, _item = a_council(world)
    by = world.actor("office")
    closed = close_council(meeting.pk, by=by, at=NOON)
    one_of(together(lambda n: sign_minutes(meeting.pk, f"第{n}稿", by=by, at=NOON, version=closed.version)))
    assert Meeting.objects.get(pk=meeting.pk).version == closed.version + 1


def every_turn_of_four_is_kept(world: World) -> None:
    talk = a_talk(world, at="sitting")
    side, by = talks.sides(talk)[0], world.actor("office")
    answers = together(lambda n: holding.note_turn(talk.pk, side.pk, f"第{n}点", by=by, at=EVENING))
    assert all(isinstance(answer, Turn) for answer in answers)
    assert sorted(Turn.objects.filter(talk=talk).values_list("place", flat=True)) == list(range(1, WRITERS + 1))


def an_agreement_is_recorded_by_one(world: World) -> None:
    talk = a_talk(world, at="sitting")
    by, said = world.actor("office"), an_agreement(world, talk, EVENING)
    one_of(together(lambda n: ending.agree(talk.pk, said, by=by, at=EVENING, version=talk.version)))
    assert Task.objects.filter(talk=talk).count() == 1


def a_step_is_taken_by_one(world: World) -> None:
    made, by = a_procedure(world, "propose"), world.actor("office")
    one_of(together(lambda n: steps.take_step(made.pk, a_step("discuss", words=f"第{n}份"), by=by, at=NOON)))
    assert StepTaken.objects.filter(procedure=made, step="discuss").count() == 1


def a_settlement_is_signed_by_one(world: World) -> None:
    made, by = a_mediation(world, at="sitting"), world.actor("leader")
    one_of(together(lambda n: sitting.settle(made.pk, f"楼上修防水 {n}", False, by=by, at=NOON)))
    assert Mediation.objects.get(pk=made.pk).agreement.startswith("楼上修防水")


def of_a_refusal_and_a_consent_the_refusal_ends_it(world: World) -> None:
    made, by = a_mediation(world), world.actor("leader")
    one, other = mediations.sides(made)
    asking.be_willing(one.pk, "phone", by=by, at=NOON)

    def answer(n: int) -> object:
        return asking.refuse(other.pk, by=by, at=NOON) if n else asking.be_willing(other.pk, "desk", by=by, at=NOON)

    answers = together(answer)
    assert not [one for one in answers if isinstance(one, Exception) and not isinstance(one, Refusal)]
    after = Mediation.objects.get(pk=made.pk)
    assert (after.state, after.words) == ("ended", "") and {one.name for one in mediations.sides(after)} == {""}


def a_proposal_is_taken_up_by_one(world: World) -> None:
    foreseen(world)
    look_ahead(world.community.pk, by=rule("foresight", world.community.pk), at=NOON + WEEK)
    by = world.actor("office")
    for one in list(Proposal.objects.filter(state=State.OPEN)[:2]):
        before = Case.objects.count()
        one_of(together(lambda n, one=one: VERBS[n](one.pk, "看看", by=by, at=NOON + WEEK, version=one.version)))
        one.refresh_from_db()
        assert one.state != State.OPEN and Case.objects.count() == before + (one.state == State.ACCEPTED)


RACES = [
    a_decision_is_recorded_by_one, a_task_is_ended_by_one, minutes_are_signed_by_one, every_turn_of_four_is_kept,
    an_agreement_is_recorded_by_one, a_step_is_taken_by_one, a_settlement_is_signed_by_one,
    of_a_refusal_and_a_consent_the_refusal_ends_it, a_proposal_is_taken_up_by_one,
]  # fmt: skip
Race = Callable[[World], None]


@pytest.mark.parametrize("race", RACES, ids=lambda race: race.__name__)
def test_of_four_at_once(race: Race, town: Town) -> None:
    race(town.world)


@pytest.mark.skipif(connection.vendor == "sqlite", reason="the same as the one before")
@pytest.mark.parametrize("race", RACES, ids=lambda race: race.__name__)
def test_of_four_at_once_on_a_server_s_database(race: Race, world: World) -> None:
    race(world)
