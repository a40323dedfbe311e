"""Verbs before a deliberation: what it is about, whom it concerns, what might be done; then its notice hangs."""

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db.models import Max

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.cases import queries as cases
from linli.cases.matter import pausing
from linli.cases.models import Case
from linli.council import agenda, loop
from linli.council.deliberation import queries, rules
from linli.council.deliberation.loop import BEFORE, NOT_YET_SAID, TALKS
from linli.council.deliberation.refusals import (
    ConsentMissing,
    MinutesOdd,
    OwnersDecide,
    PrivateTalk,
    QuorumOdd,
    SideTwice,
    TalkedAlready,
    TooMany,
    TooSoon,
    TwoSides,
)
from linli.council.labels import Raised
from linli.council.models import Deliberation, Option, Party
from linli.council.refusals import Unknown
from linli.council.talk_labels import SideKind, Way
from linli.foundation import clock
from linli.foundation.refusals import Missing, OutOfStep
from linli.foundation.writes import one_at_a_time, writes
from linli.people.labels import Means
from linli.territory.models import Compound

SAID = (
    "topic", "question", "day", "begins", "place", "way", "quorum", "quorum_chosen", "turn_minutes", "raised",
    "compound",
)  # fmt: skip


@dataclass(frozen=True)
class Plan:
    """What is said beforehand. `owners_item` is the item of §278 it falls under, 0 for none, None when nobody asked."""

    topic: str
    question: str
    day: date
    begins: time
    place: str
    way: str = Way.CONSENSUS
    quorum: int | None = None  # None: all for a consensus, two thirds for a vote
    turn_minutes: int = 3
    raised: str = Raised.RESIDENTS
    compound: UUID | None = None
    case: UUID | None = None
    owners_item: int | None = 0


@dataclass(frozen=True)
class Side:
    """A side that is invited; the name of its speaker only with how they agreed."""

    kind: str
    name: str
    people: int | None = None
    speaker: str = ""
    consented: str = ""


@writes
def prepare(plan: Plan, *, by: Actor, at: datetime) -> Deliberation:
    """Begin a deliberation. What owners alone decide is refused: the calculator is the place for it."""
    one_at_a_time(by.community)
    case = _case(plan, by)
    made = Deliberation(community_id=by.community, host_id=by.appointed_id, made_at=at, case=case)
    made.compound = _compound(plan, by, case)
    made.general_grid_id = made.compound.general_grid_id if made.compound else case.general_grid_id if case else None
    made.general_grid_id = made.general_grid_id or _own_grid(by)
    gate.require(by, "talk.prepare", made)
    made.number = queries.next_number(by.community, clock.today(at).year)
    _say(made, plan)
    made.raised = agenda.raised_by(case) if case else plan.raised
    made.save()
    audit.record(by, "talk.prepare", made, at=at, code=made.shown_number, words=plan.question)
    return made


@writes
def change(talk_id: UUID, plan: Plan, *, by: Actor, at: datetime, version: int | None = None) -> Deliberation:
    """Say it otherwise, as long as its notice does not hang."""
    talk = _before(talk_id, by, version, NOT_YET_SAID)
    _say(talk, plan)
    talk.compound = _compound(plan, by, None) or talk.compound
    keep(
        talk,
        "topic",
        "question",
        "day",
        "begins",
        "place",
        "way",
        "quorum",
        "quorum_chosen",
        "turn_minutes",
        "raised",
        "compound",
    )
    audit.record(by, "talk.prepare", talk, at=at, code="changed", words=plan.question)
    return talk


def _say(talk: Deliberation, plan: Plan) -> None:
    """What a plan says, looked through."""
    if plan.owners_item is None:
        raise Missing(field="owners_item")
    if plan.owners_item:
        raise OwnersDecide(field="owners_item")
    for field in ("topic", "question", "place"):
        if not getattr(plan, field).strip():
            raise Missing(field=field)
    if plan.way not in Way.values:
        raise Unknown(field="way")
    if plan.raised not in Raised.values:
        raise Unknown(field="raised")
    least, most = rules.MINUTES
    if not least <= plan.turn_minutes <= most:
        raise MinutesOdd(field="turn_minutes")
    sides = Party.objects.filter(talk=talk).count()
    if plan.quorum is not None and not 2 <= plan.quorum <= max(sides, rules.MOST_SIDES):
        raise QuorumOdd(field="quorum", sides=max(sides, 2))
    talk.topic, talk.question, talk.place = (
        plan.topic.strip()[:60],
        plan.question.strip()[:200],
        plan.place.strip()[:80],
    )
    talk.day, talk.begins, talk.way, talk.turn_minutes = plan.day, plan.begins, plan.way, plan.turn_minutes
    talk.raised, talk.quorum_chosen = plan.raised, plan.quorum is not None
    talk.quorum = plan.quorum or rules.usual_quorum(plan.way, sides)


def _case(plan: Plan, by: Actor) -> Case | None:
    if plan.case is None:
        return None
    case = cases.one_visible(by, plan.case)
    if case.sealed:
        raise PrivateTalk(field="topic")
    if queries.of_case(case.pk):
        raise TalkedAlready(field="topic")
    return case


def _compound(plan: Plan, by: Actor, case: Case | None) -> Compound | None:
    wanted = plan.compound or (case.compound_id if case else None)
    return Compound.objects.filter(community=by.community, pk=wanted).first() if wanted else None


def _own_grid(by: Actor) -> UUID | None:
    """The grid of a leader who holds no post of the whole community."""
    if any(post.level == "community" for post in by.posts):
        return None
    return next((post.place for post in by.posts if post.level == "general_grid"), None)


