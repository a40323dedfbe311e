"""A council from its agenda to its tasks."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from linli.access.actors import Actor
from linli.audit.models import Footprint
from linli.cases.matter.actions import confirm_kind
from linli.cases.models import Case
from linli.council import agenda, queries
from linli.council.actions.doing import step
from linli.council.actions.holding import call_off, close_council, convene, open_council
from linli.council.actions.speaking import ToDo, add_case, add_words, carry, decide, drop, speak_again
from linli.council.labels import Ended, Raised, Source, State
from linli.council.models import Item, Meeting, Task
from linli.council.refusals import DayPast, NotOpened, NotYet, OnAgenda, Over, OwnerNeeded, Private, SameDay
from linli.foundation.refusals import Missing, NotAllowed, NotFound, Stale
from linli.notifications.models import Letter
from tests.builders import DAY, NOON, World, a_case, a_report, a_world

WEEK = timedelta(days=7)


@pytest.fixture
def world(db: None) -> World:
    return a_world()


@pytest.fixture
def office(world: World) -> Actor:
    return world.actor("office")


def sitting(world: World, office: Actor) -> tuple[Meeting, Item]:
    """A council that sits, with one topic put on by hand."""
    meeting = convene(DAY, [], by=office, at=NOON)
    item = add_words(meeting.pk, "充电棚夏天怎么降温", Raised.RESIDENTS, by=office, at=NOON)
    return open_council(meeting.pk, [world.people["leader"].pk], 9, by=office, at=NOON), item


def a_complex_case(world: World, place: int = 0) -> Case:
    case = a_case(world, at="assigned", place=place)
    case = confirm_kind(case.pk, "WY01", by=world.actor("leader"), at=NOON, version=case.version)
    Case.objects.filter(pk=case.pk).update(complexity="complex")
    case.refresh_from_db()
    return case


def test_a_complex_matter_is_suggested_with_its_reason_and_a_private_one_never(world: World, office: Actor) -> None:
    case = a_complex_case(world)
    found = [one for one in agenda.suggested(office, NOON) if one.case]
    assert [(one.source, one.raised, one.case.pk) for one in found if one.case] == [
        (Source.COMPLEX, Raised.RESIDENTS, case.pk)
    ]
    Case.objects.filter(pk=case.pk).update(sealed=True)
    assert not [one for one in agenda.suggested(office, NOON) if one.case]


def test_three_of_one_kind_in_one_compound_are_one_topic(world: World, office: Actor) -> None:
    for n in range(3):
        case = a_report(world, f"楼道灯不亮 {n}", place=n % 2).case
        confirm_kind(case.pk, "WY01", by=world.actor("leader"), at=NOON, version=case.version)
    alike = [one for one in agenda.suggested(office, NOON) if one.source == Source.ALIKE]
    assert [(one.kind, one.many, one.place) for one in alike] == [("WY01", 3, "1号院")]


def test_what_was_ticked_stands_on_the_agenda_and_nothing_else(world: World, office: Actor) -> None:
    case = a_complex_case(world)
    a_complex_case(world)
    keys = [one.key for one in agenda.suggested(office, NOON) if one.case and one.case.pk == case.pk]
    meeting = convene(DAY, [*keys, "complex::" + str(uuid4())], by=office, at=NOON)
    assert [item.case for item in queries.items(meeting)] == [case]


def test_one_council_a_day_and_none_in_the_past(office: Actor) -> None:
    convene(DAY, [], by=office, at=NOON)
    with pytest.raises(SameDay):
        convene(DAY, [], by=office, at=NOON)
    with pytest.raises(DayPast):
        convene(DAY - WEEK, [], by=office, at=NOON)


def test_the_database_too_keeps_one_council_a_day(world: World, office: Actor) -> None:
    meeting = convene(DAY, [], by=office, at=NOON)
    with pytest.raises(IntegrityError), transaction.atomic():
        Meeting.objects.create(community=world.community, day=DAY, host=meeting.host, convened_at=NOON)


def test_it_is_not_opened_before_its_day_and_nothing_is_decided_before_it_is_open(office: Actor) -> None:
    meeting = convene(DAY + WEEK, [], by=office, at=NOON)
    item = add_words(meeting.pk, "停车", Raised.STEWARD, by=office, at=NOON)
    with pytest.raises(NotYet):
        open_council(meeting.pk, [], 0, by=office, at=NOON)
    with pytest.raises(NotOpened):
        decide(item.pk, "先划线", [], by=office, at=NOON)


def test_a_decision_becomes_tasks_of_which_their_owner_hears(world: World, office: Actor) -> None:
    _meeting, item = sitting(world, office)
    said = ToDo("问物业要报价", world.people["leader"].pk, DAY + WEEK)
    decide(item.pk, "先装喷雾", [said], by=office, at=NOON)
    task = Task.objects.get()
    assert (task.words, task.lead, task.state) == ("问物业要报价", world.people["leader"], Ended.OPEN)
    assert Letter.objects.filter(kind="council_task", person=world.people["leader"]).count() == 1


@pytest.mark.parametrize(("lead", "due"), [(False, True), (True, False)])
def test_a_task_without_an_owner_or_a_day_is_none(lead: bool, due: bool, world: World, office: Actor) -> None:
    _meeting, item = sitting(world, office)
    said = ToDo("问报价", world.people["leader"].pk if lead else None, DAY if due else None)
    with pytest.raises(OwnerNeeded):
        decide(item.pk, "装喷雾", [said], by=office, at=NOON)
    assert queries.item(item.pk).state == State.OPEN and not Task.objects.exists()


def test_a_task_is_not_due_before_the_council(world: World, office: Actor) -> None:
    _meeting, item = sitting(world, office)
    with pytest.raises(DayPast):
        decide(item.pk, "装喷雾", [ToDo("问", world.people["leader"].pk, DAY - WEEK)], by=office, at=NOON)


def test_what_was_not_spoken_of_is_offered_first_next_time_and_only_once(world: World, office: Actor) -> None:
    meeting, item = sitting(world, office)
    close_council(meeting.pk, by=office, at=NOON)
    later = NOON + WEEK
    first = agenda.suggested(office, later)[0]
    assert (first.source, first.title, first.carried) == (Source.CARRIED, "充电棚夏天怎么降温", item.pk)
    second = convene(DAY + WEEK, [first.key], by=office, at=later)
    assert [one.carried_from for one in queries.items(second)] == [item]
    assert not agenda.carried(office)


def test_a_council_that_is_over_does_not_change(world: World, office: Actor) -> None:
    meeting, item = sitting(world, office)
    close_council(meeting.pk, by=office, at=NOON)
    for change in (
        lambda: decide(item.pk, "x", [], by=office, at=NOON),
        lambda: carry(item.pk, by=office, at=NOON),
        lambda: add_words(meeting.pk, "x", Raised.OFFICE, by=office, at=NOON),
        lambda: open_council(meeting.pk, [], 0, by=office, at=NOON),
    ):
        with pytest.raises(Over):
            change()


def test_closing_twice_is_closing_once(world: World, office: Actor) -> None:
    meeting, _item = sitting(world, office)
    first = close_council(meeting.pk, by=office, at=NOON)
    assert close_council(meeting.pk, by=office, at=NOON + WEEK).closed_at == first.closed_at


def test_a_private_matter_is_not_put_on(world: World, office: Actor) -> None:
    meeting = convene(DAY, [], by=office, at=NOON)
    case = a_complex_case(world)
    add_case(meeting.pk, case.pk, by=office, at=NOON)
    with pytest.raises(OnAgenda):
        add_case(meeting.pk, case.pk, by=office, at=NOON)
    other = a_complex_case(world)
    Case.objects.filter(pk=other.pk).update(sealed=True)
    with pytest.raises((Private, NotFound)):
        add_case(meeting.pk, other.pk, by=world.actor("leader"), at=NOON)


def test_what_the_council_decided_is_a_footprint_of_the_matter(world: World, office: Actor) -> None:
    meeting = convene(DAY, [], by=office, at=NOON)
    case = a_complex_case(world)
    item = add_case(meeting.pk, case.pk, by=office, at=NOON)
    open_council(meeting.pk, [], 0, by=office, at=NOON)
    decide(item.pk, "请物业报价", [], by=office, at=NOON)
    assert Footprint.objects.filter(action="council.decide", object_id=case.pk).count() == 1


def test_it_can_be_spoken_of_again_and_its_tasks_are_taken_back(world: World, office: Actor) -> None:
    _meeting, item = sitting(world, office)
    decide(item.pk, "装喷雾", [ToDo("问", world.people["leader"].pk, DAY)], by=office, at=NOON)
    speak_again(item.pk, by=office, at=NOON)
    assert queries.item(item.pk).state == State.OPEN and not Task.objects.exists()
    drop(item.pk, "物业已经装了", by=office, at=NOON)
    assert queries.item(item.pk).state == State.DROPPED


def test_only_whoever_answers_for_a_task_or_holds_the_council_ends_it(world: World, office: Actor) -> None:
    _meeting, item = sitting(world, office)
    decide(item.pk, "装喷雾", [ToDo("问", world.people["steward"].pk, DAY)], by=office, at=NOON)
    task = Task.objects.get()
    for name in ("steward2", "leader"):
        with pytest.raises(NotAllowed):
            step(task.pk, "finish", "问好了", by=world.actor(name), at=NOON)
    with pytest.raises(Missing):
        step(task.pk, "finish", " ", by=world.actor("steward"), at=NOON)
    done = step(task.pk, "finish", "报价三千二", by=world.actor("steward"), at=NOON, version=task.version)
    assert (done.state, done.outcome) == (Ended.DONE, "报价三千二")
    with pytest.raises(Stale):
        step(task.pk, "resume", "还要问", by=office, at=NOON, version=task.version)


def test_the_database_refuses_an_end_without_words(world: World, office: Actor) -> None:
    _meeting, item = sitting(world, office)
    decide(item.pk, "装喷雾", [ToDo("问", world.people["steward"].pk, DAY)], by=office, at=NOON)
    for table, values in ((Task, {"state": "done", "ended_at": NOON}), (Item, {"state": "dropped", "words": ""})):
        with pytest.raises(IntegrityError), transaction.atomic():
            table.objects.update(**values)


@pytest.mark.parametrize("name", ["steward", "worker", "street"])
def test_others_read_it_and_do_not_hold_it(name: str, world: World, office: Actor) -> None:
    meeting = convene(DAY, [], by=office, at=NOON)
    by = world.actor(name)
    assert queries.meeting(by, meeting.pk) == meeting
    with pytest.raises(NotAllowed):
        open_council(meeting.pk, [], 0, by=by, at=NOON)


def test_called_off_before_it_began_it_leaves_its_topics_to_the_next(world: World, office: Actor) -> None:
    case = a_complex_case(world)
    keys = [one.key for one in agenda.suggested(office, NOON) if one.case]
    meeting = convene(DAY, keys, by=office, at=NOON)
    assert not [one for one in agenda.suggested(office, NOON) if one.case]
    call_off(meeting.pk, "下大雪", by=office, at=NOON)
    assert [one.case for one in agenda.suggested(office, NOON) if one.case] == [case]


def test_its_figures_say_what_they_are_counted_from(world: World, office: Actor) -> None:
    meeting, item = sitting(world, office)
    add_words(meeting.pk, "停车", Raised.OFFICE, by=office, at=NOON)
    decide(item.pk, "装喷雾", [ToDo("问", world.people["steward"].pk, DAY)], by=office, at=NOON)
    close_council(meeting.pk, by=office, at=NOON)
    stands = queries.standing(world.community.pk, NOON)
    assert (stands.rhythm.held, stands.spoken, stands.by_residents) == (1, 2, 1)
    assert (stands.tasks, stands.done, stands.items_a_meeting) == (1, 0, 2.0)
