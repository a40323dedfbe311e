"""Notices, policy cards and what was asked back, made up. Every card says that it is fictional."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random

from linli.access.actors import Actor, rule, visitor
from linli.bridge.labels import Told, Topic
from linli.bridge.models import Notice, Posting
from linli.bridge.notices.actions import Written, post, tell, want_hand
from linli.bridge.policies import asking
from linli.bridge.policies.actions import Card, enter
from linli.cases.intake.actions import Said
from linli.cases.matter.actions import Result, resolve
from linli.cases.matter.judging import lapse
from linli.cases.models import Case
from linli.cli.demo.world import World
from linli.foundation import clock
from linli.foundation.writes import locked_transaction
from linli.territory.models import MicroGrid
from linli.territory.queries import grids_in_force

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
EVERYWHERE = (
    (
        "周四上午停水",
        "因主管道检修，本周四上午八点到十二点停水。\n请提前存一点水。来水后先放一放黄水。\n"
        "有困难请打社区电话，我们送水上门。",
    ),
    ("冬季防火提醒", "天干物燥，楼道不要堆纸箱。\n电动车不要推上楼充电。\n看见冒烟先打119，再告诉邻长。"),
    ("重阳包饺子", "重阳节上午九点，各院小广场一起包饺子。\n想来的老人不用报名，腿脚不便的请告诉邻长，有人来接。"),
)
OF_A_GRID = (
    ("车棚换锁", "东边车棚周六换新锁，请周五前来门口领钥匙。"),
    ("楼顶补漏", "三号楼楼顶补漏，晾晒的衣物请先收一收。"),
    ("义诊进院", "周三下午两点，院里量血压、看牙。带上平时吃的药。"),
    ("清理楼道", "周日一起清楼道，自家的东西请先收好。"),
    ("暖气试水", "本周暖气试水，家里请留人，漏水马上打社区电话。"),
    ("路灯检修", "周二晚上院里路灯检修，九点前回家请带手电。"),
    ("磨剪子修伞", "周六上午，老手艺师傅来院里，磨剪子、修伞、配钥匙。"),
    ("防骗提醒", "有人冒充燃气公司上门卖报警器，别开门，先打给邻长。"),
    ("流感疫苗", "社区医院周四可以打流感疫苗，六十五岁以上免费。"),
    ("垃圾点挪位", "垃圾点暂挪到西门旁，施工约一周。"),
    ("雪天扫雪", "下雪了，各楼门口一起扫一扫，老人出门慢点走。"),
    ("选楼组长", "下周一晚七点，小凉亭选楼组长，人人都能说。"),
    ("电梯年检", "五号楼电梯周五上午年检，停两小时。"),
    ("捡到钥匙", "门口捡到一串钥匙，红绳系着，请到邻长家认领。"),
    ("夜话改期", "网格夜话改到周五晚七点半，在西院凉亭。"),
    ("消杀通知", "周三上午院里灭蚊，请关窗，看好小猫小狗。"),
    ("新扶手好了", "单元门口的新扶手装好了，用着不合适请说一声。"),
)
CARDS = (
    (
        Topic.OLD,
        "BM01",
        "八十岁高龄津贴",
        "本市户口、年满八十岁的老人",
        "八十到八十九岁每月一百元，九十岁起每月两百元",
        "社区一楼便民窗口",
        "身份证\n户口本\n银行卡",
        "约二十个工作日",
        300,
    ),
    (
        Topic.OLD,
        "YL01",
        "老年助餐优惠",
        "六十岁以上老人",
        "在邻里食堂吃饭，每餐优惠两元；八十岁以上四元",
        "邻里食堂窗口",
        "身份证",
        "当场",
        200,
    ),
    (
        Topic.OLD,
        "YL05",
        "居家适老化改造",
        "家有失能或八十岁以上老人的困难家庭",
        "装扶手、防滑垫、夜灯，政府补一部分",
        "社区民政窗口",
        "身份证\n户口本\n残疾证或诊断书",
        "评估后约两个月",
        120,
    ),
    (
        Topic.CHILD,
        "YX01",
        "普惠托育补助",
        "三岁以下孩子的家庭",
        "在备案托育点，每月减免一部分托费",
        "暖阳托育点或社区窗口",
        "户口本\n出生证明",
        "约十个工作日",
        250,
    ),
    (
        Topic.HEALTH,
        "BM01",
        "居民医保缴费",
        "没有参加职工医保的居民",
        "一年缴一次，次年看病能报销",
        "手机银行、社区窗口均可",
        "身份证",
        "当场",
        40,
    ),
    (
        Topic.HEALTH,
        "BM01",
        "门诊慢性病登记",
        "高血压、糖尿病等长期服药的参保人",
        "门诊买药按比例报销",
        "区医保大厅二楼",
        "身份证\n医保卡\n近期病历",
        "约十五个工作日",
        180,
    ),
    (
        Topic.PENSION,
        "BM01",
        "养老金资格认证",
        "领养老金的退休人员",
        "一年认证一次，不用跑远路，社区可代办",
        "社区窗口；行动不便可上门",
        "身份证",
        "当场",
        90,
    ),
    (
        Topic.WORK,
        "BM04",
        "免费技能培训",
        "登记失业人员、全职妈妈",
        "家政、直播、手作等课程，培训期有补贴",
        "创客直播间",
        "身份证",
        "每月开班",
        160,
    ),
    (
        Topic.WORK,
        "BM04",
        "创业担保贷款咨询",
        "自己开店或摆摊的居民",
        "符合条件可贴息，社区帮着看材料",
        "社区窗口",
        "身份证\n营业执照",
        "约一个月",
        None,
    ),
    (
        Topic.HOME,
        "FW06",
        "老楼加装电梯",
        "所在单元业主商量好的",
        "政府补一部分，其余住户分摊",
        "社区物业窗口",
        "单元协议\n设计图",
        "约半年",
        None,
    ),
    (
        Topic.HARD,
        "BM02",
        "临时救助",
        "突然遇到大病、意外的家庭",
        "按情况一次性救助",
        "社区民政窗口，可电话申请",
        "身份证\n说明材料",
        "急的当天受理",
        365,
    ),
    (
        Topic.ABLED,
        "YL06",
        "残疾人辅具借用",
        "持残疾证的居民",
        "轮椅、拐杖、坐便椅免费借用",
        "社区残协",
        "残疾证",
        "当场",
        10,
    ),
)
QUESTIONS = (
    (
        0,
        "我妈户口在老家，跟我住了六年，能领吗？",
        "户口不在本市的能领吗？",
        "不能，津贴按户口所在地发。可以回户口地申请，我们帮您问电话。",
    ),
    (4, "今年忘了缴，现在补还来得及吗？", "过了缴费期还能补吗？", "可以补，但补缴后要等三个月才能报销，越早越好。"),
    (6, "我爸下不了床，怎么认证？", "下不了床怎么认证？", "打社区电话约时间，我们上门，不用抬来抬去。"),
    (7, "直播的课周末有吗？", "", ""),
    (2, "自己先装了扶手能补吗？", "", ""),
)


def walk(world: World, end: datetime, chance: Random) -> None:
    """Cards in the last months, notices since the micro-grids were drawn; what is newest is still to do."""
    grids = list(grids_in_force(world.community.pk, clock.today(end)).order_by("code"))
    first = datetime.combine(min(grid.start for grid in grids), time(2), clock.SHANGHAI) + DAY
    with locked_transaction():
        _cards(world, max(first, end - 150 * DAY), end)
        for n, notice in enumerate(_notices(world, grids, first, end)):
            _passed_on(world, notice, end, chance, all_told=n == 0)


def summary(world: World) -> str:
    """How many notices hang and hung."""
    return f"{Notice.objects.filter(community=world.community).count()} 条通知 notices · {len(CARDS)} 张政策卡 cards"


def _notices(world: World, grids: list[MicroGrid], first: datetime, end: datetime) -> Iterator[Notice]:
    span = end - first - 2 * DAY
    for n, (title, words) in enumerate(EVERYWHERE):
        at = end - (2 - n) * 5 * DAY - 6 * HOUR if n else first
        until = clock.today(end) + timedelta(days=4 + n) if n else clock.today(at) + timedelta(days=5)
        yield _post(world.officer, title, words, until, grids, at)
    leaders = [one for one in world.leaders if any(grid.general_grid_id == one for grid in grids)]
    for n, (title, words) in enumerate(OF_A_GRID):
        at = first + span * (n + 1) / (len(OF_A_GRID) + 1)
        general = leaders[n % len(leaders)]
        mine = [grid for grid in grids if grid.general_grid_id == general]
        holds = 12 if n > len(OF_A_GRID) - 4 else 4
        yield _post(world.leaders[general], title, words, clock.today(at) + timedelta(days=holds), mine, at)


def _post(by: Actor, title: str, words: str, until: date, grids: list[MicroGrid], at: datetime) -> Notice:
    return post(Written(title, words, until, [grid.pk for grid in grids]), by=by, at=at)


def _passed_on(world: World, notice: Notice, end: datetime, chance: Random, *, all_told: bool) -> None:
    """Most stewards note it within two days; of the newest some still wait, and one would like a hand."""
    for n, row in enumerate(Posting.objects.filter(notice=notice)):
        stewards = world.stewards.get(row.micro_grid_id)
        at = notice.posted_at + timedelta(hours=chance.randint(1, 44), minutes=chance.randint(0, 59))
        if not stewards or at >= end or not (all_told or chance.random() < 0.8):
            continue
        if n == 5 and end - notice.posted_at < 6 * DAY:
            want_hand(row.pk, True, by=stewards[0], at=at)
        else:
            how = chance.choices(Told.values, [4, 2, 6, 2])[0]
            tell(row.pk, how, by=stewards[0], at=at)


def _cards(world: World, begin: datetime, end: datetime) -> None:
    """Twelve cards, four questions answered and shared or not, one asked this morning."""
    office, made = world.officer, []
    assert office.person_id is not None
    for n, (topic, kind, title, who, what, where, papers, takes, days) in enumerate(CARDS):
        at = begin + n * HOUR
        expires = clock.today(end) + timedelta(days=days) if days else None
        card = Card(
            topic, kind, title, who, what, where, f"示范市民政便民手册第{n + 1}条（虚构，演示用）", date(2026, 1, 5),
            office.person_id, papers, takes, "", expires,
        )  # fmt: skip
        made.append(enter(card, by=office, at=at))
    for n, (which, words, asked, answer) in enumerate(QUESTIONS):
        at = max(begin + DAY, end - (20 - 4 * n) * DAY - 3 * HOUR) if asked else end - (6 - n) * HOUR
        question = asking.ask(made[which].pk, Said(words), by=visitor(world.community.pk), at=at)
        case = Case.objects.get(pk=question.report.case_id)
        if asked and case.stage == "assigned":
            result = Result("solved", answer)
            done = resolve(case.pk, result, by=office, at=at + 5 * HOUR, version=case.version)
            asking.share(question.pk, asked, answer, by=office, at=at + 6 * HOUR)
            if at + 8 * DAY < end:
                lapse(done.pk, by=_rule(world), at=at + 8 * DAY)


def _rule(world: World) -> Actor:
    return rule("lapse", world.community.pk)
