"""Three years of gatherings and groups: the frame of the sales that the demo's merchants state, and of thirty grants.

Every edition is planned, opened, counted and settled by the verbs; names are made up, and no money moves.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random
from uuid import UUID

from linli.access.actors import Actor, rule, visitor
from linli.foundation import clock
from linli.fund.models import Agreement, Statement
from linli.projects.counting import Heads
from linli.projects.gatherings import noting, planning, queries, signing, stalls
from linli.projects.gatherings.planning import Plan
from linli.projects.gatherings.signing import Offered, Wish
from linli.projects.gatherings.stalls import Place, Stand
from linli.projects.labels.gatherings import GatheringSort as Sort
from linli.projects.models import Edition, Series

SERIES = {
    "便民集市": (Sort.MARKET, "米面油、蔬果、磨刀修鞋，家门口赶集"),
    "年味大集": (Sort.FAIR, "春联、年糕、炸货，一年一回"),
    "人下乡菜进城": (Sort.FARM, "伊川、孟津的菜和薯，地头直接拉到院里"),
    "社邻益购接龙": (Sort.GROUP_BUY, "邻里一起登记，到点来取"),
    "邻里孝老节": (Sort.ELDERS, "重阳前后，一院人给老人过节"),
    "手作展示": (Sort.CRAFT, "编织玩偶、牡丹团扇，来看看"),
}
BESIDE = (("旧物修理铺", "修伞、磨刀、配钥匙", "group"), ("杏林义诊", "量血压、问药", "partner"))
PAY = "钱在摊位前自己扫商户的码，或付现金；本页不收钱。"
SQUARE = "社区广场"
TOTAL, POTATO, GRAPE, FARMS = 7_500_000, 2_600_000, 800_000, 13  # grams over all farm-aid days
ELDERS = (date(2024, 10, 11), date(2025, 10, 29), date(2026, 10, 18))
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
NEIGHBOURS = ("三楼张姐", "老王", "小李妈妈", "七号楼刘叔", "二单元小陈", "赵阿姨", "周师傅", "玲玲奶奶")


class Frame:
    """Who acts, and by which chance; the series from the first day on."""

    def __init__(self, office: Actor, begin: datetime, chance: Random) -> None:
        self.office, self.chance = office, chance
        self.series: dict[str, Series] = {
            name: planning.begin_series(name, sort, words, by=office, at=begin + HOUR)
            for name, (sort, words) in SERIES.items()
        }
        self.farms = 0

    def held(self, series: str, name: str, at: datetime, signed: list[Agreement], heads: Heads) -> Edition:
        """A gathering that took place at an instant: planned, opened, counted; the merchants stand first."""
        made = self._planned(series, name, at, at - 9 * DAY)
        for agreement in signed:
            stand = Stand(agreement.party.name, "米面油、蔬果、日用")
            place = Place(None, True, agreement.pk)
            stalls.enter(made.pk, stand, place, by=self.office, at=at - 8 * DAY)
        for who, what, sort in BESIDE[: self.chance.randint(0, 2)]:
            stalls.enter(made.pk, Stand(who, what, sort), Place(), by=self.office, at=at - 8 * DAY)
        made = self._opened(made, at - 7 * DAY)
        return planning.hold(made.pk, heads, by=self.office, at=at + 5 * HOUR, version=made.version)

    def _planned(self, series: str, name: str, at: datetime, before: datetime, **more: object) -> Edition:
        begun = self.chance.choice(["community", "community", "residents", "merchants"])
        plan = Plan(name, clock.today(at), SQUARE, time(8), time(12), begun_by=begun, **more)  # type: ignore[arg-type]
        made: Edition = planning.plan(self.series[series].pk, plan, by=self.office, at=before)
        return made

    def _opened(self, made: Edition, at: datetime) -> Edition:
        fresh = Edition.objects.get(pk=made.pk)
        opened: Edition = planning.open_up(made.pk, by=self.office, at=at, version=fresh.version)
        return opened

    def market(self, name: str, at: datetime, signed: list[Agreement]) -> Edition:
        """A market or fair with some hundred visits; how they were counted is said."""
        least = self.chance.randint(310, 400)
        method = "counted" if self.chance.random() < 0.3 else "estimated"
        most = least + self.chance.choice([50, 80, 100]) if method == "estimated" else None
        series = "年味大集" if name.startswith("年味") else "便民集市"
        return self.held(series, name, at, signed, Heads(method, visits=least, visits_most=most))

    def farm(self, name: str, at: datetime, signed: list[Agreement]) -> Edition:
        """A farm-aid day: one line for all that was brought, and what of it is told apart (N7)."""
        buyers = self.chance.randint(60, 120)
        made = self.held("人下乡菜进城", name, at, signed, Heads("counted", visits=buyers))
        n, self.farms = self.farms, self.farms + 1
        usual = TOTAL // FARMS // 1000 * 1000 + 1000
        whole = TOTAL - (FARMS - 1) * usual if n == 0 else usual
        county = "伊川" if n % 2 == 0 else "孟津"
        after = {"by": self.office, "at": at + 6 * HOUR}
        all_of_it = noting.note_produce(made.pk, county, "蜜薯、蜂蜜等农产品", whole, "jin", **after)
        part = after | {"relation": "part"}
        noting.note_produce(made.pk, county, "红薯", POTATO // FARMS, "ton", all_of_it.pk, **part)
        if n % 3 == 0 and n < 12:
            noting.note_produce(made.pk, county, "葡萄", GRAPE // 4, "jin", all_of_it.pk, **part)
        return made

    def stated(self, made: Edition, sales: list[int], at: datetime) -> list[Statement]:
        """What the merchants sold goes to the fund, in the order of their stalls; a result is told a week later."""
        rows = list(queries.sharing(made))
        sold = {row.pk: (fen, 0) for row, fen in zip(rows, sales, strict=False)}
        noting.state_sales(made.pk, sold, by=self.office, at=at)
        return [row.statement for row in queries.settling(made) if row.statement]

    def told(self, made: Edition, at: datetime) -> None:
        """The result is published."""
        fresh = Edition.objects.get(pk=made.pk)
        planning.tell(made.pk, "谢谢来赶集的街坊和摊主。", by=self.office, at=at, version=fresh.version)

    def festivals(self, begin: datetime, end: datetime) -> Iterator[Iterator[datetime]]:
        """The yearly festival for the elderly, the one before the books among them, and a craft show."""
        before = Plan("邻里孝老节2023", date(2023, 10, 23), SQUARE, begun_by="residents")
        heads = Heads("estimated", visits=260, visits_most=300)
        planning.bring_past(self.series["邻里孝老节"].pk, before, heads, by=self.office, at=begin + 2 * HOUR)
        for day in ELDERS:
            at = datetime.combine(day, time(9), clock.SHANGHAI)
            if begin + 12 * DAY < at < end - DAY:
                yield self._festival(at)
        yield self._crafts(end - 40 * DAY)

    def _festival(self, at: datetime) -> Iterator[datetime]:
        yield at
        people = self.chance.randint(150, 190)
        heads = Heads("counted", people=people, visits=people + self.chance.randint(80, 120))
        made = self.held("邻里孝老节", f"邻里孝老节{at:%Y}", at, [], heads)
        money = {"by": self.office, "at": at + 6 * HOUR}
        noting.note_cost(made.pk, "饺子馅和面", 860_00, "unit", "柳荫粮油店", **money)
        noting.note_cost(made.pk, "寿桃", 240_00, "residents", "", **money)
        noting.note_cost(made.pk, "桌椅搬运", 300_00, "budget", "", **money)
        yield at + 5 * DAY
        self.told(made, at + 5 * DAY)

    def _crafts(self, at: datetime) -> Iterator[datetime]:
        yield at
        made = self.held("手作展示", "秋日手作展示", at, [], Heads("estimated", visits=120, visits_most=160))
        yield at + 3 * DAY
        self.told(made, at + 3 * DAY)

    def ahead(self, signed: list[Agreement], craft: Agreement, maker: UUID, end: datetime) -> None:
        """What is open at the end: a market with a sheet and someone who asks for a stall, one that cannot open, a
        farm-aid day with its demand list; and what makers show.
        """
        self._next_market(signed, end)
        lacking = self._planned("便民集市", "便民集市（新摊位）", end + 20 * DAY, end - 2 * DAY)
        stalls.enter(
            lacking.pk, Stand("老街酱菜铺", "酱菜、豆腐乳"), Place(None, True), by=self.office, at=end - 2 * DAY
        )
        stand = Stand(signed[0].party.name, "米面油")
        stalls.enter(lacking.pk, stand, Place(None, True, signed[0].pk), by=self.office, at=end - 2 * DAY)
        farm = self._sheet("人下乡菜进城", "人下乡菜进城·蜜薯", end, 9)
        sweet = signing.offer(farm.pk, Offered("蜜薯", weighed=True, most=50_000), by=self.office, at=end - 3 * DAY)
        self._lines(farm, {sweet.pk: 2_500}, 9, end)
        for name, words in (("编织玩偶", "旧毛线织的小动物"), ("牡丹团扇", "绢面手绘，竹柄")):
            noting.show_craft(maker, name, words, craft.pk, by=self.office, at=end - 30 * DAY)

    def _next_market(self, signed: list[Agreement], end: datetime) -> None:
        made = self._planned("便民集市", "便民集市（冬储菜专场）", end + 8 * DAY, end - 6 * DAY)
        for agreement in signed[:4]:
            stand, place = Stand(agreement.party.name, "日用和吃的"), Place(None, True, agreement.pk)
            stalls.enter(made.pk, stand, place, by=self.office, at=end - 5 * DAY)
        for name, what, sort in BESIDE:
            stalls.enter(made.pk, Stand(name, what, sort), Place(), by=self.office, at=end - 5 * DAY)
        self._opened(made, end - 4 * DAY)
        who = Stand("李姐的布鞋", "手工布鞋、鞋垫", "group", "李姐", "10000000201")
        stalls.ask(made.pk, who, by=visitor(self.office.community), at=end - DAY)
        buying = self._sheet("社邻益购接龙", "冬储白菜接龙", end, 6)
        cabbage = signing.offer(buying.pk, Offered("大白菜", "棵"), by=self.office, at=end - 3 * DAY)
        eggs = signing.offer(buying.pk, Offered("土鸡蛋", "板", most=4), by=self.office, at=end - 3 * DAY)
        self._lines(buying, {cabbage.pk: 5, eggs.pk: 1}, 8, end)

    def _sheet(self, series: str, name: str, end: datetime, days: int) -> Edition:
        at = end + days * DAY
        made = self._planned(
            series, name, at, end - 4 * DAY, pay=PAY, pick_up="广场东侧大槐树下",
            pick_up_at=datetime.combine(clock.today(at), time(9), clock.SHANGHAI), sign_until=at - 2 * DAY,
        )  # fmt: skip
        return self._opened(made, end - 4 * DAY)

    def _lines(self, made: Edition, each: dict[UUID, int], many: int, end: datetime) -> None:
        for n in range(many):
            wants = {item: much * self.chance.randint(1, 3) for item, much in each.items()}
            name, phone = NEIGHBOURS[n % len(NEIGHBOURS)], f"10000000{300 + n}"
            by = visitor(self.office.community)
            signing.sign_up(made.pk, Wish(name, phone, wants), by=by, at=end - 2 * DAY + n * HOUR)

    def forgotten(self, end: datetime) -> None:
        """What has served is erased, as time does it."""
        for one in queries.to_forget(clock.today(end)):
            signing.forget(one.pk, by=rule("sheet", self.office.community), at=end)
