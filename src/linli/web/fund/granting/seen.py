"""What the page of a proposal shows to whoever opens it."""

from datetime import date, datetime
from typing import Any

from linli.access import gate
from linli.access.actors import Actor
from linli.foundation import clock
from linli.fund.books.writing import said
from linli.fund.granting import queries
from linli.fund.granting.deciding import standing
from linli.fund.granting.deciding.deciding import against
from linli.fund.granting.results.alike import alike
from linli.fund.labels import Asks, Standing
from linli.fund.models import Opinion, Proposal, Vote
from linli.web.fund import scans
from linli.web.fund.granting import words


def page(proposal: Proposal, by: Actor, at: datetime) -> dict[str, Any]:
    """Everything but the forms. At most 24 queries, however many seats and words there are."""
    row = queries.listed(by.community).get(pk=proposal.pk)
    stands = queries.standing_of(row)
    today = clock.today(at)
    opinions = [_heard(one) for one in proposal.opinions.select_related("leaf").order_by("-number")]
    tally = queries.tally(proposal, today)
    motion = getattr(proposal, "motion", None)
    heard = opinions[0][0].says if opinions else ""
    decision = getattr(proposal, "decision", None)
    stops = None if decision else against(heard, motion.until if motion else None, tally, today)
    own = None if decision else standing.own(proposal, by, tally, at)
    mine = own.sitting.seat.number if own else None
    slips = list(standing.slips([proposal])) if stands == Standing.VOTING else []
    may = _may(proposal, by, stands, is_open=stops is None, sits=own is not None)
    if "compare" in may and any(slip.entered_by_id != by.person_id for slip in slips):
        may |= {"confirm"}
    return {
        "proposal": proposal,
        "told": said(proposal.leaf),
        "stands": words.stands(row),
        "parties": _parties(proposal, by),
        "money": None if decision else standing.money(proposal.purpose, proposal.fen),
        "opinions": opinions,
        "motion": motion,
        "tally": tally,
        "sides": words.sides(tally, mine, told=stops is None),
        "stops": stops,
        "own": own,
        "slips": slips,
        "sittings": sittings(proposal, today) if "compare" in may else [],
        "remarks": list(proposal.remarks.select_related("seat")),
        "decided": _decided(decision),
        "decision": decision,
        "alike": alike(proposal, decision.number if decision else None),
        "anew": standing.replaced(by.community) if stands == Standing.RETURNED else {},
        "me": by.person_id,
        "may": may,
    }


def _heard(opinion: Opinion) -> tuple[Opinion, dict[str, Any], bool]:
    """An opinion, what its leaf tells, and whether the scan of its minutes can be opened."""
    told = said(opinion.leaf)
    return opinion, told, scans.lies_here(told["minutes"])


def _may(proposal: Proposal, by: Actor, stands: str, *, is_open: bool, sits: bool) -> frozenset[str]:
    """The steps that fit how it stands, and are this person's."""
    undecided = stands in standing.OPEN
    voting = stands == Standing.VOTING
    fit = {
        "hear": undecided and gate.holds(by, "fund.hear", proposal),
        "compare": voting and gate.holds(by, "fund.vote_on_paper", proposal),
        "decide": voting and is_open and gate.holds(by, "fund.decide", proposal),
        "remark": undecided and sits,
        "anew": stands == Standing.RETURNED and gate.may(by, "fund.propose"),
        "list": proposal.sort == Asks.STIPEND and gate.holds(by, "fund.read_list", proposal),
    }
    return frozenset(step for step, fits in fit.items() if fits)


def _parties(proposal: Proposal, by: Actor) -> tuple[str, str] | None:
    """Who applies and who is paid, for those who write, judge or pay it: a member has to know whether to recuse."""
    known = ("fund.vote", "fund.propose", "fund.hear", "fund.pay")
    if not any(gate.may(by, action) for action in known):
        return None
    return proposal.application.applicant, proposal.application.payee


def _decided(decision: Any) -> dict[str, Any] | None:
    """What was decided, in words; seats by their numbers."""
    if decision is None:
        return None
    told = said(decision.leaf)
    return told | {"yes": words.seats(told["yes"]), "no": words.seats(told["no"])}


def sittings(proposal: Proposal, today: date) -> list[tuple[str, str]]:
    """Whose vote on paper can be entered: whoever sits on a voting seat and has not voted. Three queries."""
    cast = set(Vote.objects.filter(proposal=proposal).values_list("seat", "alternate"))
    found = queries.voting_seats(proposal.community_id, today).prefetch_related("sittings__person")
    return [
        (str(sitting.pk), words.sitting(seat, sitting))
        for seat in found
        for sitting in seat.sittings.all()
        if (seat.pk, sitting.alternate) not in cast
    ]
