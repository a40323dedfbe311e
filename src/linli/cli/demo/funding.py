"""Three years of the fund: gifts, 58 markets and 13 farm-aid events with their merchants' shares, statements, months.

Names are made up. Every amount comes into the books by the verbs, as it would at the office and the accountant's desk.
"""

import hashlib
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random
from uuid import UUID

from linli.access.actors import Actor
from linli.cli.demo import voting
from linli.cli.demo.acts import Acts
from linli.cli.demo.gatherings import Frame
from linli.cli.demo.grouping import Grouping
from linli.cli.demo.spending import Spending
from linli.cli.demo.world import World
from linli.foundation import clock
from linli.fund import reference
from linli.fund.books import queries as books
from linli.fund.books.actions import Named as Purpose
from linli.fund.books.actions import name_purpose, open_books
from linli.fund.checking import actions as checking
from linli.fund.checking import queries as checked
from linli.fund.checking.reading import Read
from linli.fund.giving import telling
from linli.fund.giving.agreeing import Agreed, sign
from linli.fund.giving.booking import book_gift
from linli.fund.giving.channel import Way, set_channel
from linli.fund.giving.donors import Named
from linli.fund.giving.entering import Given, sign_value, write_down
from linli.fund.giving.rules import Terms
from linli.fund.giving.stating import Sold, state
from linli.fund.labels import PUBLISHED, Form, Mode, ReceiptKind, Restriction, Stream
from linli.fund.models import Agreement, Gift, Leaf
from linli.fund.showing import actions as showing
from linli.fund.showing import calendar, figures
from linli.fund.showing.actions import Told
from linli.notifications.labels import ToldBy
from linli.notifications.models import Letter
from linli.projects.models import Edition

Holding = Callable[[str, datetime, list[Agreement]], Edition]
YEARS = timedelta(days=3 * 365 - 10)
PURPOSES = (
    ("P01", "暖阳座椅", "给楼下歇脚的老人"),
    ("P02", "老人助餐", "独居老人的一顿热饭"),
    ("P03", "邻里孝老节", "每年重阳，一院人一起过"),
    ("P04", "圆梦微心愿", "一件小东西，一个小愿望"),
    ("P05", "微创投", "三自组织的起步资金和活动经费"),
    ("P06", "便民工具箱", "工具箱、急救包，谁家要用谁来借"),
)
MERCHANTS = (
    ("柳荫粮油店", 200), ("槐香面馆", 250), ("顺心水果铺", 200),
    ("同心五金", 150), ("杏林药房", 150), ("小满鲜花", 300),
)  # fmt: skip
FARM, SERVICES, CRAFT = ("清溪农产合作社", 200), (("暖阳托育点", 300), ("邻里食堂", 100)), ("巧手编织坊", 800)
GOODS = (("米", "袋", 20), ("食用油", "桶", 15), ("轮椅", "辆", 2), ("棉被", "床", 12), ("书", "册", 80))
PARTNERS = 34
MARKETS, FARMS = 58, 13
SEED = 20261120


def walk(world: World, end: datetime, chance: Random) -> None:
    """Open the books three years before an end, and let them live up to it."""
    assert world.accountant is not None
    begin = end - YEARS
    second = next(one for one in world.officers if one.id != world.officer.id)
    fund = _Fund(world.officer, second, world.accountant, begin, end, chance)
    open_books(reference.chart().members, by=fund.accountant, at=begin)
    for n, (code, name, words) in enumerate(PURPOSES):
        name_purpose(Purpose(code, name, words=words), by=fund.office, at=begin + timedelta(hours=n + 1))
    way = Way("区慈善总会（演示）", "请到区慈善总会的捐赠点，或扫它自己的收款码；备注“柳荫路社区微基金”。")
    set_channel(way, by=fund.office, at=begin + timedelta(hours=9))
    crafts, groups = fund.sign_all(), Grouping(fund.office, begin, end, Random(SEED + 1))
    acts = Acts()
    acts.begin_all(fund.stories(crafts))
    acts.begin_all(groups.stories(begin))
    acts.begin_all(fund.frame.festivals(begin, end))
    acts.begin_all(Spending(world, fund.office, fund.accountant, begin, chance, groups).stories(begin, end))
    acts.begin(voting.vote(fund.office, end, chance))
    acts.until(end)
    _told(fund, end)
    groups.asking()
    fund.frame.ahead(fund.merchants, crafts, groups.groups["编织小组"].organisation_id, end)
    fund.frame.forgotten(end)


def summary(world: World) -> str:
    """What came in, and how many facts the log holds."""
    rows = figures.of_purposes(world.community.pk)
    facts = Leaf.objects.filter(community=world.community).count()
    return f"{sum(row.came for row in rows) / 100:,.2f} 元 yuan · {facts} 条 facts"


