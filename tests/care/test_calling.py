"""The daily call: noted once, left lying it is asked for, and its words are forgotten in time."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from linli.access.actors import Actor, rule
from linli.audit.models import Footprint
from linli.care import queries
from linli.care.actions import calling, entering, tending
from linli.care.actions.calling import Went
from linli.care.models import Call, Note
from linli.care.refusals import AlreadyNoted
from linli.forces import actions as forces
from linli.foundation.refusals import Missing, NotAllowed, NotFound, OutOfStep
from linli.notifications import wording
from linli.notifications.models import Letter
from linli.people.models import Appointment
from tests.builders import DAY, World, a_world
from tests.care.listed import BEFORE, EIGHT_THIRTY, NAME, an_entry

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


@pytest.fixture
def world() -> World:
    return a_world()


@pytest.fixture
def time(world: World) -> Actor:
    return rule("care", world.community.pk)


def letters(kind: str) -> list[Letter]:
    return list(Letter.objects.filter(kind=kind).select_related("person"))


def test_todays_calls_stand_in_the_order_of_their_time_and_what_was_left_lying_on_top(world: World) -> None:
    nine = an_entry(world, call_at="09:00", phone="10055550003")
    eight = an_entry(world, call_at="08:00", phone="10055550004")
    done = an_entry(world, call_at="07:00", phone="10055550005")
    steward = world.actor("steward")
    calling.note(done.pk, Went("well"), by=steward, at=EIGHT_THIRTY)
    rows = queries.today(steward, EIGHT_THIRTY + 20 * MINUTE)
    assert [(row.entry, row.late) for row in rows] == [(eight, False), (nine, False), (done, False)]
    calling.note(eight.pk, Went("no_answer"), by=steward, at=EIGHT_THIRTY + 90 * MINUTE)
    rows = queries.today(steward, EIGHT_THIRTY + 95 * MINUTE)
    assert [(row.entry, row.late) for row in rows] == [(nine, True), (eight, False), (done, False)]


def test_an_emergency_stands_first_and_then_the_highest_rung_of_those_left_lying(world: World) -> None:
    quiet, steward = an_entry(world, call_at="07:00"), world.actor("steward")
    knocked, danger = an_entry(world, phone="10055550003"), an_entry(world, phone="10055550004")
    calling.note(knocked.pk, Went("knock", "邻居说没见出门"), by=steward, at=EIGHT_THIRTY)
    calling.note(danger.pk, Went("call_120"), by=steward, at=EIGHT_THIRTY)
    orders = [[row.entry for row in queries.today(steward, EIGHT_THIRTY + n * MINUTE)] for n in (1, 90)]
    assert orders == [[danger, quiet, knocked], [danger, knocked, quiet]]


def test_a_call_is_noted_with_its_keeper_its_step_and_its_words(world: World) -> None:
    entry = an_entry(world)
    call = calling.note(entry.pk, Went("wants", " 药快吃完了 "), by=world.actor("steward"), at=EIGHT_THIRTY)
    assert (call.day, call.stage, call.by_person) == (DAY, "wants", world.people["steward"])
    assert [(note.step, note.words) for note in Note.objects.all()] == [("wants", "药快吃完了")]
    left = Footprint.objects.get(action="care.call")
    assert (left.object_id, left.code, left.words) == (call.pk, "wants", None)


def test_the_slower_of_two_keepers_is_told_who_was_faster(world: World) -> None:
    entry = an_entry(world)
    calling.note(entry.pk, Went("well"), by=world.actor("steward"), at=EIGHT_THIRTY)
    with pytest.raises(AlreadyNoted) as refused:
        calling.note(entry.pk, Went("no_answer"), by=world.actor("office"), at=EIGHT_THIRTY + MINUTE)
    assert "steward" in str(refused.value)
    assert "08:30" in str(refused.value)
    assert (Call.objects.count(), Note.objects.count()) == (1, 1)


def test_a_rung_left_out_must_be_explained_and_120_must_not(world: World) -> None:
    entry, steward = an_entry(world), world.actor("steward")
    with pytest.raises(Missing) as refused:
        calling.note(entry.pk, Went("knock"), by=steward, at=EIGHT_THIRTY)
    assert refused.value.field == "words"
    calling.note(entry.pk, Went("call_120"), by=steward, at=EIGHT_THIRTY)
    assert [note.step for note in Note.objects.all()] == ["call_120_at_once"]
    assert [letter.person for letter in letters("care_help")] == [world.people["office"]]


def test_a_step_that_does_not_fit_or_does_not_exist_is_refused(world: World) -> None:
    entry, steward = an_entry(world), world.actor("steward")
    for step in ("help_came", "dance"):
        with pytest.raises(OutOfStep):
            calling.note(entry.pk, Went(step, "x"), by=steward, at=EIGHT_THIRTY)


def test_a_second_silence_within_ten_minutes_is_noted_and_does_not_count_as_the_second(world: World) -> None:
    entry, steward = an_entry(world), world.actor("steward")
    for version, minutes in enumerate((0, 3, 10), 1):
        at = EIGHT_THIRTY + minutes * MINUTE
        call = calling.note(entry.pk, Went("no_answer", version=version), by=steward, at=at)
    assert call.stage == "silent"
    assert [note.step for note in Note.objects.all()] == ["no_answer", "no_answer", "no_answer_again"]


def test_a_call_left_half_way_stays_on_the_list_over_midnight_until_it_is_ended(world: World) -> None:
    entry, steward = an_entry(world), world.actor("steward")
    calling.note(entry.pk, Went("knock", "邻居说没见出门"), by=steward, at=EIGHT_THIRTY + timedelta(hours=15))
    tomorrow = EIGHT_THIRTY + timedelta(days=1)
    rows = queries.today(steward, tomorrow)
    assert [(row.day, row.stage, row.late) for row in rows] == [
        (DAY, "knocking", True),
        (DAY + timedelta(days=1), "due", False),
    ]
    calling.note(entry.pk, Went("well", version=2), by=steward, at=tomorrow, day=DAY)
    assert [row.stage for row in queries.today(steward, tomorrow)] == ["due"]
    with pytest.raises(NotFound):
        calling.note(entry.pk, Went("well"), by=steward, at=tomorrow, day=DAY - timedelta(days=3))


def test_an_hour_after_the_agreed_time_each_keeper_gets_one_letter_that_names_nobody(world: World, time: Actor) -> None:
    an_entry(world)
    an_entry(world, phone="10055550003")
    community = world.community.pk
    assert tending.ask_to_look(community, by=time, at=EIGHT_THIRTY + 59 * MINUTE) == 0
    assert tending.ask_to_look(community, by=time, at=EIGHT_THIRTY + 60 * MINUTE) == 2
    assert tending.ask_to_look(community, by=time, at=EIGHT_THIRTY + 61 * MINUTE) == 0
    assert {letter.person for letter in letters("care_open")} == {world.people["steward"], world.people["office"]}
    said = wording.sentence(letters("care_open")[0], "https://linli.example")
    assert "https://linli.example/care/" in said
    assert NAME not in said


def test_who_was_called_in_time_is_not_asked_for_and_neither_is_who_is_away(world: World, time: Actor) -> None:
    called, away = an_entry(world), an_entry(world, phone="10055550003")
    calling.note(called.pk, Went("well"), by=world.actor("steward"), at=EIGHT_THIRTY)
    entering.away(away.pk, DAY + timedelta(days=1), by=world.actor("steward"), at=EIGHT_THIRTY)
    assert tending.ask_to_look(world.community.pk, by=time, at=EIGHT_THIRTY + 90 * MINUTE) == 0


def test_a_ladder_on_which_nobody_goes_on_is_asked_for_again(world: World, time: Actor) -> None:
    entry, steward = an_entry(world, "steward"), world.actor("steward")
    tending.ask_to_look(world.community.pk, by=time, at=EIGHT_THIRTY + 60 * MINUTE)
    calling.note(entry.pk, Went("no_answer"), by=steward, at=EIGHT_THIRTY + 70 * MINUTE)
    asked = [
        tending.ask_to_look(world.community.pk, by=time, at=EIGHT_THIRTY + minutes * MINUTE)
        for minutes in (99, 100, 101, 300)
    ]
    assert asked == [0, 1, 0, 0]


def test_the_next_day_it_is_asked_for_anew(world: World, time: Actor) -> None:
    an_entry(world, "steward")
    asked = [
        tending.ask_to_look(world.community.pk, by=time, at=EIGHT_THIRTY + timedelta(days=n, hours=1)) for n in range(3)
    ]
    assert asked == [1, 1, 1]


def test_an_entry_whose_keepers_left_is_asked_for_at_the_office(world: World, time: Actor) -> None:
    an_entry(world, "steward")
    post = Appointment.objects.get(person=world.people["steward"])
    forces.end_appointment(post.pk, by=world.actor("office"), at=BEFORE, end=DAY)
    tending.ask_to_look(world.community.pk, by=time, at=EIGHT_THIRTY + 60 * MINUTE)
    assert [letter.person for letter in letters("care_keeperless")] == [world.people["office"]]
    assert letters("care_open") == []


def test_the_words_of_a_call_are_forgotten_after_ninety_days_and_the_call_stays(world: World, time: Actor) -> None:
    entry, steward = an_entry(world), world.actor("steward")
    calling.note(entry.pk, Went("wants", "药快吃完了"), by=steward, at=EIGHT_THIRTY)
    assert tending.forget(world.community.pk, by=time, at=EIGHT_THIRTY + timedelta(days=90)) == 0
    assert tending.forget(world.community.pk, by=time, at=EIGHT_THIRTY + timedelta(days=90, minutes=1)) == 1
    assert [(note.step, note.words) for note in Note.objects.all()] == [("wants", "")]
    assert Footprint.objects.filter(action="care.forget", object_id=entry.pk).count() == 1
    assert tending.forget(world.community.pk, by=time, at=EIGHT_THIRTY + timedelta(days=91)) == 0


def test_a_person_cannot_do_what_only_time_does(world: World) -> None:
    entry = an_entry(world)
    calling.note(entry.pk, Went("wants", "药快吃完了"), by=world.actor("steward"), at=EIGHT_THIRTY)
    later = EIGHT_THIRTY + timedelta(days=100, hours=2)
    for verb in (tending.ask_to_look, tending.forget):
        with pytest.raises(NotAllowed):
            verb(world.community.pk, by=world.actor("office"), at=later)


def test_the_database_refuses_to_change_a_note_and_lets_its_words_be_erased(world: World) -> None:
    entry = an_entry(world)
    calling.note(entry.pk, Went("wants", "药快吃完了"), by=world.actor("steward"), at=EIGHT_THIRTY)
    for columns in ({"step": "well"}, {"words": "都好"}, {"words": "", "at": BEFORE}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Note.objects.update(**columns)
    with pytest.raises(IntegrityError), transaction.atomic():
        Note.objects.all().delete()
    Note.objects.update(words="")


def test_the_printed_list_leaves_a_look_on_every_sheet_that_is_on_it(world: World) -> None:
    open_, done = an_entry(world), an_entry(world, phone="10055550003")
    steward = world.actor("steward")
    calling.note(done.pk, Went("well"), by=steward, at=EIGHT_THIRTY)
    assert [row.entry for row in calling.print_numbers(by=steward, at=EIGHT_THIRTY)] == [open_]
    looked = Footprint.objects.filter(action="care.see_number", code="paper")
    assert [footprint.object_id for footprint in looked] == [open_.pk]
