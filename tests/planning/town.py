"""A compound of three buildings with three stairwells each, in three micro-grids, for the tests of plans."""

from datetime import date, datetime, timedelta

from linli.access.actors import Actor
from linli.engines.partition.effort import Effort
from linli.office import buildings
from linli.people.models import Appointment, Person
from linli.planning.actions import changing, drafting, showing
from linli.planning.actions.adopting import adopt
from linli.planning.actions.solving import solve
from linli.planning.models import Draft
from linli.territory.models import Building, Compound, Membership, MicroGrid, Stairwell
from tests.builders import DAY, NOON, World

MAP = (
    '{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"小区": "1号院", "楼栋": "1号楼"}, '
    '"geometry": {"type": "Point", "coordinates": [120.1, 31.2]}}, {"type": "Feature", "properties": {"name": "9"}, '
    '"geometry": {"type": "Point", "coordinates": [120.1, 31.2]}}]}'
).encode()
SINCE = date(2026, 1, 1)
LATER = DAY + timedelta(days=7)


def with_a_compound(world: World, *, measured: bool = True) -> list[Stairwell]:
    """Adds it to a world; its micro-grids are X1, X2 and X3, one for each building, with a steward each."""
    row = {"community": world.community}
    compound = Compound.objects.create(name="梧桐苑", general_grid=world.generals[0], built_year=1986, **row)
    doors = []
    for b in range(3):
        building = Building.objects.create(compound=compound, name=f"{b + 1}号楼", **row)
        grid = MicroGrid.objects.create(
            code=f"X{b + 1}", name=f"梧桐{b + 1}微网格", general_grid=world.generals[0], compound=compound,
            start=SINCE, **row,
        )  # fmt: skip
        for n in range(3):
            spot = {"x": 16.0 * n, "y": -30.0 * b} if measured else {}
            door = Stairwell.objects.create(
                building=building, compound=compound, name=f"{n + 1}单元", households=12 + n, **spot, **row
            )
            Membership.objects.create(micro_grid=grid, stairwell=door, start=SINCE, **row)
            doors.append(door)
        person = Person.objects.create(name=f"邻长{b + 1}", phone=f"1000100{b:04}", **row)
        Appointment.objects.create(person=person, role="steward", micro_grid=grid, start=SINCE, **row)
        world.people[f"x{b + 1}"] = person
    return doors


def a_draft(world: World, name: str = "秋季调整", at: datetime = NOON) -> Draft:
    return drafting.start(name, by=office(world), at=at)


def a_published(world: World, draft: Draft | None = None) -> Draft:
    made = draft or a_draft(world)
    return showing.publish(made.pk, LATER, by=office(world), at=NOON, version=made.version)


def an_adopted(world: World) -> Draft:
    """One in which the first two stairwells of a world came together, from a week after its day on."""
    draft = a_draft(world, "并小网格")
    pieces = [draft.pieces.get(stairwell=door) for door in world.stairwells[:2]]
    draft = changing.merge(
        draft.pk, pieces[1].grid_id, pieces[0].grid_id, by=office(world), at=NOON, version=draft.version
    )  # fmt: skip
    draft = a_published(world, draft)
    return adopt(draft.pk, LATER, "两个太小", by=world.actor("secretary"), at=NOON, version=draft.version)


def a_worked_out(world: World, draft: Draft | None = None) -> Draft:
    made = draft or a_draft(world, "算过的")
    return solve(made.pk, None, effort=Effort(), by=office(world), at=NOON, version=made.version)


def an_old_grid(world: World) -> MicroGrid:
    """One that held the first stairwell of a world until its present one began; its card may still hang."""
    row = {"community": world.community, "start": SINCE - timedelta(days=365), "end": SINCE}
    old = MicroGrid.objects.create(code="旧1", name="旧微网格", compound=world.compounds[0], **row)
    Membership.objects.create(micro_grid=old, stairwell=world.stairwells[0], **row)
    return old


def plans(world: World) -> dict[str, object]:
    """A draft that is being drawn, one that is open for comment, and one that was adopted: what names them."""
    adopted, published = an_adopted(world), a_published(world)
    given = {"draft": a_draft(world).pk, "published": published.pk, "shown": published.code, "adopted": adopted.pk}
    given |= {"worked": a_worked_out(world).pk, "old_card": an_old_grid(world).card}
    return given | {"buildings": buildings.keep("楼栋.geojson", MAP, "wgs84", by=office(world), at=NOON).pk}


def office(world: World) -> Actor:
    return world.actor("office")


def grid_of(draft: Draft, door: Stairwell):  # type: ignore[no-untyped-def]
    """The micro-grid of a draft in which a stairwell lies."""
    return draft.pieces.get(stairwell=door).grid
