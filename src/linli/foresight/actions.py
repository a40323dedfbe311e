"""Verbs of foresight: look ahead once a week; take a proposal up as a matter, or say why not."""

from datetime import date, datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.cases.intake.actions import Said, take
from linli.cases.labels import Channel
from linli.foresight import looking, queries, rules
from linli.foresight.labels import State
from linli.foresight.looking import Idea
from linli.foresight.models import Look, Proposal
from linli.foresight.refusals import Decided
from linli.foundation import clock
from linli.foundation.refusals import Missing
from linli.foundation.weeks import monday
from linli.foundation.writes import one_at_a_time, writes
from linli.territory.models import Compound, GeneralGrid
from linli.territory.queries import Place, place_of_compound, place_of_stairwell


@writes
def look_ahead(community_id: UUID, *, by: Actor, at: datetime) -> Look:
    """Look ahead and propose what is new; a second look in the same week changes nothing."""
    one_at_a_time(community_id)
    week = monday(clock.today(at))
    made = Look(community_id=community_id, week=week, at=at)
    gate.require(by, "foresight.look", made)
    before = Look.objects.filter(community=community_id, week=week).first()
    if before:
        return before
    seen = looking.look(community_id, at)
    made.matters, made.weeks, made.kinds = seen.matters, seen.weeks, seen.kinds
    if seen.test:
        by_method = {line.method: line.mae for line in seen.test.lines}
        made.rival, made.forecasts = seen.test.rival, seen.test.n
        made.ours, made.naive = by_method["linli"], by_method[seen.test.rival]
    made.save()
    _lapse(community_id, at)
    quiet = _quiet(community_id, clock.today(at))
    for idea in seen.ideas:
        if idea.key not in quiet:
            _propose(made, idea, clock.today(at))
    audit.record(by, "foresight.look", made, at=at, code=f"{week}")
    return made


def _lapse(community_id: UUID, at: datetime) -> None:
    over = Proposal.objects.filter(community=community_id, state=State.OPEN, until__lt=clock.today(at))
    over.update(state=State.LAPSED, decided_at=at)


def _quiet(community_id: UUID, today: date) -> set[str]:
    """What is proposed now, or was decided so lately that it is not said again."""
    rows = Proposal.objects.filter(community=community_id).values_list("key", "state", "decided_at", "until")
    return {key for key, state, at, until in rows if at is None or _still(State(state), at, until) > today}


def _still(state: State, at: datetime, until: date) -> date:
    """Until when nothing is said of it again: what lapsed was over on its day, whenever that was noticed."""
    return (until if state == State.LAPSED else clock.today(at)) + rules.QUIET[state]


def _propose(look: Look, idea: Idea, today: date) -> None:
    place = place_of(look.community_id, idea.where, today)
    Proposal.objects.create(
        community_id=look.community_id, look=look, source=idea.source, kind=idea.kind, key=idea.key,
        stairwell_id=place.stairwell_id, compound_id=place.compound_id, general_grid_id=place.general_grid_id,
        place_words=place.words, season=idea.season, seen=idea.seen, weeks=idea.weeks, usual=idea.usual,
        ahead=idea.ahead, low=idea.low, high=idea.high, until=idea.until,
    )  # fmt: skip


def place_of(community_id: UUID, where: tuple[str, UUID] | None, today: date) -> Place:
    """The place of an idea or a proposal."""
    if where is None:
        return Place(community_id)
    column, id = where
    if column == "stairwell":
        return place_of_stairwell(id, today)
    if column == "compound":
        return place_of_compound(Compound.objects.get(pk=id))
    return Place(community_id, general_grid_id=id, words=str(GeneralGrid.objects.get(pk=id)))


@writes
def accept(id: UUID, words: str, *, by: Actor, at: datetime, version: int | None = None) -> Proposal:
    """Take it up: a matter is opened at the place, as from a round of inspection, and goes the way of every other."""
    found = _open(id, by, version)
    nearest = ("stairwell", "compound", "general_grid")
    where = next(((name, place) for name in nearest if (place := getattr(found, f"{name}_id"))), None)
    said = Said(words, kind=found.kind)
    taken = take(place_of(found.community_id, where, clock.today(at)), said, by=by, at=at, channel=Channel.ROUND)
    found.case = taken.case
    return _keep(found, State.ACCEPTED, by, at)


@writes
def decline(id: UUID, words: str, *, by: Actor, at: datetime, version: int | None = None) -> Proposal:
    """Leave it, with a sentence; it is not proposed again for a quarter of a year."""
    found = _open(id, by, version)
    if not words.strip():
        raise Missing(field="words")
    found.words = words.strip()[:200]
    return _keep(found, State.DECLINED, by, at)


BY_STEP = {"accept": accept, "decline": decline}


def _open(id: UUID, by: Actor, version: int | None) -> Proposal:
    found = queries.locked(id, version)
    gate.require(by, "foresight.decide", found)
    if found.state != State.OPEN:
        raise Decided()
    return found


def _keep(found: Proposal, state: State, by: Actor, at: datetime) -> Proposal:
    found.state, found.decided_at, found.decided_by_id = state, at, by.appointed_id
    found.version += 1
    found.save(update_fields=["state", "decided_at", "decided_by", "words", "case", "version"])
    audit.record(by, "foresight.decide", found, at=at, code=state, words=found.words)
    return found
