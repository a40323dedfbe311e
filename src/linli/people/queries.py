"""Questions about those who serve: the card of a grid, counts of people and of posts, consents."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from linli.people.labels import Purpose, Role
from linli.people.models import Absence, Appointment, Consent, Person
from linli.territory.models import MicroGrid
from linli.territory.queries import in_force

IN_A_GRID = Q(general_grid__isnull=False) | Q(compound__isnull=False) | Q(micro_grid__isnull=False)


@dataclass(frozen=True)
class CardPerson:
    """Someone named on a grid's card; the number only with consent, or of an office-holder on duty."""

    role: str
    name: str
    phone: str
    offers: str


@dataclass(frozen=True)
class Strength:
    """How many serve in a role: people, each once, and posts (DOMAIN N10)."""

    people: int
    posts: int
    party_declared: int


def appointments_on(community_id: UUID, day: date) -> QuerySet[Appointment]:
    """All appointments in force on a day."""
    return Appointment.objects.filter(in_force(day), community_id=community_id)


def outside_the_grids(community_id: UUID, day: date) -> QuerySet[Appointment]:
    """The posts of the office and the secretary whose holders neither hold a post below the community nor stand in for
    one, in the order of their first day: of what concerns the people of the grids, they alone may be told.
    """
    return at_the_top(community_id, day).filter(in_no_grid(day))


def at_the_top(community_id: UUID, day: date) -> QuerySet[Appointment]:
    """The posts of the office and the secretary, in the order of their first day."""
    found = appointments_on(community_id, day).filter(role__in=[Role.OFFICE, Role.SECRETARY])
    return found.order_by("start", "id")


def in_no_grid(day: date) -> Q:
    """Of a post: its holder neither holds one below the community nor stands in for one."""
    held = Appointment.objects.filter(in_force(day), IN_A_GRID, person=OuterRef("person"))
    stood_in = Absence.objects.filter(
        in_force(day, "appointment__"), deputy=OuterRef("person"), start__lte=day, end__gt=day
    ).exclude(appointment__general_grid=None, appointment__compound=None, appointment__micro_grid=None)
    return ~Q(Exists(held)) & ~Q(Exists(stood_in))


def card_people(grid: MicroGrid, day: date) -> list[CardPerson]:
    """Stewards, anchor households that agreed to be named, and the grid leader, in this order. One query."""
    agreed = Consent.objects.filter(person=OuterRef("person"), withdrawn_at=None)
    here = Q(micro_grid=grid, role__in=[Role.STEWARD, Role.ANCHOR])
    above = Q(general_grid=grid.general_grid_id, role=Role.LEADER) if grid.general_grid_id else Q(pk__in=[])
    found = (
        appointments_on(grid.community_id, day)
        .filter(here | above)
        .select_related("person")
        .annotate(
            shows=Exists(agreed.filter(purpose=Purpose.CARD)), named=Exists(agreed.filter(purpose=Purpose.ANCHOR))
        )
    )
    order = [Role.STEWARD, Role.ANCHOR, Role.LEADER]
    rows = [a for a in found if a.role != Role.ANCHOR or a.named]
    rows.sort(key=lambda a: (order.index(Role(a.role)), a.start, a.pk))
    return [CardPerson(a.role, a.person.name, a.person.phone if a.shows else "", a.offers) for a in rows]


def named_stewards(community_id: UUID, day: date, grid: UUID | None = None) -> dict[UUID | None, list[CardPerson]]:
    """The stewards of each micro-grid (or of one); a number only of those who agreed to its being shown. One query."""
    agreed = Consent.objects.filter(person=OuterRef("person"), purpose=Purpose.CARD, withdrawn_at=None)
    found = appointments_on(community_id, day).filter(role=Role.STEWARD)
    if grid is not None:
        found = found.filter(micro_grid_id=grid)
    stewards: dict[UUID | None, list[CardPerson]] = {}
    for a in found.select_related("person").annotate(shows=Exists(agreed)).order_by("start", "id"):
        shown = CardPerson(a.role, a.person.name, a.person.phone if a.shows else "", a.offers)
        stewards.setdefault(a.micro_grid_id, []).append(shown)
    return stewards


def strength(community_id: UUID, day: date) -> dict[str, Strength]:
    """People and posts of every role on a day. One query."""
    rows = appointments_on(community_id, day).values_list("role", "person_id", "person__party_declared")
    people: dict[str, set[UUID]] = {}
    party: dict[str, set[UUID]] = {}
    posts: dict[str, int] = {}
    for role, person, declared in rows:
        people.setdefault(role, set()).add(person)
        posts[role] = posts.get(role, 0) + 1
        if declared:
            party.setdefault(role, set()).add(person)
    return {role: Strength(len(people[role]), posts[role], len(party.get(role, ()))) for role in people}


def of_community(community_id: UUID) -> QuerySet[Person]:
    """Everyone entered in a community."""
    return Person.objects.filter(community_id=community_id).select_related("organisation")


def serving(community_id: UUID, day: date) -> QuerySet[Person]:
    """Everyone who holds an appointment on a day, by name."""
    posts = appointments_on(community_id, day).filter(person=OuterRef("pk"))
    return Person.objects.filter(Exists(posts)).order_by("name", "id")


def consents_of(person: Person) -> set[str]:
    """What a person has agreed to and not withdrawn."""
    return set(Consent.objects.filter(person=person, withdrawn_at=None).values_list("purpose", flat=True))


def one_of_each_role(community_id: UUID, day: date) -> list[Appointment]:
    """For each role that signs in, the first appointed on a day; the leader is the one over that steward. One query."""
    signs_in = [Role.STEWARD, Role.LEADER, Role.WORKER, Role.OFFICE, Role.SECRETARY, Role.STREET]
    signs_in += [Role.COMMITTEE, Role.ACCOUNTANT, Role.SUPERVISOR, Role.ADMIN]
    found = appointments_on(community_id, day).filter(role__in=signs_in).order_by("start", "id")
    rows = list(found.select_related("person", "micro_grid", "general_grid", "compound"))
    first: dict[str, Appointment] = {}
    for a in rows:
        first.setdefault(a.role, a)
    steward = first.get(Role.STEWARD)
    above = steward.micro_grid.general_grid_id if steward and steward.micro_grid else None
    first |= {a.role: a for a in reversed(rows) if a.role == Role.LEADER and above and a.general_grid_id == above}
    return [first[role] for role in signs_in if role in first]
