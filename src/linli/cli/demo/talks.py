"""The demo's deliberations of a year: one every five weeks; a notice that hangs, one that sits, one to look back on."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from django.db.models import Min

from linli.access.actors import Actor
from linli.cli.demo.world import World
from linli.council.actions.doing import step
from linli.council.actions.speaking import ToDo
from linli.council.deliberation import queries
from linli.council.deliberation.actions import ending, holding, preparing
from linli.council.deliberation.actions.ending import Agreed
from linli.council.deliberation.actions.preparing import Plan, Side
from linli.council.labels import Raised
from linli.council.models import Deliberation, Task
from linli.foundation import clock
from linli.people.models import Appointment

NOTICE = timedelta(days=5)
EVERY = timedelta(weeks=5)
OFFICE = ("office", "社区")


@dataclass(frozen=True)
class Told:
    """One deliberation as it went: blank `agreed` is none, blank `held` is not looked back on yet."""

    topic: str
    question: str
    sides: tuple[tuple[str, str], ...]
    options: tuple[tuple[str, str, str], ...]
    points: tuple[str, ...]
    agreed: str = ""
    task: str = ""
    other: str = ""
    held: str = ""
    found: str = ""
    way: str = "consensus"
    raised: str = Raised.RESIDENTS


TALKS = (
    Told(
        "快递放哪儿", "快递和外卖放在哪儿，不堵门也不丢？",
        (("residents", "南院住户"), ("merchant", "快递驿站"), ("property", "物业")),
        (("门卫室旁设架子", "有人看着", "下雨会淋"), ("驿站送到单元", "省事", "晚上没人收")),
        ("门口堆满，轮椅过不去", "驿站晚七点关门", "架子物业可以出"),
        "门卫室旁设两层货架，驿站每天19点前清一次", "装货架", "", "held", "门口清爽了，丢件一次也没有",
    ),
    Told(
        "广场舞几点停", "小广场晚上几点停、音量多大？",
        (("group", "舞蹈队"), ("residents", "临广场住户"), OFFICE),
        (("晚八点半停，音量减半", "都能接受", "夏天天黑得晚"), ("换到河边", "不扰民", "老人走得远")),
        ("孩子要写作业", "白天太晒，只有晚上能跳", "可以借两个小音箱"),
        "夏天八点半停、其他季节八点停；用社区的小音箱", "借出小音箱", "", "partly",
        "时间守住了，音量有两次超了", "half",
    ),
    Told(
        "晾衣的地方够不够", "公共晾衣架加几组、放哪儿？",
        (("residents", "北院住户"), ("property", "物业"), ("owners", "业委会")),
        (("绿地边加三组", "向阳", "占一点绿地"), ("楼顶开放", "不占地", "安全没人管")),
        ("床单没处晾", "绿地边可以，不动树", "楼顶不能开"),
        "绿地边加三组，不动树，物业每月检查", "装晾衣架", "一楼两户担心遮挡窗户，要求离窗三米以上",
        "held", "三组都在用，离窗三米二",
    ),
    Told(
        "遛狗的约定", "院里遛狗，怎么约定大家都放心？",
        (("residents", "养狗住户"), ("residents", "带孩子的住户"), ("property", "物业")),
        (("牵绳、带袋、避开早晚高峰", "好做到", "要互相提醒"),),
        ("孩子被吓哭过", "我们愿意牵绳", "可以放拾便袋"),
        "出门牵绳、随手清理；早七点半到八点半不走滑梯那条路", "放拾便袋", "", "partly",
        "牵绳都做到了，清理还差一点", "thirds",
    ),
    Told(
        "门前停车线", "消防通道留出来，车停在哪儿？",
        (("residents", "有车住户"), ("residents", "没车住户"), ("property", "物业"), ("bureau", "消防队")),
        (("单侧停车", "通道四米", "少十一个位"), ("错时用旁边单位的场", "晚上空着", "要谈")),
        ("救护车进不来过", "少了车位停哪儿", "旁边单位晚上有三十个位"),
        "西侧单边停；晚六点到早七点半借用旁边单位的场地", "和旁边单位签时段",
        "三户表示晚归停得远，希望留两个临停位", "held",
        "通道一直通着，临停位加了两个", "thirds", Raised.OFFICE,
    ),
    Told(
        "暑假孩子去哪儿", "暑假白天，孩子在哪儿有人看？",
        (("residents", "双职工家庭"), ("group", "退休教师组"), OFFICE),
        (("邻里中心开半天班", "有老师", "中午饭难"),),
        ("两口子都上班", "我们能排上午", "中午食堂可以加"),
        "", "", "退休教师组希望先解决意外险再开班",
    ),
    Told(
        "夏天充电棚怎么降温", "充电棚里热，怎么办又省钱又安全？",
        (("residents", "骑车住户"), ("property", "物业"), ("bureau", "消防队")),
        (("加遮阳顶和通风", "便宜", "要两周"), ("换到背阴处", "凉快", "线路要重拉")),
        ("下午手把烫手", "换地方要十万", "通风消防支持"),
        "加遮阳顶，四面通风，七月前装好", "装遮阳顶", "", "held", "最热的一周棚里低了六度",
    ),
    Told(
        "楼道里能放什么", "楼道里哪些能放、哪些不能放？",
        (("residents", "一单元住户"), ("residents", "二单元住户"), ("property", "物业"), ("bureau", "消防队")),
        (("只放伞和鞋垫", "不挡道", "有人舍不得"), ("一概不放", "好管", "老人不方便")),
        ("鞋柜占了半边", "老人换鞋要凳子", "凳子可以折叠靠墙"),
        "不放可燃物和柜子；每层可放一张折叠凳", "清一次楼道", "一户认为楼道尽头放柜不碍事", "held",
        "查了三次，尽头的柜子也搬走了",
    ),
    Told(
        "早市收摊和清扫", "早市几点收、谁来扫？",
        (("merchant", "摊主"), ("residents", "沿街住户"), ("bureau", "环卫")),
        (("八点半收，摊主自带袋", "不添人", "要有人提醒"),),
        ("鱼腥味到中午", "八点半收得完", "袋子我们出"),
        "八点半收摊，摊主带走垃圾，环卫九点冲洗一次", "做提醒牌", "", "", "", "half",
    ),
    Told(
        "冬天管道怎么不冻", "外露水管谁来包、什么时候包？",
        (("residents", "顶楼住户"), ("property", "物业"), ("bureau", "供水站")),
        (("立冬前物业统一包", "省心", "材料费谁出"), ("各家自己包", "快", "老人弄不了")),
        ("去年停水两天", "材料一米四块", "供水站可以教"),
        "物业出工、材料按户分摊，立冬前包完", "量好米数", "一户空置房主没联系上，先由物业垫付", "", "",
    ),
)  # fmt: skip
HANGS = Told(
    "过年放不放炮", "院里过年放不放鞭炮？要是放，在哪儿、几点？",
    (("residents", "北院住户"), ("residents", "南院住户"), ("property", "物业"), ("bureau", "消防队")),
    (("院里都不放", "安全、干净", "少了年味"), ("除夕晚定点放一小时", "有年味", "要有人看着")),
    (),
)  # fmt: skip
SITS = Told(
    "电动自行车停哪儿", "楼里不能停，车停在哪儿、怎么充电？",
    (("residents", "3号楼住户"), ("residents", "5号楼住户"), ("property", "物业"), ("owners", "业委会")),
    (("西墙搭棚", "离单元近", "挡一楼的光"), ("东门空地划线", "不用搭", "走得远")),
    ("楼道里充电，夜里睡不踏实", "老人走不到东门", "西墙可以装十二个插座"),
)  # fmt: skip
DRAFT = Told("中秋一院一桌", "中秋在院里摆一桌，怎么摆、谁牵头？", (("group", "热心厨友队"),), (), ())


def walk(world: World, end: datetime, chance: Random) -> None:
    """A year of them, as far back as the life of the community goes."""
    by, first = world.officers[0], _began(world)
    told = [(end - EVERY * (len(TALKS) - n) + timedelta(weeks=1), one) for n, one in enumerate(TALKS)]
    for evening, one in told:
        if clock.today(evening - NOTICE) > first:
            _tell(world, one, evening, by, end, chance)
    _prepare(DRAFT, end + timedelta(days=12), by, end)
    leader = world.leaders[next(iter(world.leaders))]
    sits = _announce(SITS, end, by, end - NOTICE)
    talk = holding.open_talk(sits.pk, _came(sits, chance), by=by, at=end - timedelta(minutes=38))
    for n, (side, points) in enumerate(zip(queries.sides(talk), SITS.points, strict=False)):
        holding.note_turn(talk.pk, side.pk, points, by=by, at=end - timedelta(minutes=30 - 6 * n))
    _announce(HANGS, end + timedelta(days=4), by, end - timedelta(days=1))
    _announce(_of_a_grid(), end + timedelta(days=6), leader, end - timedelta(hours=5))


def _of_a_grid() -> Told:
    return Told(
        "门口的台阶", "一单元门口的台阶要不要改成坡道？",
        (("residents", "一单元住户"), ("property", "物业"), ("office", "残联专干")),
        (("改坡道，留两级台阶", "轮椅能上", "占半米"),), (), raised=Raised.STEWARD,
    )  # fmt: skip


def _began(world: World) -> date:
    first = Appointment.objects.filter(community=world.community).aggregate(first=Min("start"))["first"]
    return date.min if first is None else first + timedelta(days=7)


def _prepare(one: Told, evening: datetime, by: Actor, at: datetime) -> Deliberation:
    plan = Plan(
        one.topic,
        one.question,
        clock.today(evening),
        time(19),
        "邻里中心二楼",
        one.way,
        raised=one.raised,
        owners_item=0,
    )
    talk = preparing.prepare(plan, by=by, at=at)
    for n, (kind, name) in enumerate(one.sides):
        preparing.add_side(talk.pk, Side(kind, name, 36 + 12 * n if kind == "residents" else None), by=by, at=at)
    for words, pros, cons in one.options:
        preparing.add_option(talk.pk, words, pros, cons, by=by, at=at)
    return talk


def _announce(one: Told, evening: datetime, by: Actor, at: datetime) -> Deliberation:
    return preparing.announce(_prepare(one, evening, by, at).pk, by=by, at=at)


def _came(talk: Deliberation, chance: Random) -> dict[object, int]:
    return {side.pk: chance.randint(2, 11) if side.kind == "residents" else chance.randint(1, 3)
            for side in queries.sides(talk)}  # fmt: skip


def _tell(world: World, one: Told, evening: datetime, by: Actor, end: datetime, chance: Random) -> None:
    """From the notice to the look-back, as far as its days have come."""
    talk = _announce(one, evening, by, evening - NOTICE)
    talk = holding.open_talk(talk.pk, _came(talk, chance), by=by, at=evening)
    sides = queries.sides(talk)
    for n, (side, points) in enumerate(zip(sides, one.points, strict=False)):
        holding.note_turn(talk.pk, side.pk, points, by=by, at=evening + timedelta(minutes=4 * n))
    holding.keep_times(talk.pk, {side.pk: chance.randint(150, 210) for side in sides}, by=by, at=evening)
    late = evening + timedelta(minutes=80)
    if not one.agreed:
        ending.part(talk.pk, "保险和午饭还没着落，先问清楚，开春再议", one.other, by=by, at=late)
        return
    says = {side.pk: "yes" for side in sides} | ({sides[0].pk: "abstain"} if one.other else {})
    todo = ToDo(one.task, by.appointed_id, clock.today(evening + timedelta(days=14)))
    said = Agreed(one.agreed, says, one.other, not one.other, talk.options.earliest("place").pk, 8, [todo])
    ending.agree(talk.pk, said, by=by, at=late)
    _after(talk, one, evening, by, end)


def _after(talk: Deliberation, one: Told, evening: datetime, by: Actor, end: datetime) -> None:
    done, looked = evening + timedelta(days=12), evening + timedelta(weeks=8)
    if done < end:
        step(Task.objects.get(talk=talk).pk, "finish", "办好了，住户看过", by=by, at=done)
    if looked < end and one.held:
        found = {side.pk: one.held for side in queries.sides(talk)}
        ending.look_back(talk.pk, found, one.found, by=by, at=looked)


def summary(world: World, end: datetime) -> str:
    """How many ended, and how many of them agreed."""
    found = queries.figures(world.community.pk, end)
    return f"{found.ended} 次结束 ended · {found.agreed} 次议成 agreed · {found.held} 个守住 hold"
