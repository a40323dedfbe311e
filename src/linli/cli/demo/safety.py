"""The demo community's safety calls: a few people who asked for them, and the calls of the last day."""

from datetime import datetime, time, timedelta
from uuid import UUID

from linli.access.actors import Actor
from linli.care.actions.calling import Went, note
from linli.care.actions.entering import Agreed, away, enter
from linli.care.models import Entry
from linli.care.sheet import Contact, Sheet
from linli.cli.demo.world import World
from linli.foundation import clock
from linli.people.labels import Means

EVENING = time(19, 30)  # so that something is due whenever a visitor comes: the demonstration begins at 19:40
PEOPLE = (
    ("王秀英", "302", "女儿", "王芳", "右耳听不清，请说慢一点"),
    ("赵德福", "101", "儿子", "赵强", ""),
    ("陈桂珍", "501", "侄女", "陈燕", "腿脚慢，电话多响一会儿"),
    ("孙玉兰", "402", "女儿", "孙丽", ""),
    ("周长河", "201", "儿子", "周军", "早上吃完药才接电话"),
    ("吴淑琴", "602", "外甥", "李伟", ""),
)


def enter_people(world: World, at: datetime) -> None:
    """Six ask for the calls a week before `at`; their steward keeps most of them, the office all."""
    grid, stewards = next(iter(world.stewards.items()), (None, []))
    doors = [place.stairwell_id for place in world.places if place.micro_grid_id == grid and place.stairwell_id]
    if not stewards or not doors:
        return
    steward, begun = stewards[0], at - timedelta(days=7)
    listed = [
        _enter(
            world, steward if n < 5 else None, doors[n % len(doors)], n, EVENING if n in (1, 2) else time(8, 30), begun
        )
        for n in range(len(PEOPLE))
    ]
    _last_day(listed, steward, world.officer, at)


def _enter(world: World, steward: Actor | None, door: UUID, n: int, call_at: time, at: datetime) -> Entry:
    name, number, relation, family, wishes = PEOPLE[n]
    contact = Contact(family, f"1000000{810 + n}0", relation)
    sheet = Sheet(name, f"1000000{820 + n}0", door, "", number, (contact,), wishes)
    keepers = [UUID(actor.id) for actor in (world.officer, steward) if actor]
    return enter(sheet, Agreed(True, Means.PHONE, call_at), keepers, by=world.officer, at=at)


def _last_day(listed: list[Entry], steward: Actor, officer: Actor, at: datetime) -> None:
    """In the morning all is well, one wants something and one goes to his son's; in the evening one does not answer."""
    morning = datetime.combine(clock.today(at), time(8, 30), clock.SHANGHAI)
    minute = timedelta(minutes=1)
    note(listed[0].pk, Went("well"), by=steward, at=morning + minute)
    note(listed[3].pk, Went("wants", "楼道的灯不亮，晚上不敢下楼"), by=steward, at=morning + 4 * minute)
    away(listed[4].pk, clock.today(at) + timedelta(days=3), by=steward, at=morning + 6 * minute)
    note(listed[5].pk, Went("well"), by=officer, at=morning + 8 * minute)
    note(listed[2].pk, Went("no_answer"), by=steward, at=at - 5 * minute)
