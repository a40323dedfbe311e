"""A fund whose decisions are being carried out: something on every page after a decision, made by the verbs."""

from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from typing import Any

from PIL import Image

from linli.access.actors import bearer
from linli.foundation import clock
from linli.foundation.sealing import link_token
from linli.fund.granting.deciding.proposing import Asked, Party
from linli.fund.granting.doing import handing, picturing, stipends
from linli.fund.granting.doing.accepting import Benefit, accept
from linli.fund.granting.doing.overseeing import Found, find, name_checker
from linli.fund.granting.paying import booking, ordering
from linli.fund.models import Checker, Decision, Order, Proposal
from linli.web.fund.doing.photos import taken
from tests.fund.granted import a_proposal, decided
from tests.fund.ground import Fund

BENCHES = {
    "sort": "project", "words": "三处背阴的长椅换成木面的，老人歇脚不凉。", "milestones": ["地面做好", "座椅装好"],
    "budget": [{"what": "座椅", "fen": 45_000}, {"what": "安装", "fen": 15_000}],
}  # fmt: skip
NAMES = (("overseer", "王大妈"), ("overseer", "李师傅"), ("user", "赵爷爷"))


@dataclass
class Doing:
    """One decided proposal, and what may be done with it."""

    fund: Fund
    decision: Decision

    @property
    def proposal(self) -> Proposal:
        return self.decision.proposal

    def at(self, name: str) -> dict[str, Any]:
        return {"by": self.fund.world.actor(name), "at": self.fund.tick()}

    def order(self, sort: str, fen: int, **more: Any) -> Order:
        return ordering.order(self.proposal.pk, ordering.Asked(sort, fen, **more), **self.at("office"))

    def pay(self, order: Order) -> Any:
        return booking.pay(order.pk, booking.Paid(clock.today(self.fund.clock)), **self.at("accountant"))

    def checkers(self, first: int = 0) -> list[Checker]:
        return [
            name_checker(self.proposal.pk, kind, name, f"1000008{first + n:04}", **self.at("office"))
            for n, (kind, name) in enumerate(NAMES)
        ]

    def find(self, checker: Checker, part: int, good: bool = True, words: str = "") -> None:
        link = bearer(checker.community_id, checker.pk)
        find(checker.pk, Found(part, good, words), by=link, at=self.fund.tick())

    def accept(self, part: int, checkers: list[Checker], benefit: Benefit | None = None) -> None:
        for one in checkers:
            self.find(one, part)
        accept(self.proposal.pk, part, "平整、好用", benefit=benefit, **self.at("office"))


def a_project(fund: Fund, fen: int = 60_000, name: str = "五号院暖阳座椅", **more: Any) -> Doing:
    """A project that was granted; nothing was ordered yet."""
    return Doing(fund, decided(fund, a_proposal(fund, fen, name=name, **{**BENCHES, **more})))


def a_photo(colour: str = "navy") -> bytes:
    held = BytesIO()
    Image.new("RGB", (40, 30), colour).save(held, "PNG")
    return held.getvalue()


class Sent:
    """A photo as a form has it."""

    def __init__(self, content: bytes) -> None:
        self.name, self.file, self.size = "a.png", BytesIO(content), len(content)


def underway(fund: Fund) -> dict[str, object]:
    """A project done, one on its way, kits, a stipend run; what stands in the brackets of their addresses."""
    fund.gift(200_000)
    done = _done(fund)
    going = a_project(fund)
    going.pay(going.order("advance", 20_000, words="先买木料"))
    named = going.checkers(10)
    going.accept(1, named)
    going.find(named[0], 2, good=False, words="第二张椅子有点晃")
    picturing.add(going.proposal.pk, 2, taken([Sent(a_photo("teal"))]), "新椅子", **going.at("office"))
    going.order("payment", 10_000, words="第一处完工")
    _kits(fund)
    run = _stipends(fund)
    return {
        "project": going.proposal.code, "done": done.proposal.code, "stipends": run.code,
        "overseer": link_token(named[0].pk), "user": link_token(named[2].pk), "checker": named[1].pk,
        "hidden": going.proposal.pictures.get().pk, "shown": done.proposal.pictures.get().pk,
    }  # fmt: skip


def _done(fund: Fund) -> Doing:
    done = a_project(fund, name="一号院暖阳座椅")
    done.pay(done.order("advance", 20_000))
    named = done.checkers()
    done.accept(1, named)
    done.accept(2, named)
    picturing.add(done.proposal.pk, 0, taken([Sent(a_photo())]), "装好的长椅", **done.at("office"))
    picture = done.proposal.pictures.get()
    picturing.show(picture.pk, True, **done.at("office"))
    done.accept(0, named, Benefit(460, "people", "counted"))
    done.pay(done.order("payment", 40_000, final=True))
    today = clock.today(fund.clock)
    booking.settle(done.proposal.pk, 20_000, today, **done.at("accountant"))
    for source, fen in (("residents", 84_000), ("budget", 30_000), ("unit", 6_000)):
        handing.note_outside(done.proposal.pk, handing.Elsewhere(source, fen, today, "自愿出"), **done.at("office"))
    return done


def _kits(fund: Fund) -> None:
    kits = a_project(fund, 9_000, "急救包", sort="kits", milestones=[], budget=[])
    day = clock.today(fund.clock)
    handing.hand_over(kits.proposal.pk, fund.world.grids[0].pk, day, **kits.at("office"))


def _stipends(fund: Fund) -> Proposal:
    today = clock.today(fund.clock)
    run = stipends.Run(today - timedelta(days=30), today - timedelta(days=1), 30_000)
    asked = Asked(
        "stipend", "邻长补贴", "P00", 0, "按在任天数", "未限定用途", Party("居委会"), Party("名单上的邻长"), True
    )  # fmt: skip
    office = {"by": fund.world.actor("office"), "at": fund.tick()}
    return stipends.propose_stipends(asked, run, **office)
