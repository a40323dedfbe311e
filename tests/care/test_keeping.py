"""The list: only with consent, seen by its keepers alone, and gone in one step."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from linli.access import gate
from linli.access.actors import Actor, bearer, visitor
from linli.access.queries import actor_of
from linli.audit.models import Footprint
from linli.care import queries
from linli.care.actions import calling, entering, keeping
from linli.care.actions.calling import Went
from linli.care.actions.entering import Agreed
from linli.care.models import Entry, Keeping, Note
from linli.care.refusals import AlreadyYours, DaysMissing, DaysReversed, LastKeeper, NoConsent, NoKeeper, NotADay
from linli.care.sheet import Sheet
from linli.forces import actions as forces
from linli.foundation.refusals import Missing, NotAllowed, NotFound, Stale
from linli.notifications.models import Letter
from linli.people.models import Appointment
from tests.builders import DAY, World, a_world
from tests.care.listed import BEFORE, DAUGHTER, EIGHT_THIRTY, NAME, PHONE, WISHES, a_sheet, an_entry

pytestmark = pytest.mark.django_db
WEEK = DAY + timedelta(days=7)


@pytest.fixture
def world() -> World:
    return a_world()


def everyone(world: World) -> dict[str, Actor]:
    return {
        **{name: world.actor(name) for name in world.people},
        "office asleep": world.actor("office", factor=False),
        "visitor": visitor(world.community.pk),
        "reporter": bearer(world.community.pk, uuid4(), None),
    }


def who_reads(world: World, entry: Entry) -> set[str]:
    return {who for who, actor in everyone(world).items() if queries.keepings(actor, DAY).filter(entry=entry).exists()}


def test_only_the_keepers_see_that_someone_is_on_the_list(world: World) -> None:
    assert who_reads(world, an_entry(world)) == {"steward", "office"}
    assert who_reads(world, an_entry(world, "worker", phone="10055550009")) == {"worker"}


def test_the_list_and_the_door_agree_for_every_key_and_everyone(world: World) -> None:
    an_entry(world)
    an_entry(world, "steward2", "secretary", phone="10055550009")
    rights = [
        "care.read", "care.call", "care.see_number", "care.change", "care.withdraw", "care.keepers", "care.stand_in",
    ]  # fmt: skip
    for actor in everyone(world).values():
        for right in rights:
            within = set(gate.allowed(actor, right, Keeping.objects.all()))
            assert within == {key for key in Keeping.objects.all() if gate.holds(actor, right, key)}


def test_whoever_is_no_keeper_meets_nothing_at_the_door(world: World) -> None:
    entry = an_entry(world, "steward")
    for who, actor in everyone(world).items():
        if who == "steward":
            continue
        with pytest.raises(NotFound):
            queries.keeping(actor, entry.pk, DAY)
        with pytest.raises(NotFound):
            calling.see_number(entry.pk, by=actor, at=EIGHT_THIRTY)
        with pytest.raises(NotFound):
            calling.note(entry.pk, Went("well"), by=actor, at=EIGHT_THIRTY)
        with pytest.raises(NotFound):
            entering.withdraw(entry.pk, "phone", by=actor, at=EIGHT_THIRTY)


def test_another_community_has_no_key(world: World) -> None:
    entry, other = an_entry(world), a_world(code="410305001002", name="邻村社区")
    for name in other.people:
        with pytest.raises(NotFound):
            queries.keeping(other.actor(name), entry.pk, DAY)


def test_nobody_is_entered_without_having_agreed(world: World) -> None:
    for agreed in (Agreed(False, "phone"), Agreed(True, "telepathy")):
        with pytest.raises(NoConsent):
            entering.enter(a_sheet(world), agreed, [world.people["office"].pk], by=world.actor("office"), at=BEFORE)
    assert not Entry.objects.exists()


@pytest.mark.parametrize(
    ("changed", "field"), [({"name": " "}, "name"), ({"phone": ""}, "phone"), ({"stairwell": None}, "stairwell")]
)
def test_what_is_needed_to_call_and_to_knock_is_asked_for(world: World, changed: dict, field: str) -> None:
    with pytest.raises(Missing) as refused:
        an_entry(world, **changed)
    assert refused.value.field == field


def test_a_door_of_another_community_and_no_day_at_all_are_refused(world: World) -> None:
    with pytest.raises(Missing):
        an_entry(world, stairwell=a_world(code="410305001002", name="邻村社区").stairwells[0].pk)
    with pytest.raises(DaysMissing):
        an_entry(world, days="89")


def test_only_the_office_enters_and_only_those_who_serve_can_keep(world: World) -> None:
    for name in set(world.people) - {"office"}:
        with pytest.raises(NotAllowed):
            entering.enter(a_sheet(world), Agreed(True, "desk"), [], by=world.actor(name), at=BEFORE)
    for name in ("street", "admin"):
        with pytest.raises(NoKeeper):
            an_entry(world, name)


def test_the_same_number_twice_is_told_only_to_whoever_keeps_it(world: World) -> None:
    an_entry(world, "steward")
    an_entry(world, "office")  # the office cannot know of the first
    with pytest.raises(AlreadyYours):
        an_entry(world, "office")


def test_nothing_of_the_person_lies_readable_in_the_database(world: World) -> None:
    entry = an_entry(world)
    calling.note(entry.pk, Went("wants", "药快吃完了"), by=world.actor("steward"), at=EIGHT_THIRTY)
    with connection.cursor() as cursor:
        cursor.execute("SELECT kept FROM care_entry UNION ALL SELECT words FROM care_note")
        raw = " ".join(value for (value,) in cursor.fetchall())
    assert not [told for told in (NAME, PHONE, DAUGHTER, WISHES, "302", "药") if told in raw]
    assert Entry.objects.get().sheet.address == "1号院 1号楼 1单元 302"


def test_withdrawn_by_telephone_everything_is_erased_at_once_and_the_footprint_stays(world: World) -> None:
    entry = an_entry(world)
    calling.note(entry.pk, Went("wants", "药快吃完了"), by=world.actor("steward"), at=EIGHT_THIRTY)
    entering.withdraw(entry.pk, "phone", by=world.actor("steward"), at=EIGHT_THIRTY)
    entry.refresh_from_db()
    assert (entry.sheet, entry.kept, entry.phone_index) == (Sheet(), "", "")
    assert list(Note.objects.values_list("words", flat=True)) == [""]
    assert Footprint.objects.filter(action="care.withdraw", object_id=entry.pk, code="phone").count() == 1
    assert queries.today(world.actor("steward"), EIGHT_THIRTY) == []
    assert [gone.pk for gone in queries.withdrawn_since(world.actor("office"), BEFORE)] == [entry.pk]


def test_an_entry_cannot_be_half_erased(world: World) -> None:
    entry = an_entry(world)
    for columns in ({"withdrawn_at": EIGHT_THIRTY}, {"kept": ""}, {"phone_index": ""}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Entry.objects.filter(pk=entry.pk).update(**columns)


def test_whoever_answers_the_office_s_telephone_takes_a_number_off_and_learns_nothing(world: World) -> None:
    entry = an_entry(world, "steward")
    for phone in (PHONE, "10055559999"):
        assert entering.withdraw_by_number(phone, "phone", by=world.actor("office"), at=EIGHT_THIRTY) is None
    entry.refresh_from_db()
    assert entry.withdrawn_at == EIGHT_THIRTY
    assert not who_reads(world, entry)
    for name in set(world.people) - {"office"}:
        with pytest.raises(NotAllowed):
            entering.withdraw_by_number(PHONE, "phone", by=world.actor(name), at=EIGHT_THIRTY)


def test_no_letter_holds_anything_of_the_person(world: World) -> None:
    entry = an_entry(world, "steward", "worker", "office")
    calling.note(entry.pk, Went("call_120"), by=world.actor("steward"), at=EIGHT_THIRTY)
    entering.withdraw(entry.pk, "phone", by=world.actor("steward"), at=EIGHT_THIRTY)
    letters = Letter.objects.all()
    assert {letter.kind for letter in letters} == {"care_keeper", "care_help", "care_withdrawn"}
    assert {tuple(letter.params.items()) for letter in letters} == {(("link", "/care/"),)}
    assert not any(letter.number for letter in letters)


def test_a_look_at_the_number_stays_on_the_sheet(world: World) -> None:
    entry = an_entry(world)
    assert calling.see_number(entry.pk, by=world.actor("steward"), at=EIGHT_THIRTY).sheet.phone == PHONE
    looked = Footprint.objects.get(action="care.see_number")
    assert (looked.object_id, looked.actor) == (entry.pk, str(world.people["steward"].pk))


def test_a_changed_sheet_is_kept_and_an_old_version_of_it_is_refused(world: World) -> None:
    entry, steward = an_entry(world), world.actor("steward")
    entering.change(entry.pk, a_sheet(world, door="401"), entry.call_at, "12345", by=steward, at=BEFORE, version=1)
    with pytest.raises(Stale):
        entering.change(entry.pk, a_sheet(world), entry.call_at, "1", by=steward, at=BEFORE, version=1)
    entry.refresh_from_db()
    assert (entry.sheet.door, entry.days, entry.version) == ("401", "12345", 2)


def test_away_at_her_son_s_nobody_calls_until_she_is_back(world: World) -> None:
    entry, steward = an_entry(world), world.actor("steward")
    entering.away(entry.pk, DAY + timedelta(days=2), by=steward, at=EIGHT_THIRTY)
    days = [len(queries.today(steward, EIGHT_THIRTY + timedelta(days=n))) for n in range(3)]
    assert days == [0, 0, 1]
    entering.away(entry.pk, None, by=steward, at=EIGHT_THIRTY)
    assert len(queries.today(steward, EIGHT_THIRTY)) == 1
    for wrong in (DAY, DAY - timedelta(days=1), DAY + timedelta(days=400)):
        with pytest.raises(NotADay):
            entering.away(entry.pk, wrong, by=steward, at=EIGHT_THIRTY)


def test_keepers_are_named_by_the_office_with_consent_and_the_last_one_stays(world: World) -> None:
    entry, office, worker = an_entry(world, "office"), world.actor("office"), world.people["worker"]
    with pytest.raises(LastKeeper):
        keeping.end_keeping(entry.pk, world.people["office"].pk, by=office, at=EIGHT_THIRTY)
    with pytest.raises(NoConsent):
        keeping.name_keeper(entry.pk, worker.pk, False, by=office, at=EIGHT_THIRTY)
    keeping.name_keeper(entry.pk, worker.pk, True, by=office, at=EIGHT_THIRTY)
    keeping.name_keeper(entry.pk, worker.pk, True, by=office, at=EIGHT_THIRTY)
    assert who_reads(world, entry) == {"office", "worker"}
    with pytest.raises(NotAllowed):
        keeping.name_keeper(entry.pk, world.people["leader"].pk, True, by=world.actor("worker"), at=EIGHT_THIRTY)
    keeping.end_keeping(entry.pk, world.people["office"].pk, by=office, at=EIGHT_THIRTY)
    assert who_reads(world, entry) == {"worker"}


def test_a_keeper_named_today_by_mistake_leaves_no_key_behind(world: World) -> None:
    entry, office, worker = an_entry(world, "office"), world.actor("office"), world.people["worker"]
    keeping.name_keeper(entry.pk, worker.pk, True, by=office, at=EIGHT_THIRTY)
    keeping.end_keeping(entry.pk, worker.pk, by=office, at=EIGHT_THIRTY)
    assert who_reads(world, entry) == {"office"}
    codes = list(Footprint.objects.filter(action="care.keepers", at=EIGHT_THIRTY).values_list("code", flat=True))
    assert codes == [f"named:{worker.pk}", f"ended:{worker.pk}"]


def test_a_deputy_keeps_for_the_days_agreed_on_and_no_longer(world: World) -> None:
    entry, deputy = an_entry(world, "steward"), world.people["steward2"]
    keeping.stand_in(deputy.pk, DAY, WEEK, True, by=world.actor("steward"), at=EIGHT_THIRTY)
    keeping.stand_in(deputy.pk, DAY, WEEK, True, by=world.actor("steward"), at=EIGHT_THIRTY)
    assert Keeping.objects.filter(person=deputy).count() == 1
    assert queries.keeping(actor_of(deputy, DAY, True), entry.pk, DAY)
    with pytest.raises(NotFound):
        queries.keeping(actor_of(deputy, WEEK, True), entry.pk, WEEK)
    with pytest.raises(DaysReversed):
        keeping.stand_in(deputy.pk, WEEK, DAY, True, by=world.actor("steward"), at=EIGHT_THIRTY)


def test_a_deputy_of_a_post_has_no_key_to_the_list(world: World) -> None:
    entry, deputy = an_entry(world, "steward"), world.people["steward2"]
    post = world.people["steward"].appointments.get()
    forces.stand_in(post.pk, deputy.pk, by=world.actor("office"), at=BEFORE, start=DAY, end=WEEK)
    with pytest.raises(NotFound):
        queries.keeping(actor_of(deputy, DAY, True), entry.pk, DAY)


def test_whoever_serves_no_more_reads_no_more_and_the_office_can_take_the_entry_up(world: World) -> None:
    entry = an_entry(world, "steward")
    post = Appointment.objects.get(person=world.people["steward"])
    assert queries.keeperless(world.community.pk, DAY) == []
    forces.end_appointment(post.pk, by=world.actor("office"), at=BEFORE, end=DAY)
    assert not who_reads(world, entry)
    assert queries.keeperless(world.community.pk, DAY) == [entry]
    with pytest.raises(NotAllowed):
        keeping.take_over(by=world.actor("secretary"), at=EIGHT_THIRTY)
    assert keeping.take_over(by=world.actor("office"), at=EIGHT_THIRTY) == 1
    assert who_reads(world, entry) == {"office"}
    assert keeping.take_over(by=world.actor("office"), at=EIGHT_THIRTY) == 0
