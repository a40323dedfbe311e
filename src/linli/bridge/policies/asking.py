"""Verbs of asking back: a resident's question is a report, given to the card's owner; an answer may join the card."""

from contextlib import suppress
from datetime import datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor, rule
from linli.audit import actions as audit
from linli.bridge.models import Policy, Question
from linli.bridge.policies import queries
from linli.cases.intake.actions import Said, take
from linli.cases.labels import Channel
from linli.cases.matter.actions import assign
from linli.foundation.refusals import Missing, Refusal
from linli.foundation.rows import there
from linli.foundation.writes import locked, writes
from linli.territory.queries import Place


@writes
def ask(policy_id: UUID, said: Said, *, by: Actor, at: datetime, channel: str = Channel.WEB) -> Question:
    """Ask about a card. It becomes a report under the card's kind, given to its owner where one may be given it,
    else triaged like any other. Raises what is wrong with a report.
    """
    policy = there(Policy.objects.select_related("community").filter(pk=policy_id, ended_at=None))
    gate.require(by, "policy.ask", policy)
    named = Said(said.words, said.photos, said.voices, said.name, said.phone, policy.kind, said.private)
    place = Place(policy.community_id, words=policy.title)
    report = take(place, named, by=by, at=at, channel=channel)
    question = Question.objects.create(community_id=policy.community_id, policy=policy, report=report, at=at)
    with suppress(Refusal):  # whoever owns it may not be one who can be given a matter
        mover = rule("policy", policy.community_id)
        assign(report.case.pk, policy.lead_id, by=mover, at=at, version=report.case.version)
    audit.record(by, "policy.ask", policy, at=at)
    return question


@writes
def share(question_id: UUID, asked: str, answer: str, *, by: Actor, at: datetime) -> Question:
    """The owner finds a question and its answer fit for all; blank words of both take them off the card again."""
    question = locked(Question.objects.filter(pk=question_id))
    policy = queries.locked(question.policy_id)
    gate.require(by, "policy.write", policy)
    question.asked, question.answer = asked.strip()[:200], answer.strip()
    for field in ("asked", "answer"):
        if bool(question.asked) != bool(question.answer) and not getattr(question, field):
            raise Missing(field=field)
    shown = bool(question.asked)
    question.shown_at, question.shown_by_id = (at, by.appointed_id) if shown else (None, None)
    question.save()
    audit.record(by, "policy.write", policy, at=at, code="shared" if shown else "unshared")
    return question
