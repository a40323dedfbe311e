"""The demo's mediations, seen only by who may, and its matters of the four steps; all of them made up."""

from datetime import date, datetime, timedelta

from linli.access.actors import Actor
from linli.cli.demo.world import World
from linli.council.mediation import queries
from linli.council.mediation.actions import asking, sitting
from linli.council.mediation.actions.asking import AskedSide, Choice
from linli.council.models import Procedure
from linli.council.steps import actions as steps
from linli.council.steps import queries as procedures
from linli.council.steps.actions import Taken
from linli.council.steps.rules import ORDER
from linli.foundation import clock

SETTLED = (
    ("晾衣滴水到楼下阳台，怎么避免、弄湿的被褥怎么办", ("五楼住户", "四楼住户"),
     "楼上装接水盘，楼下被褥清洗费由楼上承担", 75, True),
    ("空调外机的热风吹进邻居窗户", ("西户", "东户"), "外机加导风板，十天内装好", 22, False),
)  # fmt: skip
ASKED = ("两家为门口鞋柜和过道有不同看法", ("门东住户", "门西住户"))
ENDED = ("装修时间影响邻居休息", ("装修住户", "楼下住户"))
MATTERS = (
    ("小广场地面和座椅", "把小广场的水泥地改成透水砖，装六把带扶手的椅子；费用从社区惠民资金列支", 96, "result"),
    ("老年食堂选址", "老年食堂设在邻里中心一楼，午餐每天80份", 14, "publish"),
    ("垃圾投放点并点", "把北院四个投放点并成两个，加遮雨棚和洗手池", 6, "discuss"),
)  # fmt: skip
AFTER = (0, 2, 5, 9, 10, 20, 34)  # days of the seven steps
BODIES = ("第三党支部", "社区党委、居委会", "党员大会", "居民代表会议", "居委会", "居委会", "居委会")
WORDS = {
    "propose": "收到居民代表十一人联名，支部同意提议", "discuss": "两委商议，形成方案，估了费用",
    "review": "党员大会审议，提了两条修改意见，已写进方案", "decide": "居民代表会议表决通过",
    "publish": "决议：按方案办理，分两步实施", "carry": "已按方案实施，居民监督员到场看过",
    "result": "实施结果：全部办完，实际花费比方案少一成",
}  # fmt: skip
COUNTED = {"review": (62, 47, 43), "decide": (85, 71, 66)}


def walk(world: World, end: datetime) -> None:
    """A few mediations of leaders, and three matters on their way."""
    leaders = list(world.leaders.values())
    for n, (words, names, agreed, days, kept) in enumerate(SETTLED):
        _settle(world, leaders[n % len(leaders)], words, names, agreed, end - timedelta(days=days), kept)
    asking.open_mediation(ASKED[0], _sides(ASKED[1]), by=leaders[0], at=end - timedelta(days=1))
    over = asking.open_mediation(ENDED[0], _sides(ENDED[1]), by=leaders[0], at=end - timedelta(days=40))
    asking.refuse(queries.sides(over)[0].pk, by=leaders[0], at=end - timedelta(days=39))
    for title, matter, days, upto in MATTERS:
        _pass(world, title, matter, clock.today(end) - timedelta(days=days), upto, end)


def _sides(names: tuple[str, ...]) -> list[AskedSide]:
    return [AskedSide(name) for name in names]


def _settle(world: World, by: Actor, words: str, names: tuple[str, ...], agreed: str, at: datetime, kept: bool) -> None:
    made = asking.open_mediation(words, _sides(names), by=by, at=at)
    for side in queries.sides(made):
        asking.be_willing(side.pk, "desk", by=by, at=at + timedelta(hours=3), wants="mediator")
    choice = Choice("mediator", None, "李调解（虚构）", True, "邻里中心调解室", at + timedelta(days=1))
    asking.arrange(made.pk, choice, by=by, at=at + timedelta(hours=4))
    sitting.sit(made.pk, by=by, at=at + timedelta(days=1))
    sitting.settle(made.pk, agreed, False, by=by, at=at + timedelta(days=1, hours=2))
    if kept:
        sitting.confirm(made.pk, clock.today(at + timedelta(days=9)), by=by, at=at + timedelta(days=9))
        sitting.follow(made.pk, "held", "两家都说没有再滴水", by=by, at=at + timedelta(days=33))


def _pass(world: World, title: str, matter: str, first: date, upto: str, end: datetime) -> Procedure:
    by = world.officers[0]
    made = steps.begin(title, matter, by=by, at=end - (clock.today(end) - first))
    for n, step in enumerate(ORDER[: ORDER.index(upto) + 1]):
        due, present, agreed = COUNTED.get(step, (None, None, None))
        day, minutes = first + timedelta(days=AFTER[n]), f"{first:%Y}-{n + 1:02}"
        taken = Taken(step, day, BODIES[n], WORDS[step], minutes, due, present, agreed)
        steps.take_step(made.pk, taken, by=by, at=end)
    return made


def summary(world: World, end: datetime) -> str:
    """How many of each; of the mediations only how many, since that is all that anyone may know."""
    found, walked = queries.figures(world.community.pk, end), procedures.figures(world.community.pk, end)
    return f"{found.ended} 次调解结束 mediations ended · {walked.begun} 件四议两公开 matters of the four steps"
