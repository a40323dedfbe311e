"""The demo's weekly council: every Friday an agenda from what is live, decisions, tasks, and what came of them."""

from datetime import datetime, timedelta
from random import Random

from django.utils import translation

from linli.access.actors import Actor
from linli.cli.demo.world import World
from linli.council import agenda, minuting, queries
from linli.council.actions.doing import step
from linli.council.actions.holding import close_council, convene, open_council, sign_minutes
from linli.council.actions.speaking import ToDo, add_words, carry, decide, drop
from linli.council.labels import Raised, Source, State
from linli.council.models import Item, Meeting
from linli.foundation import clock

FRIDAY = 4
MISSED = 17  # every so many weeks there is none: a holiday
TOPICS = (
    "夏天充电棚怎么降温", "楼道里能放什么", "谁来给老人剪头发", "中秋一院一桌", "晾衣的地方够不够", "快递放哪儿",
    "冬天管道怎么不冻", "遛狗的约定", "暑假孩子去哪儿", "院里的停车线", "门口的台阶", "过年放不放炮",
)  # fmt: skip
DECIDED = (
    "请物业和住户周末一起看现场，先做能做的",
    "先试一个月，下月回头看",
    "由网格长牵头找相关单位当面定",
    "张贴告示，挨户说到",
)
TO_DO = ("约齐各方看现场", "要一份报价", "把结果贴到单元门口", "问清审批要什么材料")
CAME = ("办好了，住户看过", "报价来了，下次议", "贴出去了", "材料清单要到了")


def meet(world: World, day: datetime, chance: Random) -> None:
    """If a day is a Friday with a council, hold it in the morning."""
    today = clock.today(day)
    if today.weekday() != FRIDAY or (today.toordinal() // 7) % MISSED == 0:
        return
    at = day + timedelta(minutes=5)
    by = world.officers[today.toordinal() // 7 % len(world.officers)]
    _look_back(by, at, chance)
    found = agenda.suggested(by, at)[: chance.randint(4, 7)]
    topic = TOPICS[today.month - 1] if today.day <= 7 else ""
    meeting = convene(today, [one.key for one in found], by=by, at=at, place="邻里中心", topic=topic)
    if topic:
        add_words(meeting.pk, topic, Raised.RESIDENTS, by=by, at=at)
    present = [leader.appointed_id for leader in world.leaders.values()]
    open_council(meeting.pk, present, chance.randint(3, 24), by=by, at=at)
    for n, item in enumerate(queries.items(meeting)):
        _speak(world, by, item, at + timedelta(minutes=8 * n + 5), chance)
    over = close_council(meeting.pk, by=by, at=at + timedelta(minutes=90))
    with translation.override("zh-hans"):
        words = minuting.drafted(over, queries.items(over), over.present.count())
    sign_minutes(meeting.pk, words, by=by, at=at + timedelta(minutes=95))


def _speak(world: World, by: Actor, item: Item, at: datetime, chance: Random) -> None:
    luck = chance.random()
    if luck < 0.15:
        carry(item.pk, by=by, at=at)
    elif luck < 0.22 and item.source != Source.CARRIED:
        drop(item.pk, "会前已经办好", by=by, at=at)
    else:
        lead = chance.choice(list(world.leaders.values()))
        due = clock.today(at) + timedelta(days=chance.choice([4, 7, 7, 14]))
        tasks = [ToDo(chance.choice(TO_DO), lead.appointed_id, due)] if chance.random() < 0.8 else []
        decide(item.pk, chance.choice(DECIDED), tasks, by=by, at=at)


def _look_back(by: Actor, at: datetime, chance: Random) -> None:
    """Before the council most of what is due is done."""
    for task in queries.open_tasks(by):
        if task.due <= clock.today(at) and chance.random() < 0.9:
            step(task.pk, "finish", chance.choice(CAME), by=by, at=at)


def next_one(world: World, end: datetime) -> Meeting:
    """Next week's is convened, so that its agenda can be looked at."""
    by, today = world.officers[0], clock.today(end)
    day = today + timedelta(days=(FRIDAY - today.weekday()) % 7 or 7)
    keys = [one.key for one in agenda.suggested(by, end)[:8]]
    return convene(day, keys, by=by, at=end, place="邻里中心")


def summary(world: World) -> str:
    """How many councils, and how many decisions."""
    held = queries.published(world.community.pk).count()
    decided = Item.objects.filter(community=world.community, state=State.DECIDED).count()
    return f"{held} 次议事会 councils · {decided} 项议定 decisions"
