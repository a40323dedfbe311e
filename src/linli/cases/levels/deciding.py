"""Verbs on what someone above must decide: ask with a dossier, take it up with a day, decide, return it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.cases import loop, posts, queries, rules
from linli.cases.labels import Level, Ruling
from linli.cases.levels.queries import OPEN
from linli.cases.models import Case, Decision
from linli.cases.refusals import AskedAlready, NobodyAbove, NoSuchDay, OwnerMissing
from linli.cases.telling.actions import keep, tell_person
from linli.foundation import clock
from linli.foundation.refusals import Missing, OutOfStep
from linli.foundation.rows import there
from linli.foundation.sealing import link_token
from linli.foundation.writes import writes
from linli.notifications import actions as notifications
from linli.notifications.actions import Reader


@dataclass(frozen=True)
class Question:
    """What is asked: of whom (in words, by account or by a number for the link), and by when an answer is wanted."""

    words: str
    owner: str
    wanted_by: date
    dossier: str = ""
    person: UUID | None = None
    number: str = ""


@writes
def ask_decision(case_id: UUID, question: Question, *, by: Actor, at: datetime, version: int) -> Decision:
    """A stuck matter goes straight to the level that can decide, with one page that says what it needs to know."""
    case = queries.locked(case_id, version)
    gate.require(by, "case.ask_decision", case)
    if case.stage not in loop.OPEN:
        raise OutOfStep()
    if case.decisions.filter(ruling__in=OPEN).exists():
        raise AskedAlready()
    _check(question, case, at)
    decision = Decision.objects.create(
        community_id=case.community_id, case=case, level=Level.STREET, before=case.level,
        question=question.words.strip(), dossier=question.dossier.strip(), owner=question.owner.strip()[:60],
        person_id=question.person, number=question.number, asked_by_id=by.appointed_id,
        asked_at=at, wanted_by=question.wanted_by,
    )  # fmt: skip
    case.level = Level.STREET
    keep(case, "level")
    audit.record(by, "case.ask_decision", case, at=at, words=question.words)
    _tell_owner("decision_asked", decision, case, at)
    return decision


def _tell_owner(kind: str, decision: Decision, case: Case, at: datetime) -> None:
    """One letter to the one who decides, with their link; without a number it waits to be told by hand."""
    reader = Reader(person=decision.person_id, number=decision.number)
    params = {"place": case.place_words, "title": str(case.number), "link": _link(decision), "who": decision.owner}
    notifications.post(kind, [reader], about=case, at=at, params=params)


def _link(decision: Decision) -> str:
    return f"/d/{link_token(decision.pk)}/"


def _check(question: Question, case: Case, at: datetime) -> None:
    if not question.words.strip():
        raise Missing(field="question")
    if not question.owner.strip():
        raise OwnerMissing(field="owner")
    _day_ahead(question.wanted_by, at, "wanted_by")
    deciders = posts.holders(case, Level.STREET, clock.today(at)) if question.person else []
    if question.person and question.person not in {person.pk for person in deciders}:
        raise NobodyAbove(field="person")


def _day_ahead(day: date, at: datetime, field: str) -> None:
    if not clock.today(at) <= day <= clock.today(at) + rules.LONGEST_EXTENSION:
        raise NoSuchDay(field=field, most=rules.LONGEST_EXTENSION.days)


@writes
def accept(decision_id: UUID, promised_on: date, *, by: Actor, at: datetime) -> Decision:
    """The one who decides takes it up and promises a day."""
    decision, case = _open(decision_id, by)
    _day_ahead(promised_on, at, "promised_on")
    decision.ruling, decision.promised_on = Ruling.ACCEPTED, promised_on
    decision.accepted_at = decision.accepted_at or at
    return _answered(decision, case, "accept", by, at, "")


@writes
def decide(decision_id: UUID, words: str, *, by: Actor, at: datetime) -> Decision:
    """It is decided; the work goes on by it, and the street counts as the level at which the matter was decided."""
    decision, case = _open(decision_id, by)
    return _end(decision, case, Ruling.DECIDED, words, by, at)


@writes
def give_back(decision_id: UUID, words: str, *, by: Actor, at: datetime) -> Decision:
    """It is not theirs to decide, or cannot be decided now: back to the level that asked, as one bounce."""
    decision, case = _open(decision_id, by)
    case.level, case.bounces = decision.before, case.bounces + 1
    return _end(decision, case, Ruling.RETURNED, words, by, at)


def withdraw(case: Case, by: Actor, at: datetime) -> None:
    """The matter has an answer without it: inside that verb, the one who was to decide hears so."""
    for decision in case.decisions.filter(ruling__in=OPEN):
        notifications.recall(case.pk, _link(decision))
        _tell_owner("decision_withdrawn", decision, case, at)
        decision.ruling, decision.answered_at, decision.number = Ruling.WITHDRAWN, at, ""
        decision.save(update_fields=["ruling", "answered_at", "number"])
        audit.record(by, "decision.withdraw", case, at=at, code=str(decision.pk))


def _open(id: UUID, by: Actor) -> tuple[Decision, Case]:
    """A decision still asked for, with its matter locked."""
    found = there(Decision.objects.filter(pk=id))
    case = queries.locked(found.case_id, None)
    decision = Decision.objects.get(pk=id)
    gate.require(by, "decision.answer", decision)
    if decision.ruling not in OPEN:
        raise OutOfStep()
    return decision, case


def _end(decision: Decision, case: Case, ruling: str, words: str, by: Actor, at: datetime) -> Decision:
    if not words.strip():
        raise Missing(field="words")
    decision.ruling, decision.words, decision.answered_at, decision.number = ruling, words.strip(), at, ""
    return _answered(decision, case, "decide" if ruling == Ruling.DECIDED else "return", by, at, words)


def _answered(decision: Decision, case: Case, step: str, by: Actor, at: datetime, words: str) -> Decision:
    decision.save()
    notifications.recall(case.pk, _link(decision))
    keep(case, "level", "bounces")
    audit.record(by, f"decision.{step}", case, at=at, code=str(decision.pk), words=words)
    for person in {decision.asked_by_id, case.lead_id}:
        tell_person("decision_answered", person, case, at, but=by)
    return decision
