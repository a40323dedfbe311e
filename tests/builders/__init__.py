"""Small worlds for tests: a community with its land and people, and matters walked through the loop."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from linli.access.actors import Actor, bearer, visitor
from linli.access.queries import actor_of
from linli.cases.intake.actions import Said, report
from linli.cases.labels import Channel, Outcome
from linli.cases.matter import actions, joining, judging, pausing
from linli.cases.matter.actions import Result
from linli.cases.models import Case, OuterOrder, Report, Voice
from linli.cases.orders.actions import Order, take_order
from linli.people.models import Appointment, Person
from linli.territory.models import Building, Community, Compound, GeneralGrid, Membership, MicroGrid, Stairwell
from linli.territory.queries import Place, place_of_stairwell

DAY = date(2026, 10, 12)  # a Monday
NOON = datetime(2026, 10, 12, 4, 0, tzinfo=UTC)  # 12:00 in Shanghai


@dataclass
class World:
    """A community of two general grids, each with a compound of two stairwells, each stairwell a micro-grid."""

    community: Community
    generals: list[GeneralGrid] = field(default_factory=list)
    compounds: list[Compound] = field(default_factory=list)
    stairwells: list[Stairwell] = field(default_factory=list)
    grids: list[MicroGrid] = field(default_factory=list)
    people: dict[str, Person] = field(default_factory=dict)

    def actor(self, name: str, factor: bool = True) -> Actor:
        """The actor that a person of this world is on the day."""
        return actor_of(self.people[name], DAY, factor)

    def place(self, number: int = 0) -> Place:
        return place_of_stairwell(self.stairwells[number].pk, DAY)

    @property
    def visitor(self) -> Actor:
        return visitor(self.community.pk)


def a_world(code: str = "410305001001", name: str = "柳荫社区") -> World:
    """A small community with one person of every role; its steward serves the first micro-grid."""
    community = Community.objects.create(name=name, code=code, fictional=True)
    world = World(community)
    for n in range(2):
        general = GeneralGrid.objects.create(community=community, name=f"第{n + 1}网格")
        compound = Compound.objects.create(community=community, name=f"{n + 1}号院", general_grid=general)
        building = Building.objects.create(community=community, compound=compound, name="1号楼")
        world.generals.append(general)
        world.compounds.append(compound)
        for k in range(2):
            _stairwell(world, general, compound, building, f"{n + 1}-{k + 1}", f"{k + 1}单元")
    _appoint(world)
    return world


def _stairwell(
    world: World, general: GeneralGrid, compound: Compound, building: Building, code: str, name: str
) -> None:
    row = {"community": world.community}
    stairwell = Stairwell.objects.create(building=building, compound=compound, name=name, households=40, **row)
    grid = MicroGrid.objects.create(
        code=code, name=f"{code}微网格", general_grid=general, compound=compound, start=date(2026, 1, 1), **row
    )
    Membership.objects.create(micro_grid=grid, stairwell=stairwell, start=date(2026, 1, 1), **row)
    world.stairwells.append(stairwell)
    world.grids.append(grid)


def _appoint(world: World) -> None:
    posts: dict[str, dict[str, Any]] = {
        "steward": {"micro_grid": world.grids[0]},
        "steward2": {"micro_grid": world.grids[1]},
        "worker": {"compound": world.compounds[0]},
        "leader": {"general_grid": world.generals[0]},
        "leader2": {"general_grid": world.generals[1]},
        "office": {},
        "secretary": {},
        "street": {},
        "admin": {},
        "committee": {},
        "accountant": {},
    }
    for n, (role, place) in enumerate(posts.items()):
        person = Person.objects.create(community=world.community, name=role, phone=f"1000000{n:04}")
        Appointment.objects.create(
            community=world.community, person=person, role=role.rstrip("2"), start=date(2026, 1, 1), **place
        )
        world.people[role] = person


def a_report(
    world: World, words: str = "三单元楼道灯不亮了", place: int = 0, at: datetime = NOON, **said: Any
) -> Report:
    """A report by a visitor who scanned a poster."""
    return report(world.place(place), Said(words=words, **said), by=world.visitor, at=at)


def a_voice(world: World, words: str = "", sound: str = "a.webm", **said: Any) -> Voice:
    """A voice note, the only thing that was said unless there are words beside it."""
    return a_report(world, words, voices=[(sound, "audio/webm", 7)], **said).voices.get()


def a_note(world: World, words: str = "扶手松了") -> Report:
    """A report that the steward took down for a neighbour."""
    return report(world.place(), Said(words), by=world.actor("steward"), at=NOON, channel=Channel.STEWARD)


def a_boxed_report(world: World, words: str = "我报了两回邻长都不理", **said: Any) -> Report:
    """What someone put into the box, private and at no place, as the page does."""
    place = Place(world.community.pk, words="意见箱")
    return report(place, Said(words, private=True, **said), by=world.visitor, at=NOON, channel=Channel.BOX)


def a_case(world: World, at: str = "collected", **said: Any) -> Case:
    """A matter walked to a stage: collected, assigned, handling, resolved or closed; one hour for each step."""
    taken = a_report(world, **said)
    case = taken.case
    steward = world.actor("steward")
    walk = {
        "assigned": lambda: actions.assign(
            case.pk, world.people["steward"].pk, by=world.actor("leader"), at=_hour(1), version=1
        ),
        "handling": lambda: actions.start(case.pk, by=steward, at=_hour(2), version=2),
        "resolved": lambda: actions.resolve(
            case.pk, Result(Outcome.SOLVED, "换了灯泡"), by=steward, at=_hour(3), version=3
        ),
        "closed": lambda: judging.judge(case.pk, taken.pk, "satisfied", by=bearer_of(taken), at=_hour(4), version=4),
    }
    for stage, step in walk.items():
        if case.stage == at:
            return case
        case = step()
        assert case.stage == stage
    return case


def a_waiting_case(world: World, until: datetime = NOON + timedelta(days=3), **said: Any) -> Case:
    """A matter that its steward lets wait from the third hour on."""
    case = a_case(world, at="handling", **said)
    return pausing.wait(case.pk, "等配件", until, by=world.actor("steward"), at=_hour(3), version=case.version)


def a_joined_case(world: World, **said: Any) -> Case:
    """A matter in which another one goes on, from the sixth hour on."""
    target, other = a_case(world, at="handling", **said), a_report(world, **said).case
    joining.merge(other.pk, target.pk, by=world.actor("leader"), at=_hour(6), version=1)
    return Case.objects.get(pk=target.pk)


def an_order(world: World, number: str = "LY20261012001", **given: Any) -> OuterOrder:
    """A work order of the hotline, taken in at the first stairwell."""
    order = Order("hotline", number, NOON, **given)
    return take_order(world.place(), Said("楼道灯不亮了"), order, by=world.actor("office"), at=NOON)


def bearer_of(taken: Report) -> Actor:
    """Whoever holds the link of a report."""
    return bearer(taken.community_id, taken.pk, taken.case_id)


def _hour(n: int) -> datetime:
    return NOON + timedelta(hours=n)
