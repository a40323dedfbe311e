"""A committee and what it granted, so that tests of the books can pay: each row as the laws of the database want it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from linli.foundation import sealing
from linli.fund.labels import Kind
from linli.fund.models import (
    Acceptance,
    Application,
    Check,
    Checker,
    Decision,
    Motion,
    Order,
    Payout,
    Proposal,
    Seat,
    Sitting,
    Vote,
)
from linli.people.models import Person

if TYPE_CHECKING:
    from tests.fund.ground import Fund

SEATS = ("community", "community", "resident", "resident", "donor")
FIRST = date(2026, 1, 1)


def a_committee(fund: Fund) -> list[Seat]:
    """Five seats, each held by someone of that name: member1 … member5."""
    held = list(Seat.objects.filter(community=fund.community))
    if held:
        return held
    for number, side in enumerate(SEATS, 1):
        seat = fund.leaf(Kind.SEAT, seat=number, of=side, **{"from": FIRST.isoformat()}, until=None).seat
        name = f"member{number}"
        person = Person.objects.create(community=fund.world.community, name=name, phone=f"1000001{number:04}")
        fund.world.people[name] = person
        Sitting.objects.create(community=fund.world.community, seat=seat, person=person)
        held.append(seat)
    return held


def a_proposal(
    fund: Fund, fen: int, purpose: str = "P01", sort: str = "stipend", payee_phone: str = "", **more: Any
) -> Proposal:
    """A proposal that the office wrote down, with who applies for it."""
    code = f"2026-{Proposal.objects.count() + 1:03}"
    facts = {"name": "试一试", "words": "", "payee": "ab" * 32, "applicant": "cd" * 32, "milestones": [], **more}
    made = fund.leaf(Kind.PROPOSAL, proposal=code, sort=sort, purpose=purpose, fen=fen, **facts).proposal
    office = fund.world.people["office"]
    Application.objects.create(
        community=fund.world.community, proposal=made, applicant="甲", payee="乙", made_by=office, made_at=fund.clock,
        payee_index=sealing.blind(payee_phone),
    )  # fmt: skip
    return made


def put(fund: Fund, proposal: Proposal) -> None:
    """Heard by the Party committee, which agrees, and put to the vote."""
    day = f"{fund.clock:%Y-%m-%d}"
    fund.leaf(Kind.OPINION, proposal=proposal.number, says="agree", day=day, minutes="ef" * 32, words="")
    secretary = fund.world.people["secretary"]
    Motion.objects.create(
        community=fund.world.community, proposal=proposal, until=fund.clock.date(), put_by=secretary, at=fund.tick()
    )


def a_vote(fund: Fund, proposal: Proposal, seat: Seat, choice: str = "yes", **more: Any) -> Vote:
    """What whoever sits there said on the phone."""
    sitting = seat.sittings.get(alternate=more.get("alternate", False))
    said = {"means": "phone", "person": sitting.person, "reason": "避嫌" if choice == "recused" else "", **more}
    return Vote.objects.create(
        community=fund.world.community, proposal=proposal, seat=seat, choice=choice, at=fund.tick(), **said
    )


def decided(fund: Fund, proposal: Proposal, votes: str = "1 yes, 3 yes, 5 yes", **more: Any) -> Decision:
    """The decision that some votes make; a yes, unless `more` says otherwise."""
    seats = a_committee(fund)
    put(fund, proposal)
    cast = [(int(number), choice) for number, choice in (part.split() for part in votes.split(", "))]
    for number, choice in cast:
        a_vote(fund, proposal, seats[number - 1], choice)
    said = {choice: [number for number, what in cast if what == choice] for choice in ("yes", "no", "recused")}
    recused = [{"seat": number, "reason": "避嫌"} for number in said.pop("recused")]
    facts = {**said, "says": "yes", "fen": proposal.fen, "recused": recused, "reason": "该办", **more}
    return fund.leaf(Kind.DECISION, proposal=proposal.number, day=f"{fund.clock:%Y-%m-%d}", **facts).decision


def checkers(fund: Fund, proposal: Proposal, *phones: str) -> list[Checker]:
    """Two overseers and a user."""
    made = []
    for n, kind in enumerate(("overseer", "overseer", "user")):
        phone = phones[n] if n < len(phones) else f"1000002{n:04}"
        made.append(
            Checker.objects.create(
                community=fund.world.community, proposal=proposal, kind=kind, name=f"居民{n}", phone=phone,
                phone_index=sealing.blind(phone), named_by=fund.world.people["office"], at=fund.tick(),
            )
        )  # fmt: skip
    return made


def found(fund: Fund, checker: Checker, part: int = 0, good: bool = True) -> Check:
    """What one of them says by the own link."""
    return Check.objects.create(
        community=fund.world.community, proposal=checker.proposal, checker=checker, part=part, good=good,
        words="" if good else "松的", means="phone", at=fund.tick(),
    )  # fmt: skip


def acceptance(fund: Fund, proposal: Proposal, /, **more: Any) -> Acceptance:
    """The leaf of an acceptance, of the whole unless `more` says otherwise."""
    facts = {
        "proposal": proposal.number, "day": f"{fund.clock:%Y-%m-%d}", "part": "whole", "final": True, "overseers": 2,
        "users": 1, "photos": [], "people": None, "words": "", **more,
    }  # fmt: skip
    return fund.leaf(Kind.ACCEPTANCE, **facts).acceptance


def accepted(fund: Fund, proposal: Proposal, **more: Any) -> Acceptance:
    """Found good by both overseers and a user, the whole or the first milestone."""
    for one in list(proposal.checkers.all()) or checkers(fund, proposal):
        found(fund, one, 0 if more.get("final", True) else 1)
    return acceptance(fund, proposal, **more)


def an_order(fund: Fund, decision: Decision, sort: str = "payment", fen: int = 0, **more: Any) -> Order:
    """What the office orders of a decision, all of it unless said otherwise."""
    said = {"account": "1002", "cost": "5101", "final": False, "made_by": fund.world.people["office"], **more}
    key = f"{decision.proposal.code}/{decision.orders.count() + 1}"
    return Order.objects.create(
        community=fund.world.community, decision=decision, key=key, sort=sort, fen=fen or decision.fen,
        made_at=fund.tick(), **said,
    )  # fmt: skip


def paid_out(fund: Fund, order: Order) -> Order:
    """The accountant says that the federation has paid it; the entry is still to come."""
    Payout.objects.create(
        community=fund.world.community, order=order, payer=fund.world.people["accountant"], at=fund.tick()
    )
    return order


def granted(fund: Fund, sort: str, lines: list[dict[str, Any]]) -> dict[str, Any]:
    """What an entry that pays these lines must name: all that leads to it is done."""
    taken = next(line for line in lines if line["fen"] < 0)
    given = next(line for line in lines if line["fen"] > 0)
    a_committee(fund)
    decision = decided(fund, a_proposal(fund, -taken["fen"], taken["purpose"]))
    cost = given["account"] if sort == "payment" else "5101"
    order = paid_out(fund, an_order(fund, decision, sort, account=taken["account"], cost=cost))
    return {"order": order.key, "decision": decision.number}
