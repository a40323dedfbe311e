"""The demo community's land and people, loaded from the sample workbook as an office would load its own.

First come the land and the eleven general grids, each with one leader; months later the micro-grids and their stewards.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from linli.access.actors import Actor
from linli.access.queries import actor_of
from linli.engines.geo import Point
from linli.forces.actions import consent_on_paper
from linli.foundation import clock
from linli.office.install import Founding, found
from linli.office.landing.actions import load
from linli.office.workbook.rows import Rows
from linli.office.workbook.sample.whole import sample
from linli.office.workbook.sample.words import COMMUNITY, COMMUNITY_CODE, STREET
from linli.people.labels import Purpose, Role
from linli.people.models import Appointment
from linli.territory.models import Community, Stairwell
from linli.territory.queries import Place, place_of_stairwell

LAKE = Point(31.2, 120.1)  # on the water of Lake Tai, where no map can point at anybody's home


@dataclass
class World:
    """Who can act where: actors by role and place, and every stairwell as a place of the day."""

    community: Community
    officer: Actor
    places: list[Place] = field(default_factory=list)
    stewards: dict[UUID, list[Actor]] = field(default_factory=dict)
    leaders: dict[UUID, Actor] = field(default_factory=dict)
    officers: list[Actor] = field(default_factory=list)
    secretary: Actor | None = None
    street: UUID | None = None
    accountant: Actor | None = None
    summary: str = ""


def build(at: datetime) -> World:
    """Found the community at an instant and load its land, general grids and leaders."""
    founding = Founding(
        community=COMMUNITY, code=COMMUNITY_CODE, street=STREET, admin="演示管理员", phone="10000000001",
        office="演示内勤", office_phone="10000000002", fictional=True,
    )  # fmt: skip
    founded = found(founding, at=at)
    Community.objects.filter(pk=founded.community.pk).update(
        area_km2="0.8", residents=11964, residents_as_of=clock.today(at), office_phone="10000000100",
        supervision_phone="10000000101", origin_lat=LAKE.lat,
        origin_lon=LAKE.lon,
    )  # fmt: skip
    officer = actor_of(founded.officer, clock.today(at), True)
    world = World(Community.objects.get(pk=founded.community.pk), officer)
    load(_without_micro_grids(sample()), by=officer, at=at)
    _look_around(world, at)
    return world


def draw(world: World, at: datetime) -> None:
    """The micro-grids are drawn and their stewards appointed; from this day on matters lie in micro-grids."""
    load(_from(sample(), at), by=world.officer, at=at)
    consent_on_paper(Role.STEWARD, Purpose.CARD, by=world.officer, at=at)
    consent_on_paper(Role.ANCHOR, Purpose.ANCHOR, by=world.officer, at=at)
    _look_around(world, at)
    world.summary = (
        f"{len(world.places)} 单元 stairwells · {len(world.stewards)} 微网格 micro-grids · "
        f"{sum(map(len, world.stewards.values()))} 邻长 stewards"
    )


def _without_micro_grids(rows: Rows) -> Rows:
    doors = tuple(replace(row, micro_grid="") for row in rows.stairwells)
    return replace(rows, stairwells=doors, grids=(), people=tuple(row for row in rows.people if not row.micro_grid))


def _from(rows: Rows, at: datetime) -> Rows:
    """Whoever serves a micro-grid begins on the day on which it is drawn."""
    day = clock.today(at)
    grids = tuple(replace(row, start=day) for row in rows.grids)
    return replace(
        rows, grids=grids, people=tuple(replace(row, start=day) if row.micro_grid else row for row in rows.people)
    )


def _look_around(world: World, at: datetime) -> None:
    day = clock.today(at)
    doors = Stairwell.objects.filter(community=world.community).order_by("code").values_list("pk", flat=True)
    world.places = [place_of_stairwell(door, day) for door in doors]
    world.stewards, world.leaders, world.officers = {}, {}, []
    roles = [Role.STEWARD, Role.LEADER, Role.OFFICE, Role.SECRETARY, Role.STREET, Role.ACCOUNTANT]
    posts = Appointment.objects.filter(community=world.community, role__in=roles, start__lte=day)
    actors: dict[UUID, Actor] = {}
    for post in posts.select_related("person").order_by("start", "id"):
        actor = actors.setdefault(post.person_id, actor_of(post.person, day, True))
        if post.role == Role.STEWARD and post.micro_grid_id:
            world.stewards.setdefault(post.micro_grid_id, []).append(actor)
        elif post.role == Role.LEADER and post.general_grid_id:
            world.leaders[post.general_grid_id] = actor
        elif post.role == Role.OFFICE:
            world.officers.append(actor)
        elif post.role == Role.SECRETARY:
            world.secretary = actor
        elif post.role == Role.STREET:
            world.street = post.person_id
        elif post.role == Role.ACCOUNTANT:
            world.accountant = actor
