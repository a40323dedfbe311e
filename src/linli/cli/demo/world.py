"""The demo community's land and people, loaded from the sample workbook as an office would load its own."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import UUID

from linli.access.actors import Actor
from linli.access.queries import actor_of
from linli.forces.actions import consent_on_paper
from linli.foundation import clock
from linli.office.install import Founding, found
from linli.office.landing.actions import load
from linli.office.workbook.sample.whole import sample
from linli.office.workbook.sample.words import COMMUNITY, COMMUNITY_CODE, STREET
from linli.people.labels import Purpose, Role
from linli.people.models import Appointment, Person
from linli.territory.models import Community
from linli.territory.queries import Place, members_on, place_of_stairwell

FOUNDED = datetime(2026, 8, 31, 1, 0, tzinfo=UTC)


@dataclass
class World:
    """Who can act where: actors by role and place, and every stairwell as a place."""

    community: Community
    places: list[Place]
    stewards: dict[UUID, list[Actor]] = field(default_factory=dict)
    leaders: dict[UUID, Actor] = field(default_factory=dict)
    officers: list[Actor] = field(default_factory=list)
    summary: str = ""


def build() -> World:
    """Found the community, load the sample workbook, and look up who serves."""
    founding = Founding(
        community=COMMUNITY, code=COMMUNITY_CODE, street=STREET, admin="演示管理员", phone="10000000001",
        office="演示内勤", office_phone="10000000002", fictional=True,
    )  # fmt: skip
    founded = found(founding, at=FOUNDED)
    officer = actor_of(founded.officer, clock.today(FOUNDED), True)
    desk = load(sample(), by=officer, at=FOUNDED)
    consent_on_paper(Role.STEWARD, Purpose.CARD, by=officer, at=FOUNDED)
    consent_on_paper(Role.ANCHOR, Purpose.ANCHOR, by=officer, at=FOUNDED)
    Community.objects.filter(pk=founded.community.pk).update(
        area_km2="0.8", residents=11964, residents_as_of="2026-08-31", office_phone="10000000100",
        supervision_phone="10000000101",
    )  # fmt: skip
    world = World(Community.objects.get(pk=founded.community.pk), _places(founded.community))
    _people(world)
    new = {what: kinds.get("new", 0) for what, kinds in desk.counts().items()}
    world.summary = (
        f"{new['compound']} 小区 compounds · {new['micro_grid']} 微网格 micro-grids · "
        f"{new['stairwell']} 单元 stairwells · {new['person']} 人 people"
    )
    return world


def _places(community: Community) -> list[Place]:
    held = members_on(community.pk, clock.today(FOUNDED)).select_related("micro_grid", "stairwell__compound")
    return [
        place_of_stairwell(m.stairwell_id, clock.today(FOUNDED)) for m in held.order_by("stairwell__code", "lowest")
    ]


def _people(world: World) -> None:
    day = clock.today(FOUNDED)
    actors: dict[UUID, Actor] = {}
    posts = Appointment.objects.filter(community=world.community, role__in=[Role.STEWARD, Role.LEADER, Role.OFFICE])
    for post in posts.select_related("person").order_by("start", "id"):
        person: Person = post.person
        actor = actors.setdefault(person.pk, actor_of(person, day, True))
        if post.role == Role.STEWARD and post.micro_grid_id:
            world.stewards.setdefault(post.micro_grid_id, []).append(actor)
        elif post.role == Role.LEADER and post.general_grid_id:
            world.leaders[post.general_grid_id] = actor
        elif post.role == Role.OFFICE:
            world.officers.append(actor)
