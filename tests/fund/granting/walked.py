"""The way of a proposal by the verbs of the product: seats, proposal, opinion, votes, decision, orders, payment."""

import hashlib
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from linli.access.actors import Actor, bearer
from linli.access.queries import actor_of
from linli.foundation import clock
from linli.fund.granting import queries
from linli.fund.granting.deciding.deciding import decide
from linli.fund.granting.deciding.proposing import Asked, Heard, Party, hear, propose
from linli.fund.granting.deciding.seating import Term, seat
from linli.fund.granting.deciding.voting import vote
from linli.fund.granting.doing.accepting import Benefit, accept
from linli.fund.granting.doing.overseeing import Found, find, name_checker
from linli.fund.granting.paying import ordering
from linli.fund.granting.paying.booking import Paid, pay
from linli.fund.granting.paying.ordering import order
from linli.fund.granting.scans import Kept
from linli.fund.models import Acceptance, Checker, Decision, Entry, Opinion, Order, Proposal, Vote
from linli.people.models import Person
from tests.fund.ground import Fund, a_fund

FIRST = date(2026, 1, 1)
SIDES = ("community", "community", "resident", "resident", "donor")
ASKED = Asked(
    "project", "暖阳座椅", "P01", 100_000, "三处背阴的长椅换成木面的", "捐赠人指明用于座椅",
    Party("居民小组", "10000030001"), Party("木作坊", "10000030002"), True,
    (("座椅", 80_000), ("安装", 20_000)), ("地面做好", "座椅装好"),
)  # fmt: skip


def a_scan(name: str = "会议记录") -> Kept:
    return Kept(hashlib.sha256(name.encode()).hexdigest(), "application/pdf", 9)


@dataclass
class Walk:
    """A fund in which things go their way; every verb is done by whoever may do it."""

    fund: Fund
    proposal: Proposal = field(init=False)

    def by(self, name: str) -> Actor:
        return actor_of(self.fund.world.people[name], clock.today(self.fund.clock), True)

    def at(self, name: str) -> dict[str, Any]:
        return {"by": self.by(name), "at": self.fund.tick()}

    def person(self, name: str, phone: str = "") -> Person:
        people = self.fund.world.people
        if name not in people:
            people[name] = Person.objects.create(community=self.fund.world.community, name=name, phone=phone)
        return people[name]

    def seats(self, sides: tuple[str, ...] = SIDES) -> None:
        for number, side in enumerate(sides, 1):
            self.seat(number, side)

    def seat(self, number: int, side: str, **more: Any) -> None:
        person = self.person(f"m{number}", f"1000004{number:04}")
        term = Term(number, side, more.pop("start", FIRST), more.pop("until", None))
        seat(term, person.pk, **self.at("secretary"), **more)

    def propose(self, asked: Asked = ASKED, **more: Any) -> Proposal:
        self.proposal = propose(Asked(**{**vars(asked), **more}), **self.at("office"))
        return self.proposal

    def hear(self, says: str = "agree", words: str = "", days: int = 7) -> Opinion:
        day = clock.today(self.fund.clock)
        heard = Heard(says, day, a_scan(), words, day + timedelta(days=days) if says == "agree" else None)
        return hear(self.proposal.pk, heard, **self.at("secretary"))

    def vote(self, text: str) -> list[Vote]:
        """Such as `m1 yes, m3 no, m5 recused`."""
        words = [part.split() for part in text.split(", ")]
        return [
            vote(self.proposal.pk, choice, reason="避嫌" if choice == "recused" else "", **self.at(name))
            for name, choice in words
        ]

    def decide(self, reason: str = "老人等座椅两年了", who: str = "secretary") -> Decision:
        return decide(self.proposal.pk, reason, **self.at(who))

    def decided(self, asked: Asked = ASKED, **more: Any) -> Decision:
        self.propose(asked, **more)
        self.hear()
        self.vote("m1 yes, m2 yes, m3 yes, m4 yes, m5 yes")
        return self.decide()

    def order(self, sort: str, fen: int, **more: Any) -> Order:
        return order(self.proposal.pk, ordering.Asked(sort, fen, **more), **self.at("office"))

    def pay(self, made: Order, who: str = "accountant") -> Entry:
        return pay(made.pk, Paid(clock.today(self.fund.clock)), **self.at(who))

    def checkers(self) -> list[Checker]:
        kinds = (("overseer", "王大妈"), ("overseer", "李师傅"), ("user", "赵爷爷"))
        return [
            name_checker(self.proposal.pk, kind, name, f"1000005{n:04}", **self.at("office"))
            for n, (kind, name) in enumerate(kinds)
        ]

    def find(self, checker: Checker, part: int = 0, good: bool = True, words: str = "") -> None:
        link = bearer(checker.community_id, checker.pk, None)
        find(checker.pk, Found(part, good, words), by=link, at=self.fund.tick())

    def accept(self, part: int = 0, who: str = "office", benefit: Benefit | None = None) -> Acceptance:
        return accept(self.proposal.pk, part, "好用", benefit=benefit, **self.at(who))

    def accepted(self) -> Acceptance:
        """Both milestones and the whole."""
        named = self.checkers()
        for part in (1, 2, 0):
            for one in named:
                self.find(one, part)
            made = self.accept(part)
        return made

    def fresh(self) -> Decision:
        found = queries.decision_of(self.proposal)
        assert found
        return found


def a_walk() -> Walk:
    """500.00 × 4 lie in P01, five seats are held."""
    walk = Walk(a_fund())
    for _ in range(4):
        walk.fund.gift(50_000)
    walk.seats()
    return walk
