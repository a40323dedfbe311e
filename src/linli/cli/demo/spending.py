"""What the fund's committee grants in those years: projects, seed money, stipends, kits, each walked to its end.

Some are left on the way, so that a member finds something to vote on and an accountant something to pay. Names are made
up; no money moves.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random

from linli.access.actors import Actor, bearer
from linli.access.queries import actor_of
from linli.cli.demo.granted import GROUPS, KITS, ON_THE_WAY, PROJECTS, Wanted
from linli.cli.demo.grouping import Grouping
from linli.cli.demo.world import World
from linli.forces.actions import enter_person
from linli.foundation import clock
from linli.fund.granting import queries
from linli.fund.granting.deciding.deciding import decide
from linli.fund.granting.deciding.proposing import Asked, Heard, Party, hear, propose
from linli.fund.granting.deciding.seating import Term, seat
from linli.fund.granting.deciding.voting import vote
from linli.fund.granting.doing.accepting import Benefit, accept
from linli.fund.granting.doing.handing import Elsewhere, hand_over, note_outside
from linli.fund.granting.doing.overseeing import Found, find, name_checker, parts
from linli.fund.granting.doing.stipends import Run, propose_stipends
from linli.fund.granting.paying import ordering
from linli.fund.granting.paying.booking import Paid, pay, settle
from linli.fund.granting.scans import Kept
from linli.fund.labels import ACCEPTED_BY_OTHERS, Asks, Checks, Choice, Constituency, Pays, Says
from linli.fund.models import Checker, Order, Proposal, Purpose
from linli.fund.showing import figures
from linli.people.labels import Role
from linli.people.queries import appointments_on

SEATS = (
    ("周和平", Constituency.COMMUNITY), ("许文静", Constituency.COMMUNITY), ("老槐树下的陈阿姨", Constituency.RESIDENT),
    ("郑国强", Constituency.RESIDENT), ("柳荫粮油店店主", Constituency.DONOR), ("何律师", Constituency.SUPERVISOR),
)  # fmt: skip
LEAST = 100_00  # a purpose that holds less is helped out by what was given for everything
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


class Spending:
    """Who acts, and by which chance; the members of the committee from the first day on."""

    def __init__(
        self, world: World, office: Actor, accountant: Actor, begin: datetime, chance: Random, groups: Grouping
    ) -> None:
        assert world.secretary is not None
        self.groups = groups
        self.world, self.office, self.secretary = world, office, world.secretary
        self.accountant, self.chance = accountant, chance
        self.members: list[Actor] = []
        self._seat_all(begin)

    def stories(self, begin: datetime, end: datetime) -> Iterator[Iterator[datetime]]:
        """Each proposal from its day on; the last ones are still on their way at the end."""
        days = (end - begin).days
        for n, wanted in enumerate(PROJECTS):
            yield self._granted(wanted, begin + timedelta(days=150 + n * (days - 260) / len(PROJECTS), hours=1))
        for n, name in enumerate(GROUPS):
            wanted = Wanted(Asks.SEED, f"{name}：起步资金", "P05", self.chance.choice((100, 120, 150)), "添置一点家什")
            yield self._granted(wanted, begin + timedelta(days=170 + n * (days - 210) / len(GROUPS), hours=2))
        yield self._granted(KITS, end - timedelta(days=160))
        yield self._stipends(end - timedelta(days=75))
        yield self._granted(ON_THE_WAY[0], end - timedelta(days=2, hours=3), stop="vote")
        yield self._granted(ON_THE_WAY[1], end - timedelta(days=6), stop="order")
        yield self._granted(ON_THE_WAY[2], end - timedelta(days=15), stop="check")

    def _seat_all(self, at: datetime) -> None:
        for number, (name, side) in enumerate(SEATS, 1):
            person = enter_person(name, f"100000090{number:02}", by=self.office, at=at)
            term = Term(number, side, clock.today(at))
            seat(term, person.pk, by=self.secretary, at=at, named=number != 3)
            if side != Constituency.SUPERVISOR:
                self.members.append(actor_of(person, clock.today(at), True))

    def _granted(self, wanted: Wanted, at: datetime, stop: str = "") -> Iterator[datetime]:
        """From the proposal to the last payment; `stop` names the step that is still waited for."""
        yield at
        if self._free(wanted.purpose) < LEAST:
            wanted = replace(wanted, purpose="P00")
        fen = min(wanted.yuan * 100, self._free(wanted.purpose) // 10_00 * 10_00)
        made = self._proposed(wanted, fen, at)
        yield from self._decided(made, at, stop)
        decision = queries.decision_of(made)
        if decision is None or decision.says != "yes":
            return
        if stop == "order":
            yield at + 5 * DAY
            self._ordered(made, Pays.ADVANCE, fen // 2, at + 5 * DAY)
            return
        yield (at := at + 7 * DAY)
        if wanted.sort in ACCEPTED_BY_OTHERS:
            yield from self._done(made, wanted, fen, at, stop)
        else:
            yield from self._paid(made, Pays.PAYMENT, fen, at, final=True)

    def _proposed(self, wanted: Wanted, fen: int, at: datetime) -> Proposal:
        """By the office; a seed grant by its group, whose application becomes the proposal."""
        if wanted.sort == Asks.SEED:
            return self.groups.carried(wanted.name.split("：")[0], fen, wanted.purpose, at)
        made: Proposal = propose(self._asked(wanted, fen), by=self.office, at=at)
        return made

    def _asked(self, wanted: Wanted, fen: int) -> Asked:
        group = Party("居民小组" if wanted.sort != Asks.SEED else wanted.name.split("：")[0])
        return Asked(
            wanted.sort, wanted.name, wanted.purpose, fen, wanted.words, "用途与捐赠人写明的一致", group,
            Party("区慈善总会代付的商家（演示）"), True, (("材料", fen * 7 // 10), ("人工", fen - fen * 7 // 10)),
            ("做好第一处",) if wanted.sort == Asks.PROJECT else (),
        )  # fmt: skip

    def _decided(self, made: Proposal, at: datetime, stop: str) -> Iterator[datetime]:
        """Heard beforehand, voted on by five seats, decided with a reason."""
        yield (at := at + DAY)
        minutes = Kept(hashlib.sha256(made.code.encode()).hexdigest(), "application/pdf", 9)
        until = clock.today(at) + timedelta(days=7)
        hear(made.pk, Heard(Says.AGREE, clock.today(at), minutes, "同意上会", until), by=self.secretary, at=at)
        for n, member in enumerate(self.members[1:3] if stop == "vote" else self.members):
            yield at + (n + 1) * 3 * HOUR
            against = self.chance.random() < 0.08
            vote(made.pk, Choice.NO if against else Choice.YES, by=member, at=at + (n + 1) * 3 * HOUR)
        if stop != "vote":
            yield (at := at + 2 * DAY)
            decide(made.pk, "居民盼了很久，价钱问过三家", by=self.secretary, at=at)

    def _done(self, made: Proposal, wanted: Wanted, fen: int, at: datetime, stop: str) -> Iterator[datetime]:
        """Half beforehand; looked at by two overseers and a user; the rest when it is good."""
        advance = fen // 2 // 100 * 100
        yield from self._paid(made, Pays.ADVANCE, advance, at)
        checkers = self._checkers(made, at + 2 * DAY)
        if wanted.outside:
            source, yuan = wanted.outside
            money = Elsewhere(source, yuan * 100, clock.today(at + 2 * DAY), "不进基金账（演示）")
            note_outside(made.pk, money, by=self.office, at=at + 2 * DAY)
        yield (at := at + timedelta(days=5 if stop else self.chance.randint(12, 25)))
        for part in sorted(parts(made), reverse=True):
            for checker in checkers[: 1 if stop else None]:
                link = bearer(checker.community_id, checker.pk, None)
                find(checker.pk, Found(part, True), by=link, at=at)
            if stop:
                return
            benefit = Benefit(wanted.people, wanted.unit, wanted.method) if wanted.people and not part else None
            accept(made.pk, part, "看过，好用", by=self.office, at=at + HOUR, benefit=benefit)
            yield (at := at + DAY)
        if wanted.sort == Asks.SEED:
            self.groups.reported(made, at)
        yield from self._paid(made, Pays.PAYMENT, fen - advance, at, final=True)
        settle(made.pk, advance, clock.today(at + 2 * DAY), by=self.accountant, at=at + 2 * DAY)
        for n, grid in enumerate(self.world.stewards if wanted.sort == Asks.KITS else ()):
            if n < len(self.world.stewards) * 4 // 5:
                hand_over(made.pk, grid, clock.today(at + 2 * DAY), by=self.office, at=at + 2 * DAY)
        if wanted.sort == Asks.SEED:
            yield (at := at + timedelta(days=self.chance.randint(25, 66)))
            self.groups.reported(made, at)

    def _checkers(self, made: Proposal, at: datetime) -> list[Checker]:
        who = ((Checks.OVERSEER, "王大妈"), (Checks.OVERSEER, "李师傅"), (Checks.USER, "赵爷爷"))
        return [name_checker(made.pk, kind, name, "", by=self.office, at=at) for kind, name in who]

    def _paid(self, made: Proposal, sort: Pays, fen: int, at: datetime, final: bool = False) -> Iterator[datetime]:
        """Ordered by the office; some days later the accountant books that the federation has paid."""
        ordered = self._ordered(made, sort, fen, at, final)
        yield at + 2 * DAY
        pay(ordered.pk, Paid(clock.today(at + 2 * DAY)), by=self.accountant, at=at + 2 * DAY)

    def _ordered(self, made: Proposal, sort: Pays, fen: int, at: datetime, final: bool = False) -> Order:
        return ordering.order(made.pk, ordering.Asked(sort, fen, final=final), by=self.office, at=at)

    def _stipends(self, at: datetime) -> Iterator[datetime]:
        """A quarter of every steward who was appointed in it."""
        yield at
        start, until = _quarter(clock.today(at))
        if not appointments_on(self.office.community, start).filter(role=Role.STEWARD).exists():
            return  # a short life had no steward yet
        name = f"邻长履职补贴 {start:%Y}年{(start.month + 2) // 3}季度"
        wanted = Wanted(Asks.STIPEND, name, "P00", 0, "按任期，不看做了多少")
        made = propose_stipends(self._asked(wanted, 0), Run(start, until, 10_00), by=self.office, at=at)
        yield from self._decided(made, at, "")
        decision = queries.decision_of(made)
        if decision and decision.says == "yes":
            yield from self._paid(made, Pays.PAYMENT, decision.fen, at + 7 * DAY, final=True)

    def _free(self, code: str) -> int:
        """What a purpose holds that is not promised yet."""
        community = self.office.community
        purpose = Purpose.objects.get(community=community, code=code)
        left = next(row.left for row in figures.of_purposes(community) if row.code == code)
        return left - queries.promised(purpose)


def _quarter(day: date) -> tuple[date, date]:
    """The first and the last day of the quarter before a day."""
    first = day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
    last = first - DAY
    return last.replace(month=last.month - 2, day=1), last
