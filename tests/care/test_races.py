"""Two keepers with the same call in hand at the same moment: one call, and the slower ones are told."""

# ruff: noqa: F811 - fixtures of the races on matters are used here by their names
from uuid import uuid4

import pytest
from django.db import connection

from linli.care.actions import calling, entering
from linli.care.actions.calling import Went
from linli.care.models import Call, Entry, Note
from linli.care.refusals import AlreadyNoted
from linli.foundation.refusals import NotFound
from tests.builders import World
from tests.care.listed import EIGHT_THIRTY, an_entry
from tests.cases.test_races import WRITERS, strict, together, world  # noqa: F401 - fixtures

pytestmark = pytest.mark.skipif(
    connection.vendor == "sqlite", reason="the tests' SQLite lies in memory, for one writer alone"
)


def test_of_four_keepers_who_note_one_call_at_once_one_does_and_three_are_told(world: World) -> None:
    keepers = ["steward", "worker", "leader", "office"]
    entry, actors = an_entry(world, *keepers), [world.actor(name) for name in keepers]
    answers = together(lambda n: calling.note(entry.pk, Went("well", str(n)), by=actors[n], at=EIGHT_THIRTY))
    assert sum(isinstance(answer, Call) for answer in answers) == 1
    assert sum(isinstance(answer, AlreadyNoted) for answer in answers) == WRITERS - 1
    assert (Call.objects.count(), Note.objects.count()) == (1, 1)


def test_one_tap_sent_four_times_notes_one_step(world: World) -> None:
    entry, steward, token = an_entry(world), world.actor("steward"), uuid4()
    answers = together(lambda n: calling.note(entry.pk, Went("no_answer"), by=steward, at=EIGHT_THIRTY, token=token))
    assert {str(answer) for answer in answers} == {str(Call.objects.get())}
    assert Note.objects.count() == 1


def test_words_noted_while_the_person_withdraws_do_not_outlive_the_withdrawal(world: World) -> None:
    entry, steward, office = an_entry(world), world.actor("steward"), world.actor("office")

    def do(n: int) -> object:
        if n:
            return calling.note(entry.pk, Went("wants", "药快吃完了", version=1), by=steward, at=EIGHT_THIRTY)
        return entering.withdraw(entry.pk, "phone", by=office, at=EIGHT_THIRTY)

    answers = together(do)
    assert isinstance(answers[0], Entry)
    assert all(isinstance(answer, Call | AlreadyNoted | NotFound) for answer in answers[1:])
    assert not Note.objects.exclude(words="").exists()
