"""Kits that were handed over to micro-grids, and money of a project that is not the fund's."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.foundation import clock
from linli.foundation.refusals import Missing
from linli.foundation.writes import insert, one_at_a_time, writes
from linli.fund.granting import queries
from linli.fund.granting.refusals import DayAhead, HandedOver, NoAmount, UnknownChoice
from linli.fund.labels import Asks, Source
from linli.fund.models import Kit, Outside
from linli.territory.models import MicroGrid


@writes
def hand_over(proposal_id: UUID, micro_grid_id: UUID, day: date, *, by: Actor, at: datetime) -> Kit:
    """Note that a micro-grid has received its kit on a day. Raises `HandedOver`, `DayAhead`."""
    proposal = queries.of_id(proposal_id)
    gate.require(by, "fund.hand_over", proposal)
    one_at_a_time(by.community)
    grid = MicroGrid.objects.filter(pk=micro_grid_id, community_id=by.community).first()
    if grid is None or proposal.sort != Asks.KITS:
        raise Missing(field="micro_grid")
    if day > clock.today(at):
        raise DayAhead(field="day")
    if Kit.objects.filter(proposal=proposal, micro_grid=grid).exists():
        raise HandedOver(field="micro_grid")
    made = Kit(
        community_id=by.community, proposal=proposal, micro_grid=grid, day=day, noted_by_id=by.appointed_id
    )  # fmt: skip
    audit.record(by, "fund.hand_over", proposal, at=at, code=grid.code)
    return insert(made)


@dataclass(frozen=True)
class Elsewhere:
    """Money of a project from elsewhere; below zero it takes back what was noted wrongly."""

    source: str
    fen: int
    day: date
    words: str = ""


@writes
def note_outside(proposal_id: UUID, said: Elsewhere, *, by: Actor, at: datetime) -> Outside:
    """Note money that is not the fund's: shown beside the project, never in the books."""
    proposal = queries.of_id(proposal_id)
    gate.require(by, "fund.outside", proposal)
    if said.source not in Source.values:
        raise UnknownChoice(field="source")
    if said.fen == 0:
        raise NoAmount(field="amount")
    if said.day > clock.today(at):
        raise DayAhead(field="day")
    made = Outside(
        community_id=by.community, proposal=proposal, source=said.source, fen=said.fen, day=said.day,
        words=said.words.strip()[:120], noted_by_id=by.appointed_id,
    )  # fmt: skip
    audit.record(by, "fund.outside", proposal, at=at, code=said.source)
    return insert(made)