class _Fund:
    """Who acts, from when to when, and by which chance."""

    def __init__(
        self, office: Actor, second: Actor, accountant: Actor, begin: datetime, end: datetime, chance: Random
    ) -> None:
        self.office, self.second, self.accountant = office, second, accountant
        self.begin, self.end, self.chance = begin, end, chance
        self.receipts = 0
        self.frame = Frame(office, begin, Random(SEED))
        self.merchants: list[Agreement] = []

    def sign_all(self) -> Agreement:
        """The merchants of markets and the makers of crafts have signed before the first day; gives the makers'."""
        self.merchants = [self._agreed(*one, "merchant", Stream.MARKET) for one in MERCHANTS]
        return self._agreed(*CRAFT, "craft", Stream.CRAFTS)

    def stories(self, crafts: Agreement) -> Iterator[Iterator[datetime]]:
        """All that happens, each from its first day on."""
        days = (self.end - self.begin).days
        farm = self._agreed(*FARM, "merchant", Stream.FARM)
        for n in range(MARKETS):
            at = self.begin + timedelta(days=20 + n * (days - 30) / MARKETS, hours=8)
            name = "年味大集" if at.month == 1 else "便民集市"
            signed, last = self.chance.sample(self.merchants, 3), n == MARKETS - 1
            yield self._gathering(f"{name}第{n + 1}场", at, signed, (1600_00, 7200_00), self.frame.market, last=last)
        for n in range(FARMS):
            at = self.begin + timedelta(days=60 + n * (days - 70) / FARMS, hours=7)
            name = f"人下乡菜进城第{n + 1}场"
            yield self._gathering(name, at, [farm], (1500_00, 5000_00), self.frame.farm)
        for name, points in SERVICES:
            yield from self._quarters(self._agreed(name, points, "service", Stream.SERVICES), name, (900_00, 2400_00))
        yield from self._quarters(crafts, CRAFT[0], (200_00, 700_00))
        for n in range(PARTNERS):
            yield self._partner(n, self.begin + timedelta(days=25 + n * (days - 40) / PARTNERS))
        for n in range(40):
            yield self._resident(self.begin + timedelta(days=12 + n * (days - 20) / 40, hours=3))
        for n in range(len(GOODS)):
            yield self._goods(n, self.begin + timedelta(days=90 + n * 200, hours=2))
        yield from self._months()

    def _agreed(self, name: str, points: int, sort: str, stream: str) -> Agreement:
        at, start = self.begin + timedelta(hours=20), clock.today(self.begin + timedelta(days=2))
        party = Named("merchant", name, shown="name")
        terms, scan = Terms(points), hashlib.sha256(name.encode()).hexdigest()
        agreed = Agreed(sort, stream, party, terms, start, date(2027, 12, 31), clock.today(at), "P00", scan)
        return sign(agreed, by=self.office, at=at)

    def _gathering(
        self, name: str, at: datetime, signed: list[Agreement], sales: tuple[int, int], hold: Holding,
        *, last: bool = False,
    ) -> Iterator[datetime]:  # fmt: skip
        """A gathering is held; merchants state through it, the shares come, the result is told. The last one waits."""
        yield at + timedelta(hours=6)
        made = hold(name, at, signed)
        sold = [self.chance.randrange(*sales, 10_00) for _one in signed]
        stated = self.frame.stated(made, sold[:-1] if last else sold, at + timedelta(hours=6))
        for statement in stated:
            if statement.gift_id:
                yield (at := at + timedelta(days=self.chance.randint(2, 6)))
                self._book(statement.gift_id, at)
        if not last:
            yield at + timedelta(hours=1)
            self.frame.told(made, at + timedelta(hours=1))

    def _event(
        self, name: str, at: datetime, agreements: list[Agreement], sales: tuple[int, int]
    ) -> Iterator[datetime]:
        """After an event each merchant tells what was sold, and the share comes some days later."""
        yield at + timedelta(hours=6)
        stated = []
        for agreement in agreements:
            sold = Sold(name, clock.today(at), self.chance.randrange(*sales, 10_00))
            stated.append(state(agreement.pk, sold, by=self.office, at=at + timedelta(hours=6)))
        for statement in stated:
            if statement.gift_id:
                yield (at := at + timedelta(days=self.chance.randint(2, 6)))
                self._book(statement.gift_id, at)

    def _quarters(self, agreement: Agreement, name: str, sales: tuple[int, int]) -> Iterator[Iterator[datetime]]:
        for n in range(11):
            at = self.begin + timedelta(days=70 + 91 * n, hours=9)
            yield self._event(f"{name} 季度对账 {at:%Y-%m}", at, [agreement], sales)

    def _partner(self, n: int, at: datetime) -> Iterator[datetime]:
        yield at
        code = self.chance.choice(["P03", "P04", "P01", "P02", "P05", "P06"])
        named = Named("partner", f"共建单位{n + 1:02}（演示）", shown="name" if n % 2 else "kind")
        fen = self.chance.choice([300_00, 500_00, 500_00, 600_00, 800_00, 1000_00])
        restriction = Restriction.PROJECT if n % 3 else Restriction.PURPOSE
        given = Given(named, Stream.PARTNERS, Mode.PROJECT, restriction, code, Form.MONEY, fen, clock.today(at))
        yield from self._given(given, at)

    def _resident(self, at: datetime) -> Iterator[datetime]:
        yield at
        free = self.chance.random() < 0.5
        code = "P00" if free else self.chance.choice(["P01", "P02", "P04"])
        restriction = Restriction.NONE if free else Restriction.PURPOSE
        who = Named("person", nickname="老街坊", shown="nickname") if self.chance.random() < 0.3 else Named("person")
        fen = self.chance.choice([20_00, 50_00, 66_00, 100_00, 200_00])
        given = Given(who, Stream.RESIDENTS, Mode.REGULAR, restriction, code, Form.MONEY, fen, clock.today(at))
        yield from self._given(given, at)

    def _goods(self, n: int, at: datetime) -> Iterator[datetime]:
        yield at
        what, unit, many = GOODS[n]
        given = Given(
            Named("merchant", MERCHANTS[n][0], shown="name"), Stream.PARTNERS, Mode.REGULAR, Restriction.PURPOSE, "P04",
            Form.GOODS, 400_00 + n * 120_00, clock.today(at), what, Decimal(many), unit, "进货发票（演示）",
        )  # fmt: skip
        gift = write_down(given, by=self.office, at=at)
        gift = sign_value(gift.pk, by=self.second, at=at + timedelta(hours=1), version=gift.version)
        yield (at := at + timedelta(days=1))
        self._book(gift.pk, at)

    def _given(self, given: Given, at: datetime) -> Iterator[datetime]:
        gift = write_down(given, by=self.office, at=at)
        yield (at := at + timedelta(days=self.chance.randint(1, 9), hours=2))
        self._book(gift.pk, at)

    def _book(self, gift: UUID, at: datetime) -> None:
        found = Gift.objects.get(pk=gift)
        self.receipts += 1
        number = f"0041{self.receipts:06}"
        book_gift(
            found.pk, clock.today(at), ReceiptKind.NUMBERED, number, by=self.accountant, at=at, version=found.version
        )  # fmt: skip

    def _months(self) -> Iterator[Iterator[datetime]]:
        at = self.begin.replace(day=4, hour=2)
        while (at := _next_month(at)) < self.end:
            yield self._month(at)

    def _month(self, at: datetime) -> Iterator[datetime]:
        """On the fourth the federation's statement of the month before comes, is matched and closes it."""
        yield at
        community, month = self.accountant.community, f"{(at - timedelta(days=10)):%Y-%m}"
        until = checked.first_after(month)
        stands = checked.standing(community, month)
        balance, lines = stands.closing or 0, []
        for n, entry in enumerate(stands.entries):
            balance += entry.fen
            serial = f"{month}-{entry.number}"
            lines.append(Read(n + 2, entry.day, entry.fen, balance, entry.label, "", serial))
        checking.load(lines, hashlib.sha256(month.encode()).hexdigest(), by=self.accountant, at=at)
        stands = checked.standing(community, month)
        for line in stands.lines:
            same = next(one for one in stands.entries if line.serial == f"{month}-{one.number}")
            checking.match([line.pk], [same.id], by=self.accountant, at=at + timedelta(minutes=5))
        self._tell(at)
        if books.closed_until(community) < month and until <= clock.today(at):
            checking.close(month, by=self.accountant, at=at + timedelta(hours=1))

    def _tell(self, at: datetime) -> None:
        """Donors are rung up, and what the law wants soon is published; what came last is still to do."""
        waiting = Letter.objects.filter(kind__startswith="gift_", state="waiting", posted_at__lt=at - timedelta(days=3))
        for letter in waiting:
            telling.tick(letter.pk, ToldBy.PHONE, by=self.office, at=at)
        today = clock.today(at)
        for due in calendar.due(self.office.community, today):
            if due.leaf is None and due.day <= today + timedelta(days=31):
                words = f"{PUBLISHED[due.rule]}：见公开页面与日志（演示）"
                showing.publish(due.rule, due.about, due.day, words, by=self.office, at=at)


def _told(fund: _Fund, end: datetime) -> None:
    """The total that a report told, whose parts do not come to it; and what neighbours asked."""
    parts = (("商户按销售额的一定比例捐赠（3年来）", 1_500_000), ("项目捐、定向捐（连续多年）", 2_000_000))
    why = "统计期和口径不同，报道未说明。本页上方是账上的数。"
    told = Told("募集资金（某报道的数字）", 3_300_000, parts, "报道，2025 年", why)
    claim = showing.tell(told, by=fund.office, at=end - timedelta(days=3))
    showing.publish_claim(claim.pk, by=fund.office, at=end - timedelta(days=3))
    asked = showing.ask("暖阳座椅的钱还剩多少？", by=fund.office, at=end - timedelta(days=2))
    showing.answer(asked.pk, "点开“暖阳座椅”就能看到，每一笔都有编号。", by=fund.office, at=end - timedelta(days=1))
    showing.ask("孝老节今年还办吗？", by=fund.office, at=end - timedelta(hours=5))


def _next_month(at: datetime) -> datetime:
    return at.replace(year=at.year + at.month // 12, month=at.month % 12 + 1)
