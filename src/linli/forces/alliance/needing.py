"""Verbs on a need: write it down, ask some, their answers, look farther, and how it ended."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.forces.alliance import finding, loop, queries, rules, skills
from linli.forces.alliance.refusals import (
    Chosen,
    DoesNotFit,
    EnoughCame,
    HoldsNumber,
    NobodyCame,
    NotADay,
    NotInsured,
    TooLate,
)
from linli.forces.alliance.telling import tell
from linli.forces.allied import AllyState, NeedStage, Part, Reply
from linli.forces.models import Ally, Ask, Need, Offer
from linli.foundation import clock
from linli.foundation.refusals import Missing, NotFound
from linli.foundation.rows import there
from linli.foundation.writes import writes
from linli.people.labels import Means
from linli.territory.models import MicroGrid

AHEAD = timedelta(days=366)
FIRST_RING = 1  # micro-grid and compound; the leader looks farther
MOST_AT_ONCE = 50


@dataclass(frozen=True)
class Wanted:
    """What is needed: words that name nobody; where by a micro-grid, or a general grid, or the whole community."""

    skill: str
    words: str
    day: date
    part: str
    how_many: int = 1
    micro_grid: UUID | None = None
    general_grid: UUID | None = None
    place_words: str = ""
    risky: bool = False
    matter: int | None = None


@writes
def write_need(wanted: Wanted, *, by: Actor, at: datetime, past: bool = False) -> Need:
    """Write down what help is looked for. Raises `Missing`, `NotADay`, `HoldsNumber`."""
    need = Need(community_id=by.community, entered_by_id=by.appointed_id, entered_at=at, past=past)
    _place(need, wanted)
    gate.require(by, "need.write", need)
    need.skill, need.part, need.day = wanted.skill, wanted.part, wanted.day
    need.words, need.place_words = wanted.words.strip(), wanted.place_words.strip()
    need.how_many, need.risky, need.matter = wanted.how_many, wanted.risky, wanted.matter
    _check(need, clock.today(at), past)
    need.ring = FIRST_RING if need.micro_grid_id else 2 if need.general_grid_id else 3
    need.save(force_insert=True)
    audit.record(by, "need.write", need, at=at, code=need.skill)
    return need


def _place(need: Need, wanted: Wanted) -> None:
    need.general_grid_id = wanted.general_grid
    if wanted.micro_grid is not None:
        grid = MicroGrid.objects.filter(pk=wanted.micro_grid, community=need.community_id).first()
        if grid is None:
            raise Missing(field="place")
        need.micro_grid_id, need.compound_id, need.general_grid_id = grid.pk, grid.compound_id, grid.general_grid_id


def _check(need: Need, today: date, past: bool) -> None:
    if not skills.known([need.skill]):
        raise Missing(field="skill")
    if need.part not in Part.values:
        raise Missing(field="part")
    if not need.words:
        raise Missing(field="words")
    if rules.holds_a_number(need.words) or rules.holds_a_number(need.place_words):
        raise HoldsNumber(field="words")
    if not 1 <= need.how_many <= 99:
        raise Missing(field="how_many")
    if not past and not today <= need.day <= today + AHEAD:
        raise NotADay(field="day")


@writes
def ask(need_id: UUID, ally_ids: Sequence[UUID], *, by: Actor, at: datetime) -> Need:
    """Ask those whom a person has picked; each has a letter with the own link.

    Raises `Chosen` when nobody was picked, `DoesNotFit`, `NotInsured`; then nobody is asked.
    """
    need = queries.locked_need(need_id)
    gate.require(by, "need.ask", need)
    need.stage = loop.advance(need.stage, "ask")
    ids = sorted(set(ally_ids))[:MOST_AT_ONCE]
    chosen = list(Ally.objects.filter(pk__in=ids, community=need.community_id).order_by("pk"))
    if not chosen or len(chosen) < len(ids):
        raise Chosen(field="ally")
    for ally in chosen:
        _may_be_asked(need, ally, at)
    known = set(need.asks.values_list("ally_id", flat=True))
    today = clock.today(at)
    for ally in (one for one in chosen if one.pk not in known):
        Ask.objects.create(
            community_id=need.community_id, need=need, ally=ally, asked_at=at, asked_by_id=by.appointed_id
        )
        audit.record(by, "need.ask", need, at=at, code=str(ally.pk))
        tell("ally_asked", ally, at, title=need.words[:40])
    Ally.objects.filter(pk__in=ids).exclude(pk__in=known).update(last_asked=today)
    Offer.objects.filter(ally__in=ids).exclude(ally__in=known).update(last_asked=today)
    return need


def _may_be_asked(need: Need, ally: Ally, at: datetime) -> None:
    if ally.state != AllyState.MEMBER or not finding.fits(need, ally, at):
        raise DoesNotFit(field="ally", name=ally.called)
    if need.risky and not rules.insured(ally.insured_until, need.day):
        raise NotInsured(field="ally", name=ally.called)


@writes
def answer(ask_id: UUID, yes: bool, *, by: Actor, at: datetime, means: str = Means.LINK) -> Ask:
    """Yes, or not this time; no reason is asked. Also noted by whoever rang. An answer can be changed while it runs.

    When enough have said yes, the others are told. Raises `TooLate`, `EnoughCame`.
    """
    ask = there(Ask.objects.filter(pk=ask_id))
    need = queries.locked_need(ask.need_id)
    ask = there(Ask.objects.filter(pk=ask_id).select_related("ally"))
    if not gate.holds(by, "ally.answer", ask.ally):
        gate.require(by, "need.ask", need)
    if not need.running:
        raise TooLate()
    reply = Reply.YES if yes else Reply.NO
    if ask.reply == reply:
        return ask
    if yes and need.stage == NeedStage.FILLED:
        raise EnoughCame()
    ask.reply, ask.replied_at, ask.means = reply, at, means
    ask.save(update_fields=["reply", "replied_at", "means"])
    audit.record(by, "need.answer", need, at=at, code=reply)
    _count(need, at)
    return ask


@writes
def see_number(ask_id: UUID, *, by: Actor, at: datetime) -> Ask:
    """Whoever asked for help rings one who was asked; the look stays noted, and the helper reads it."""
    ask = there(Ask.objects.filter(pk=ask_id).select_related("ally", "need"))
    gate.require(by, "need.ask", ask.need)
    audit.record(by, "ally.see_number", ask.ally, at=at, code="asked")
    return ask


def _count(need: Need, at: datetime) -> None:
    """Enough are coming, or not any more."""
    enough = need.asks.filter(reply=Reply.YES).count() >= need.how_many
    if enough and need.stage == NeedStage.OPEN:
        _step(need, "fill")
        waiting = list(need.asks.filter(reply=Reply.NONE).select_related("ally"))
        need.asks.filter(pk__in=[one.pk for one in waiting]).update(reply=Reply.ENOUGH, replied_at=at)
        for one in waiting:
            tell("ally_enough", one.ally, at, title=need.words[:40])
    elif not enough and need.stage == NeedStage.FILLED:
        _step(need, "unfill")


def _step(need: Need, step: str, said: str = "", *columns: str) -> None:
    need.stage = loop.advance(need.stage, step, said)
    need.version += 1
    need.save(update_fields=["stage", "version", *columns])


@writes
def widen(need_id: UUID, *, by: Actor, at: datetime) -> Need:
    """Look one ring farther; those already asked stay asked."""
    need = queries.locked_need(need_id)
    gate.require(by, "need.widen", need)
    _step(need, "widen")
    if need.ring < 3:
        need.ring += 1
        need.save(update_fields=["ring"])
        audit.record(by, "need.widen", need, at=at, code=str(need.ring))
    return need


@writes
def close(need_id: UUID, step: str, *, by: Actor, at: datetime, reason: str = "", came: Collection[UUID] = ()) -> Need:
    """How it ended: met by those asked who came, missed, or cancelled; those who said yes are told of the last two."""
    need = queries.locked_need(need_id)
    gate.require(by, "need.close", need)
    if step not in ("meet", "miss", "cancel"):
        raise NotFound()
    yes = list(need.asks.filter(reply=Reply.YES).select_related("ally"))
    there = [one for one in yes if one.pk in set(came)]
    if step == "meet" and not there:
        raise NobodyCame(field="came")
    need.closed_at, need.outcome = at, reason.strip()[:200]
    _step(need, step, reason, "closed_at", "outcome")
    for one in yes:
        one.came = one in there
        one.save(update_fields=["came"])
        if step != "meet":
            tell("ally_off", one.ally, at, title=need.words[:40])
    need.asks.filter(reply=Reply.NONE).update(reply=Reply.ENOUGH, replied_at=at)
    audit.record(by, "need.close", need, at=at, code=need.stage, words=need.outcome)
    return need
