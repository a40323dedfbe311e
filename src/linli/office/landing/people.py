"""Organisations, people and appointments from their rows."""

from datetime import date
from typing import Any
from uuid import UUID

from linli.foundation import sealing
from linli.office.landing.changes import Desk, known_id, set_columns
from linli.office.landing.land import Land
from linli.office.workbook.rows import OrganisationRow, PersonRow, Rows
from linli.people.labels import OrganisationKind
from linli.people.models import Appointment, Organisation, Person

Key = tuple[UUID, str, str, UUID]


class People:
    """Everyone and every body of a community by the keys that a workbook uses."""

    def __init__(self, desk: Desk) -> None:
        here = {"community": desk.community}
        self.desk = desk
        self.bodies = {(o.kind, o.name): o for o in Organisation.objects.filter(**here)}
        everyone = list(Person.objects.filter(**here).select_related("organisation"))
        self.by_id = {p.pk: p for p in everyone}
        self.by_phone = {p.phone_index: p for p in everyone if p.phone_index}
        self.by_name: dict[tuple[str, str], list[Person]] = {}
        for person in everyone:
            self.by_name.setdefault((person.name, _body(person)), []).append(person)
        self.posts: dict[Key, list[Appointment]] = {}
        for post in Appointment.objects.filter(**here):
            place = post.general_grid_id or post.compound_id or post.micro_grid_id or desk.community.pk
            self.posts.setdefault((post.person_id, post.role, post.profession, place), []).append(post)

    def body(self, name: str) -> Organisation | None:
        """The organisation of a name, of whatever kind."""
        return next((o for (_kind, n), o in self.bodies.items() if n == name), None)


def _body(person: Person) -> str:
    return person.organisation.name if person.organisation else ""


def load(desk: Desk, land: Land, rows: Rows) -> None:
    """Bodies first, then people, then what each is appointed to be."""
    people = People(desk)
    for row in rows.organisations:
        _organisation(people, land, row)
    settled: dict[tuple[str, ...], Person | None] = {}
    for line in rows.people:
        if line.identity not in settled:
            settled[line.identity] = _person(people, line)
        person = settled[line.identity]
        if person is not None and line.role:
            _appointment(people, land, person, line)
    seen = {person.pk for person in settled.values() if person}
    for id, person in people.by_id.items():
        if rows.people and id not in seen:
            desk.say("absent", "person", person.name)


def _place(land: Land, row: PersonRow | OrganisationRow) -> dict[str, Any]:
    """The place that a row names, as columns."""
    columns: dict[str, Any] = {
        "general_grid": land.generals.get(row.general_grid) if row.general_grid else None,
        "compound": land.compounds.get(row.compound) if row.compound else None,
        "micro_grid": land.grids.get(row.micro_grid) if row.micro_grid else None,
    }
    return columns


def _organisation(people: People, land: Land, row: OrganisationRow) -> None:
    building = None
    if row.building and row.compound in land.compounds:
        building = land.buildings.get((land.compounds[row.compound].pk, row.building))
    columns = _place(land, row) | {
        "members": row.members, "contact": row.contact, "start": row.start, "end": row.end, "building": building,
    }  # fmt: skip
    id = known_id(row.id)
    held = next((o for o in people.bodies.values() if id and o.pk == id), None) or people.bodies.get(
        (row.kind, row.name)
    )
    if held:
        set_columns(people.desk, held, "organisation", row.name, row, name=row.name, kind=row.kind, **columns)
    else:
        held = Organisation.objects.create(community=people.desk.community, name=row.name, kind=row.kind, **columns)
        people.desk.say("new", "organisation", row.name, row)
    people.bodies[row.kind, row.name] = held


def _person(people: People, row: PersonRow) -> Person | None:
    """The person of a row: the exported id wins, then the number, then name and organisation; None for a clash."""
    id = known_id(row.id)
    held = people.by_id.get(id) if id else None
    held = held or (people.by_phone.get(sealing.blind(row.phone)) if row.phone else None)
    if held and not id and held.name != row.name:
        people.desk.say("clash", "person", row.name, row, ("name", held.name, row.name))
        return None
    namesakes = people.by_name.get((row.name, row.organisation), [])
    if held is None and not row.phone and namesakes:
        if len(namesakes) > 1:
            people.desk.say("clash", "person", row.name, row, ("phone", "", row.name))
            return None
        held = namesakes[0]
    organisation = _employer(people, row)
    if held is None:
        return _enter(people, row, organisation)
    columns = {"name": row.name, "email": row.email, "party_declared": row.party, "organisation": organisation}
    if row.phone:
        columns |= {"phone": row.phone, "phone_index": sealing.blind(row.phone)}
    set_columns(people.desk, held, "person", row.name, row, **columns)
    return held


def _enter(people: People, row: PersonRow, organisation: Organisation | None) -> Person:
    made = Person(
        community=people.desk.community,
        name=row.name,
        phone=row.phone,
        email=row.email,
        organisation=organisation,
        party_declared=row.party,
    )
    made.save(force_insert=True)
    people.by_name.setdefault((row.name, row.organisation), []).append(made)
    if row.phone:
        people.by_phone[made.phone_index] = made
    people.desk.say("new", "person", row.name, row)
    return made


def _employer(people: People, row: PersonRow) -> Organisation | None:
    if not row.organisation:
        return None
    held = people.body(row.organisation)
    if held is None:
        kind = OrganisationKind.OTHER
        held = Organisation.objects.create(community=people.desk.community, name=row.organisation, kind=kind)
        people.bodies[kind, row.organisation] = held
        people.desk.say("new", "organisation", row.organisation, row)
    return held


def _appointment(people: People, land: Land, person: Person, row: PersonRow) -> None:
    where = _place(land, row)
    place = next((p.pk for p in where.values() if p), people.desk.community.pk)
    key = (person.pk, row.role, row.profession, place)
    held = _same_post(people.posts.get(key, []), row)
    name = f"{row.name} · {row.role}"
    if held:
        columns = {"source": row.source, "offers": row.offers, "end": row.end, "start": row.start}
        set_columns(people.desk, held, "appointment", name, row, **columns)
        return
    made = Appointment.objects.create(
        community=people.desk.community, person=person, role=row.role, profession=row.profession, source=row.source,
        offers=row.offers, start=_first_day(row, people.desk.day), end=row.end, **where,
    )  # fmt: skip
    people.posts.setdefault(key, []).append(made)
    people.desk.say("new", "appointment", name, row)


def _first_day(row: PersonRow, day: date) -> date:
    return row.start or (min(day, row.end.replace(day=1)) if row.end else day)


def _same_post(held: list[Appointment], row: PersonRow) -> Appointment | None:
    """The post that a row means: the one of its first day, else the open one, else one that ended the same day."""
    if row.start:
        return next((p for p in held if p.start == row.start), None) or next((p for p in held if p.end is None), None)
    return next((p for p in held if p.end is None), None) or next((p for p in held if p.end == row.end), None)