@writes
def add_side(talk_id: UUID, side: Side, *, by: Actor, at: datetime) -> Party:
    """Invite a side. Its speaker is named only with consent."""
    talk = _before(talk_id, by, None, BEFORE)
    if side.kind not in SideKind.values:
        raise Unknown(field="kind")
    if not side.name.strip():
        raise Missing(field="name")
    if side.speaker.strip() and side.consented not in Means.values:
        raise ConsentMissing(field="consented")
    there = Party.objects.filter(talk=talk)
    if there.count() >= rules.MOST_SIDES:
        raise TooMany(field="name", most=rules.MOST_SIDES)
    if there.filter(name=side.name.strip()).exists():
        raise SideTwice(field="name")
    made = Party.objects.create(
        community_id=talk.community_id, talk=talk, place=_next(Party, talk), kind=side.kind,
        name=side.name.strip()[:40],
        people=side.people, speaker=side.speaker.strip()[:20], consented=side.consented if side.speaker.strip() else "",
    )  # fmt: skip
    if talk.state in NOT_YET_SAID:
        _follow(talk)
    audit.record(by, "talk.prepare", talk, at=at, code=f"side:{made.place}")
    return made


def _follow(talk: Deliberation) -> None:
    """The number of sides that must be there goes with the sides, unless it was chosen."""
    if not talk.quorum_chosen:
        talk.quorum = rules.usual_quorum(talk.way, Party.objects.filter(talk=talk).count())
    keep(talk, "quorum")


@writes
def drop_side(side_id: UUID, *, by: Actor, at: datetime) -> Deliberation:
    """Take a side out again before the notice hangs."""
    found = Party.objects.filter(pk=side_id, community=by.community).first()
    if found is None:
        raise OutOfStep()
    talk = _before(found.talk_id, by, None, NOT_YET_SAID)
    Party.objects.filter(pk=side_id).delete()
    _follow(talk)
    audit.record(by, "talk.prepare", talk, at=at, code=f"side_out:{found.place}")
    return talk


@writes
def add_option(talk_id: UUID, words: str, pros: str, cons: str, *, by: Actor, at: datetime) -> Option:
    """Put down one way in which it might be settled; while it is talked over new ones may come."""
    talk = _before(talk_id, by, None, (*BEFORE, "sitting"))
    if not words.strip():
        raise Missing(field="words")
    if Option.objects.filter(talk=talk).count() >= rules.MOST_OPTIONS:
        raise TooMany(field="words", most=rules.MOST_OPTIONS)
    made = Option.objects.create(
        community_id=talk.community_id, talk=talk, place=_next(Option, talk), words=words.strip()[:120],
        pros=pros.strip()[:200], cons=cons.strip()[:200],
    )  # fmt: skip
    audit.record(by, "talk.prepare", talk, at=at, code=f"option:{made.place}", words=words.strip())
    return made


@writes
def announce(talk_id: UUID, *, by: Actor, at: datetime, version: int | None = None) -> Deliberation:
    """Hang up the notice, at least three days before; how it is decided is said with it. Reporters hear."""
    talk = queries.locked(talk_id, version)
    gate.require(by, "talk.prepare", talk)
    talk.state = loop.advance(TALKS, talk.state, "announce")
    today, sides = clock.today(at), Party.objects.filter(talk=talk).count()
    if sides < 2:
        raise TwoSides(field="name")
    if not 2 <= talk.quorum <= sides:
        raise QuorumOdd(field="quorum", sides=sides)
    if talk.day < rules.first_day(today):
        raise TooSoon(field="day", days=rules.NOTICE.days, first=f"{rules.first_day(today)}")
    talk.notice_from = today
    keep(talk, "state", "notice_from")
    audit.record(by, "talk.prepare", talk, at=at, code="announced")
    _tell_the_matter(talk, by, at)
    return talk


def _tell_the_matter(talk: Deliberation, by: Actor, at: datetime) -> None:
    """The matter behind it stands at deliberating from now on, as far as whoever announces may say so."""
    case = talk.case
    if case and case.stage in ("assigned", "handling") and gate.holds(by, "case.deliberate", case):
        pausing.deliberate(case.pk, talk.question, by=by, at=at, version=case.version)


@writes
def call_off(talk_id: UUID, reason: str, *, by: Actor, at: datetime, version: int | None = None) -> Deliberation:
    """It does not take place; why is said where the notice hung."""
    talk = queries.locked(talk_id, version)
    gate.require(by, "talk.prepare", talk)
    talk.state, talk.outcome = loop.advance(TALKS, talk.state, "call_off", reason), reason.strip()
    talk.ended_at = at
    keep(talk, "state", "outcome", "ended_at")
    audit.record(by, "talk.prepare", talk, at=at, code="called_off", words=reason)
    return talk


def _before(talk_id: UUID, by: Actor, version: int | None, states: tuple[str, ...]) -> Deliberation:
    talk = queries.locked(talk_id, version)
    gate.require(by, "talk.prepare", talk)
    if talk.state not in states:
        raise OutOfStep()
    return talk


def _next(table: type[Party] | type[Option], talk: Deliberation) -> int:
    last = table._default_manager.filter(talk=talk).aggregate(last=Max("place"))["last"]
    return int(last or 0) + 1


def keep(talk: Deliberation, *fields: str) -> None:
    """Save some columns, and count the change."""
    talk.version += 1
    talk.save(update_fields=[*fields, "version"])
