"""Appointing: where, from when to when, who stands in, and what each agreed to."""

from datetime import timedelta

import pytest
from django.db import connection

from linli.access import gate
from linli.access.queries import actor_of
from linli.cases.models import Case
from linli.forces import actions as forces
from linli.forces.actions import AlreadyAppointed, DaysReversed, NoAddress, NumberTaken, PlaceNeeded, Where
from linli.foundation.refusals import Missing, NotAllowed
from linli.people.models import Consent, Person
from linli.people.queries import card_people, named_stewards, strength
from tests.builders import DAY, NOON, World, a_case, a_world

pytestmark = pytest.mark.django_db
LATER = DAY + timedelta(days=30)


@pytest.fixture
def world() -> World:
    return a_world()


def test_an_appointment_opens_its_place_from_its_first_day_and_closes_it_on_its_last(world: World) -> None:
    worker, office = world.people["worker"], world.actor("office")
    post = forces.instate(worker.pk, "steward", Where(micro_grid=world.grids[2].pk), by=office, at=NOON, start=LATER)
    assert "steward" not in actor_of(worker, DAY, True).roles
    assert "steward" in actor_of(worker, LATER, True).roles
    forces.end_appointment(post.pk, by=office, at=NOON, end=LATER + timedelta(days=1))
    assert "steward" in actor_of(worker, LATER, True).roles
    assert "steward" not in actor_of(worker, LATER + timedelta(days=1), True).roles


def test_a_deputy_reads_what_the_absent_steward_reads_while_she_is_away(world: World) -> None:
    case, deputy = a_case(world), world.people["steward2"]
    post = world.people["steward"].appointments.get()
    assert not gate.holds(actor_of(deputy, DAY, True), "case.read", case)
    forces.stand_in(post.pk, deputy.pk, by=world.actor("office"), at=NOON, start=DAY, end=DAY + timedelta(days=7))
    assert gate.holds(actor_of(deputy, DAY, True), "case.read", case)
    back = actor_of(deputy, DAY + timedelta(days=7), True)
    assert not gate.allowed(back, "case.read", Case.objects.filter(pk=case.pk))


def test_a_steward_needs_a_micro_grid_and_a_leader_a_general_grid(world: World) -> None:
    office, person = world.actor("office"), world.people["worker"]
    for role in ("steward", "leader", "anchor"):
        with pytest.raises(PlaceNeeded):
            forces.instate(person.pk, role, Where(), by=office, at=NOON, start=DAY)


def test_a_place_of_another_community_is_no_place_here(world: World) -> None:
    other = a_world(code="410305001002", name="邻村社区")
    with pytest.raises(PlaceNeeded):
        forces.instate(
            world.people["worker"].pk, "steward", Where(micro_grid=other.grids[0].pk), by=world.actor("office"),
            at=NOON, start=DAY,
        )  # fmt: skip


def test_the_same_post_is_not_given_twice(world: World) -> None:
    steward, here = world.people["steward"], Where(micro_grid=world.grids[0].pk)
    with pytest.raises(AlreadyAppointed):
        forces.instate(steward.pk, "steward", here, by=world.actor("office"), at=NOON, start=DAY)


def test_a_specialist_needs_a_profession(world: World) -> None:
    with pytest.raises(Missing):
        forces.appoint(world.people["worker"].pk, "specialist", Where(), by=world.actor("office"), at=NOON, start=DAY)


def test_an_end_before_the_beginning_is_refused(world: World) -> None:
    with pytest.raises(DaysReversed):
        forces.instate(
            world.people["worker"].pk, "office", Where(), by=world.actor("office"), at=NOON, start=LATER, end=DAY
        )


def test_a_leader_appoints_nobody(world: World) -> None:
    with pytest.raises(NotAllowed):
        forces.appoint(world.people["worker"].pk, "office", Where(), by=world.actor("leader"), at=NOON, start=DAY)


def test_a_number_belongs_to_one_person(world: World) -> None:
    taken = world.people["steward"].phone
    with pytest.raises(NumberTaken):
        forces.enter_person("新人", taken, by=world.actor("office"), at=NOON)
    with pytest.raises(NumberTaken):
        forces.change_phone(world.people["leader"].pk, taken, by=world.actor("office"), at=NOON)


def test_an_address_is_kept_sealed_and_forgotten_on_request(world: World) -> None:
    person, by = world.people["leader"], world.actor("office")
    forces.change_email(person.pk, " ma@example.cn ", by=by, at=NOON)
    person.refresh_from_db()
    assert (person.email, person.masked_email) == ("ma@example.cn", "m****@example.cn")
    with connection.cursor() as cursor:
        cursor.execute("SELECT email FROM people_person WHERE email <> ''")
        assert "example" not in str(cursor.fetchall())
    with pytest.raises(NoAddress):
        forces.change_email(person.pk, "ma@", by=by, at=NOON)
    with pytest.raises(NotAllowed):
        forces.change_email(person.pk, "x@example.cn", by=world.actor("leader"), at=NOON)
    forces.change_email(person.pk, "", by=by, at=NOON)
    person.refresh_from_db()
    assert person.email == ""


def test_people_are_counted_once_and_posts_each(world: World) -> None:
    forces.instate(
        world.people["steward"].pk, "steward", Where(micro_grid=world.grids[2].pk), by=world.actor("office"), at=NOON,
        start=DAY,
    )  # fmt: skip
    counted = strength(world.community.pk, DAY)["steward"]
    assert (counted.people, counted.posts) == (2, 3)


def test_a_number_stands_on_the_card_only_with_consent_and_goes_when_it_is_withdrawn(world: World) -> None:
    grid, steward, office = world.grids[0], world.people["steward"], world.actor("office")

    def shown() -> list[str]:
        named = named_stewards(world.community.pk, DAY, grid.pk)[grid.pk]
        assert [p.phone for p in named] == [p.phone for p in card_people(grid, DAY) if p.role == "steward"]
        return [p.phone for p in named]

    assert shown() == [""]
    forces.consent(steward.pk, "card", True, by=office, at=NOON)
    forces.consent(steward.pk, "card", True, by=office, at=NOON)
    assert shown() == [steward.phone]
    forces.consent(steward.pk, "card", False, by=office, at=NOON)
    assert shown() == [""]
    assert Consent.objects.count() == 1


def test_consents_signed_on_paper_are_noted_once_for_each(world: World) -> None:
    office = world.actor("office")
    assert forces.consent_on_paper("steward", "card", by=office, at=NOON) == 2
    assert forces.consent_on_paper("steward", "card", by=office, at=NOON) == 0


def test_a_number_lies_sealed_in_the_table(world: World) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT phone, phone_index FROM people_person")
        stored = str(cursor.fetchall())
    assert not any(person.phone in stored for person in Person.objects.all())
