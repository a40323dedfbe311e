"""Verbs of showing: publish what the law wants, tell a total with its parts, ask and answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.foundation.refusals import Missing, NotFound
from linli.foundation.rows import there
from linli.foundation.writes import locked, writes
from linli.fund.books.writing import append
from linli.fund.labels import Kind
from linli.fund.models import Claim, Leaf, Question
from linli.fund.refusals import GapUnexplained, IsAnswered, TooLongQuestion
from linli.fund.showing.rules import RULES

MOST_QUESTION, MOST_ANSWER = 300, 600


@writes
def publish(rule: str, about: int, due: date, words: str, *, by: Actor, at: datetime) -> Leaf:
    """Publish what a rule wants about a leaf: its words stand in the log. Raises `Missing`, `NotFound`."""
    gate.require(by, "fund.publish", Leaf(community_id=by.community))
    if rule not in RULES.column("rule") or not Leaf.objects.filter(community=by.community, number=about).exists():
        raise NotFound()
    if not words.strip():
        raise Missing(field="words")
    facts = {"rule": rule, "about": about, "due": due.isoformat(), "words": words.strip()}
    leaf = append(by.community, Kind.DISCLOSURE, facts, at=at)
    audit.record(by, "fund.publish", leaf, at=at, code=rule)
    return leaf


@dataclass(frozen=True)
class Told:
    """A total with its parts (words and fen), and where it was told."""

    title: str
    total: int
    parts: Sequence[tuple[str, int]]
    source: str = ""
    why: str = ""


@writes
def tell(told: Told, *, by: Actor, at: datetime, claim_id: UUID | None = None) -> Claim:
    """Write a total down, or change it while it is not published. Raises `Missing`, `NotFound`."""
    claim = Claim(community_id=by.community, written_by_id=by.appointed_id)
    if claim_id:
        found = there(Claim.objects.filter(community=by.community, pk=claim_id, leaf=None))
        claim = found
    gate.require(by, "fund.publish", claim)
    if not told.title.strip() or not told.parts:
        raise Missing(field="title" if told.parts else "parts")
    claim.title, claim.source, claim.total = told.title.strip(), told.source.strip(), told.total
    claim.parts = [{"words": words.strip(), "fen": fen} for words, fen in told.parts]
    claim.why, claim.written_at = told.why.strip(), at
    claim.save()
    audit.record(by, "fund.publish", claim, at=at, code="told")
    return claim


@writes
def publish_claim(claim_id: UUID, *, by: Actor, at: datetime) -> Leaf:
    """Publish a total. Raises `GapUnexplained` where its parts do not meet it and nothing says why."""
    claim = locked(Claim.objects.filter(community=by.community, pk=claim_id, leaf=None))
    gate.require(by, "fund.publish", claim)
    if claim.gap and not claim.why:
        raise GapUnexplained(field="why")
    facts = {"title": claim.title, "source": claim.source, "total": claim.total, "parts": claim.parts, "why": claim.why}
    claim.leaf = append(by.community, Kind.EXPLAINED, facts, at=at)
    claim.save(update_fields=["leaf"])
    audit.record(by, "fund.publish", claim, at=at, code="published")
    return claim.leaf


@writes
def ask(words: str, *, by: Actor, at: datetime, about: int | None = None) -> Question:
    """Ask the fund something; it is shown with its answer. Raises `Missing`, `TooLongQuestion`."""
    asked = Question(community_id=by.community, words=words.strip(), asked_at=at)
    gate.require(by, "fund.ask", asked)
    if not asked.words:
        raise Missing(field="words")
    if len(asked.words) > MOST_QUESTION:
        raise TooLongQuestion(field="words", most=MOST_QUESTION)
    if about is not None:
        asked.about = Leaf.objects.filter(community=by.community, number=about).first()
    asked.save(force_insert=True)
    audit.record(by, "fund.ask", asked, at=at)
    return asked


@writes
def answer(question_id: UUID, words: str, *, by: Actor, at: datetime, hidden: bool = False) -> Question:
    """Answer a question for everyone to read, or keep it hidden with the reason as its answer. Once."""
    found = locked(Question.objects.filter(community=by.community, pk=question_id))
    gate.require(by, "fund.answer", found)
    if found.answered_at:
        raise IsAnswered()
    if not words.strip():
        raise Missing(field="answer")
    if len(words.strip()) > MOST_ANSWER:
        raise TooLongQuestion(field="answer", most=MOST_ANSWER)
    found.answer, found.hidden = words.strip(), hidden
    found.answered_at, found.answered_by_id = at, by.appointed_id
    found.save(update_fields=["answer", "hidden", "answered_at", "answered_by"])
    audit.record(by, "fund.answer", found, at=at, code="hidden" if hidden else "")
    return found
