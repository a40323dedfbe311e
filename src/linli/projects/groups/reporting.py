"""A group tells what became of a payment, by its link or at the desk."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.foundation import clock
from linli.foundation.refusals import Missing
from linli.foundation.writes import insert, writes
from linli.projects.counting import Heads
from linli.projects.groups import queries
from linli.projects.models import SeedReport
from linli.projects.refusals import DayAhead, NotAbove, NotYours


@dataclass(frozen=True)
class Told:
    """What became of the payment `part`; heads may be left out."""

    part: int
    words: str
    spent: int
    day: date
    heads: Heads = field(default_factory=Heads)


@writes
def report(seed_id: UUID, told: Told, *, by: Actor, at: datetime) -> SeedReport:
    """The report on a payment that the fund's books hold. Raises `NotYours` where none waits for it."""
    seed = queries.locked_seed(seed_id, None)
    gate.require(by, "seed.report", seed.group)
    waiting = [one.part for one in queries.owed_of(seed) if one.told is None]
    if told.part not in waiting:
        raise NotYours()
    if not told.words.strip():
        raise Missing(field="words")
    if told.spent < 0:
        raise NotAbove(field="spent")
    if told.day > clock.today(at):
        raise DayAhead(field="day")
    heads = told.heads if told.heads.is_empty and not told.heads.method else told.heads.checked()
    made = SeedReport(
        community_id=by.community, seed=seed, part=told.part, words=told.words.strip()[:600], spent=told.spent,
        day=told.day, by_link=by.kind == "link", at=at, **vars(heads),
    )  # fmt: skip
    audit.record(by, "seed.report", seed, at=at, code=str(told.part))
    return insert(made)
