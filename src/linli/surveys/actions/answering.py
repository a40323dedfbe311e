"""Answers: by the code on a phone, on paper entered by two people, by telephone. Each code once; none is linked."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db.models import F

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.foundation import clock
from linli.foundation.rows import there
from linli.foundation.writes import writes
from linli.surveys import queries, rules
from linli.surveys.labels import Answer, Way
from linli.surveys.models import Entry, Slip, Survey, Tally
from linli.surveys.refusals import (
    Answered,
    IsOver,
    NothingSaid,
    NotItsDays,
    NotOpened,
    SamePerson,
    UnknownTyped,
)

Answers = Mapping[str, str]


@writes
def answer(slip_id: UUID, answers: Answers, *, by: Actor, at: datetime) -> Slip:
    """What a household says by its code. Raises `Answered`, `NotItsDays`, `NothingSaid`."""
    slip = queries.locked_slip(slip_id)
    gate.require(by, "survey.answer", slip)
    said = _lawful(slip.survey, answers)
    return _count_in(slip, said, Way.WEB, at)


@writes
def by_telephone(survey_id: UUID, typed: str, answers: Answers, *, by: Actor, at: datetime) -> Slip:
    """What someone said by telephone, with the code of the slip; who said it is written nowhere."""
    survey = queries.locked(survey_id)
    gate.require(by, "survey.phone", survey)
    slip = _typed(survey, typed)
    made = _count_in(slip, _lawful(survey, answers), Way.PHONE, at)
    audit.record(by, "survey.phone", survey, at=at)
    return made


@writes
def enter(survey_id: UUID, typed: str, answers: Answers, *, by: Actor, at: datetime) -> Entry:
    """Enter a slip that was handed in; it counts once someone else has compared it. Entered anew, the newer holds."""
    survey = queries.locked(survey_id)
    gate.require(by, "survey.paper", survey)
    slip = _typed(survey, typed)
    _refuse(slip, at, late=True)
    said = _lawful(survey, answers)
    Entry.objects.filter(slip=slip).delete()
    made = Entry.objects.create(
        community_id=by.community, slip=slip, answers=dict(said), entered_by_id=by.appointed_id, at=at
    )
    audit.record(by, "survey.paper", survey, at=at, code="entered")
    return made


@writes
def confirm(entry_id: UUID, *, by: Actor, at: datetime) -> Slip:
    """Someone else has compared an entry with the slip: now it counts, and the entry forgets what it said."""
    entry = there(Entry.objects.select_related("slip__survey").filter(pk=entry_id))
    gate.require(by, "survey.paper", entry)
    slip = queries.locked_slip(entry.slip_id)
    if entry.entered_by_id == by.appointed_id:
        raise SamePerson()
    made = _count_in(slip, entry.answers, Way.PAPER, at, late=True)
    entry.answers, entry.confirmed_by_id = {}, by.appointed_id
    entry.save(update_fields=["answers", "confirmed_by"])
    audit.record(by, "survey.paper", slip.survey, at=at, code="confirmed")
    return made


def _typed(survey: Survey, typed: str) -> Slip:
    found = Slip.objects.filter(survey=survey, digest=rules.digest(rules.plain_code(typed))).first()
    if found is None:
        raise UnknownTyped(field="code")
    return queries.locked_slip(found.pk)


def _lawful(survey: Survey, answers: Answers) -> dict[str, str]:
    """The answers to its questions that were given. Raises `NothingSaid`."""
    keys = {question["key"] for question in survey.questions}
    said = {key: value for key, value in answers.items() if key in keys and value in Answer.values}
    if not said:
        raise NothingSaid()
    return said


def _refuse(slip: Slip, at: datetime, *, late: bool = False) -> None:
    """Refuse a slip that cannot count now; paper that was handed in by the last day may be entered later."""
    survey, today = slip.survey, clock.today(at)
    if not survey.opened_at:
        raise NotOpened()
    if survey.closed_at:
        raise IsOver()
    if slip.used:
        raise Answered()
    if today < survey.opens or (today > survey.closes and not late):
        raise NotItsDays(opens=survey.opens.isoformat(), closes=survey.closes.isoformat())


def _count_in(slip: Slip, answers: Answers, way: Way, at: datetime, *, late: bool = False) -> Slip:
    _refuse(slip, at, late=late)
    slip.used = way
    slip.save(update_fields=["used"])
    for question, said in answers.items():
        row, _made = Tally.objects.get_or_create(
            community_id=slip.community_id, survey_id=slip.survey_id, question=question, answer=said, way=way
        )
        Tally.objects.filter(pk=row.pk).update(n=F("n") + 1)
    return slip
