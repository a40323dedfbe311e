"""What the fund's projects look like in use: things, two stations, services with bookings, work; all made up."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random
from uuid import UUID

from linli.access.actors import rule, visitor
from linli.cases.matter.actions import Result, resolve_on_spot
from linli.cases.matter.judging import lapse
from linli.cli.demo import funding
from linli.cli.demo.world import World
from linli.foundation import clock
from linli.foundation.writes import locked_transaction
from linli.fund.models import Agreement, Proposal
from linli.people.labels import Means
from linli.projects.labels.conveniences import BookedBy, Method
from linli.projects.mending import actions as mending
from linli.projects.mending.actions import Broken
from linli.projects.models import Booking, Loan, Service, Session, Station, Thing
from linli.projects.sessions import booking, serving, stating
from linli.projects.sessions.booking import Wish
from linli.projects.sessions.rules import last_month
from linli.projects.sessions.serving import Offered, Times
from linli.projects.stations import actions as stations
from linli.projects.stations.actions import Kept
from linli.projects.things import actions as things
from linli.projects.things import lending
from linli.projects.things.actions import Described
from linli.projects.work import actions as work
from linli.projects.work.actions import Making
from linli.territory.models import Compound, MicroGrid, Stairwell
from linli.territory.queries import grids_in_force

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LOANS = 220
NAMES = ("小马", "李阿姨", "三单元老赵", "新来的小周", "王师傅", "豆豆妈", "五楼小陈", "老孙头", "刘姐", "阿明")
SEATS = (("暖阳座椅·一院", 4), ("暖阳座椅·二院", 2), ("暖阳座椅·三院", 4))
BOOKS = ("好饿的小虫", "小熊过桥", "月亮的味道", "爷爷一定有办法", "逃家小兔", "蚯蚓日记", "大卫不可以", "猜猜我多爱你")
OUTCOMES = (("work", 214), ("venture", 128), ("training", 56))


def walk(world: World, end: datetime, chance: Random) -> None:
    """Put up, lent, looked at, open and closed, booked and told: up to an end."""
    demo = _Demo(world, end, chance)
    with locked_transaction():
        demo.put_up()
        demo.lend()
        demo.keep_stations()
    with locked_transaction():
        demo.serve()
        demo.tell_of_work()


def summary(world: World) -> str:
    """How many things stand, and how often one was lent."""
    here = world.community
    many, lent = Thing.objects.filter(community=here).count(), Loan.objects.filter(community=here).count()
    booked = Booking.objects.filter(community=here).count()
    return f"{many} 件 things · {lent} 次借用 loans · {booked} 个预约 bookings"


class _Demo:
    """Who acts, from when to when, and by which chance."""

    def __init__(self, world: World, end: datetime, chance: Random) -> None:
        self.world, self.end, self.chance, self.office = world, end, chance, world.officer
        self.setup, self.begin = end - 30 * DAY, end - funding.YEARS
        self.anyone = visitor(world.community.pk)
        self.grids = list(grids_in_force(world.community.pk, clock.today(end)).order_by("code"))
        self.compounds = list(Compound.objects.filter(community=world.community).order_by("name"))
        self.projects = {
            one.name: one for one in Proposal.objects.filter(community=world.community, decision__says="yes")
        }  # fmt: skip

    def put_up(self) -> None:
        """A kit in every micro-grid, a tool box in every compound, seats, rails, racks, warm boxes, books."""
        for n, grid in enumerate(self.grids):
            self._kit(n, grid)
        for n, compound in enumerate(self.compounds):
            self._thing("toolbox", f"{compound.name}工具箱", compound, "便民工具箱", lendable=True, every=120, old=n)
        for name, many in SEATS:
            for n in range(many):
                place = self.compounds[(len(name) + n) % len(self.compounds)]
                self._thing("seat", f"暖阳座椅 {name[-2:]}{n + 1}号", place, name, every=180, old=n)
        rest = (("rail", "单元门口扶手", "门口扶手", 3), ("rack", "公共晾衣架", "公共晾衣架", 4),
                ("warmer", "送餐保温箱", "送餐保温箱", 4))  # fmt: skip
        for kind, name, project, many in rest:
            for n in range(many):
                self._thing(kind, f"{name}{n + 1}号", self.compounds[n], project, every=180, old=n)
        for n in range(3):
            self._thing("wheels", f"轮椅{n + 1}号", self.compounds[n], "", lendable=True, every=180, old=n)
        for n, title in enumerate(BOOKS * 2):
            self._thing("book", f"{title}（{n + 1:02}）", self.compounds[0], "", lendable=True, where="社工妈妈绘本站")

    def _kit(self, n: int, grid: MicroGrid) -> None:
        keeper = (self.world.stewards.get(grid.pk) or [self.office])[0]
        expires = clock.today(self.end) + timedelta(days=20 if n % 28 == 3 else 90 + self.chance.randint(0, 500))
        made = things.place(
            self._described("first_aid", f"{grid.name}急救包", f"m:{grid.pk}", "楼道急救包", where="邻长家",
                            lead=keeper.person_id, expires=expires, every=180),
            by=self.office, at=self.setup,
        )  # fmt: skip
        if n % 3:
            things.look(made.pk, True, "", by=keeper, at=self.setup + self.chance.randint(1, 25) * DAY, expires=expires)

    def _thing(
        self, kind: str, name: str, compound: Compound, project: str, *, lendable: bool = False, where: str = "",
        every: int | None = None, old: int = 0,
    ) -> None:  # fmt: skip
        described = self._described(
            kind,
            name,
            f"c:{compound.pk}",
            project,
            where=where or f"{compound.name}门口",
            lendable=lendable,
            every=every,
        )
        made = things.place(described, by=self.office, at=self.setup + HOUR)
        if every and old % 3 != 1:
            things.look(made.pk, True, "", by=self.office, at=self.setup + (old % 20) * DAY)

    def _described(
        self, kind: str, name: str, place: str, project: str, *, where: str = "", lendable: bool = False,
        every: int | None = None, lead: UUID | None = None, expires: date | None = None,
    ) -> Described:  # fmt: skip
        paid = self.projects.get(project)
        day = clock.today(self.begin + 300 * DAY)
        return Described(
            kind, name[:40], place, where, lendable, 7, lead, paid.pk if paid else None, day, expires, every
        )  # fmt: skip

    def lend(self) -> None:
        """Borrowings over the years; six are out, and one should be back by now."""
        lent = list(Thing.objects.filter(community=self.world.community, lendable=True))
        days = (self.end - self.begin).days - 320
        for n in range(LOANS):
            thing = lent[n % len(lent)]
            at = self.begin + (300 + n * days / LOANS) * DAY + self.chance.randint(1, 9) * HOUR
            lending.borrow(thing.pk, self.chance.choice(NAMES), by=self.anyone, at=at)
            lending.bring_back(thing.pk, by=self.anyone, at=at + self.chance.randint(2, 100) * HOUR)
        for n, thing in enumerate(lent[:6]):
            at = self.end - (11 if n == 0 else n) * DAY
            lending.borrow(thing.pk, NAMES[n], f"100000008{n:02}", by=self.anyone, at=at)

    def keep_stations(self) -> None:
        """Two stations; faults that were mended, and one socket that is not."""
        day, night = self._station("柳荫骑手驿站", None, None, 0), self._station("槐香歇脚点", time(7), time(22), 1)
        for n, part in enumerate(("water", "microwave", "power", "pump")):
            station = day if n % 2 else night
            at = self.setup + (3 + 4 * n) * DAY
            fault = mending.at_station(station.pk, Broken(part), by=self.anyone, at=at)
            leader = self.world.leaders.get(fault.report.case.general_grid_id or self.world.community.pk)
            if leader is None:
                continue
            words = Result("solved", "换好了，谢谢您说一声")
            done = resolve_on_spot(fault.report.case.pk, words, by=leader, at=at + 9 * HOUR, version=1)
            if at + 8 * DAY < self.end:
                lapse(done.pk, by=rule("lapse", self.world.community.pk), at=at + 8 * DAY)
        mending.at_station(day.pk, Broken("power", "靠窗那个没电"), by=self.anyone, at=self.end - 5 * HOUR)
        for n in range(3):
            start = self.setup + (6 + 7 * n) * DAY
            stations.plan(night.pk, start, start + 4 * HOUR, "停电检修", by=self.office, at=start - DAY)
        soon = self.end + 3 * DAY
        stations.plan(night.pk, soon, soon + 5 * HOUR, "换饮水机滤芯", by=self.office, at=self.end - DAY)

    def _station(self, name: str, opens: time | None, closes: time | None, n: int) -> Station:
        offers = ["water", "power", "microwave", "seats", "cool", "kit", "pump"]
        kept = Kept(
            name, f"c:{self.compounds[n].pk}", f"{self.compounds[n].name}大门旁", offers,
            "水自己接，座位先让给要歇脚的人", opens, closes,
        )  # fmt: skip
        return stations.enter(kept, by=self.office, at=self.setup)

    def serve(self) -> None:
        """Seven services with their past year, and bookings for tomorrow."""
        shares = list(Agreement.objects.filter(community=self.world.community, sort="service").order_by("code"))
        agreed = [one.pk for one in shares] + [None, None]
        child = self._service("childcare", "暖阳托育点", "每次十元，付给托育点", agreement=agreed[0], children=True)
        meal = self._service("meal", "邻里食堂", "每份八元，老人六元，付给食堂", agreement=agreed[1])
        bring = self._service("round", "邻里食堂·送餐", "每份九元，付给食堂", delivers=True)
        more = (("books", "社工妈妈绘本站", "不要钱"), ("science", "周末科普课", "不要钱"),
                ("studio", "创客直播间", "不要钱，先约时段"),
                ("course", "妈咪手作课", "材料费五元，付给手作坊"))  # fmt: skip
        others = [self._service(kind, name, fee) for kind, name, fee in more]
        for service, seats in ((child, 12), (meal, 40), *((one, 15) for one in others[:2])):
            self._past_year(service, seats)
        for service, seats, hour in ((child, 12, 9), (meal, 40, 11), (bring, 30, 11), *((o, 15, 15) for o in others)):
            self._coming(service, seats, hour)
        for service, many in ((child, 10), (meal, 34), (bring, 14), (others[0], 16)):
            self._booked(service, many)
        self._months(child)
        self._months(meal)

    def _service(
        self, kind: str, name: str, fee: str, *, agreement: UUID | None = None, children: bool = False,
        delivers: bool = False,
    ) -> Service:  # fmt: skip
        place = self.compounds[0]
        offered = Offered(
            kind, name, f"c:{place.pk}", "邻里中心", "街坊自己的服务（演示）", fee, None, agreement, None, children,
            delivers,
        )  # fmt: skip
        return serving.enter(offered, by=self.office, at=self.setup)

    def _past_year(self, service: Service, seats: int) -> None:
        """A time each week, counted at the door."""
        for month in range(12):
            at = self.end.replace(hour=1, minute=0) - (30 * (12 - month) + 5) * DAY
            times = Times(at + HOUR, at + 3 * HOUR, seats, 4, "weekly")
            serving.set_times(service.pk, times, by=self.office, at=at)
        for session in Session.objects.filter(service=service, end__lt=self.end - DAY):
            came = self.chance.randint(seats // 2, seats)
            serving.say_came(session.pk, came, Method.COUNTED, by=self.office, at=session.end)

    def _coming(self, service: Service, seats: int, hour: int) -> None:
        first = clock.today(self.end) + DAY
        start = datetime.combine(first, time(hour), clock.SHANGHAI)
        dishes = ("红烧豆腐", "清蒸鱼", "番茄面") if service.kind in ("meal", "round") else ()
        words = "三个菜选一个" if dishes else ""
        times = Times(start, start + 2 * HOUR, seats, 5, "daily" if dishes else "weekly", words, dishes)
        serving.set_times(service.pk, times, by=self.office, at=self.end - 3 * DAY)

    def _booked(self, service: Service, many: int) -> None:
        session = Session.objects.filter(service=service, start__gt=self.end).order_by("start")[0]
        doors = list(Stairwell.objects.filter(community=self.world.community).order_by("code")[:40])
        for n in range(many):
            dish = self.chance.choice(session.dishes) if session.dishes else ""
            diet = self.chance.choice(("软一点", "少盐", "", "", "")) if dish else ""
            door = doors[n % len(doors)].pk if service.delivers else None
            room = f"{n % 6 + 1}0{n % 2 + 1}" if door else ""
            wish = Wish(self.chance.choice(NAMES), f"10000007{n:03}", dish, diet, door, room)
            way = self.chance.choice(list(BookedBy.values))
            by = self.anyone if way == BookedBy.WEB else self.office
            booking.book(session.pk, wish, by=by, at=self.end - (many - n) * HOUR / 2, came_by=way)

    def _months(self, service: Service) -> None:
        """The provider's months, but the last, which waits to be told with its income."""
        month = last_month(last_month(clock.today(self.end)))
        for _n in range(10):
            visits = self.chance.randint(180, 420)
            told = stating.Told(month, visits, Method.COUNTED, visits // self.chance.randint(4, 7))
            stating.tell_month(service.pk, told, by=self.office, at=self.end - DAY)
            month = last_month(month)

    def tell_of_work(self) -> None:
        """Some four hundred, by their own word; two have withdrawn it."""
        days = (self.end - self.begin).days
        for kind, many in OUTCOMES:
            for n in range(many + 1):
                at = self.begin + (60 + n * (days - 70) / many) * DAY
                by, means = (self.office, Means.PAPER) if n % 3 else (self.anyone, Means.LINK)
                made = work.tell(kind, clock.today(at), by=by, at=at, means=means)
                if n == many:
                    work.withdraw(made.pk, by=self.office, at=at + DAY)
        for making in self._makers():
            work.enter(making, by=self.office, at=self.setup)

    def _makers(self) -> Iterator[Making]:
        day = clock.today(self.setup)
        yield Making(
            "妈咪手作", "妈咪手作工作室、妈咪手作工坊", "在家带孩子，也能做点什么。", "牡丹团扇\n编织玩偶", 26, day
        )
        yield Making("巧手编织坊", "", "退休的、待业的，一起织。", "毛线帽\n杯垫", 14, day)
