"""Verbs on voice notes: someone listens and writes down, a program may draft, and the suggestion is made anew."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.cases import loop, queries, rules
from linli.cases.alike import keeping
from linli.cases.clocks import retime
from linli.cases.intake.actions import MOST_WORDS, tell_of
from linli.cases.intake.opening import as_suggested
from linli.cases.models import Case, Report, Voice
from linli.cases.refusals import NoWords, TooLong
from linli.cases.telling.actions import keep
from linli.foundation.refusals import NotFound, Stale
from linli.foundation.rows import there
from linli.foundation.writes import writes
from linli.notifications import actions as notifications


class NothingWritten(NoWords):
    sentence = _("Please write down what you heard; if nothing can be made out, write that.")


@writes
def write_down(
    voice_id: UUID, words: str, *, read_back: bool, by: Actor, at: datetime, seen: datetime | None = None
) -> Report:
    """Someone listened and wrote down what was said, as it was said; `read_back`: the reporter heard it and agreed.

    `seen`: when it had been written down already, as far as the writer knew. Raises `NothingWritten`, `TooLong`, and
    `Stale` when another was faster.
    """
    voice, case = _locked(voice_id)
    gate.require(by, "report.write_down", case)
    if voice.written_at != seen:
        raise Stale(voice)
    if not words.strip():
        raise NothingWritten(field="words")
    if len(words) > MOST_WORDS:
        raise TooLong(field="words", most=MOST_WORDS)
    first = voice.written_at is None
    report = _put(voice, words.strip(), first)
    voice.written_by_id, voice.written_at = by.person_id, at
    voice.confirmed_at = at if read_back else None
    voice.save(update_fields=["words", "written_by", "written_at", "confirmed_at"])
    case.title = case.title or rules.title_of(words)
    audit.record(by, "report.write_down", case, at=at, code=f"{report.pk}:{'read back' if read_back else 'written'}")
    _look_again(case, report, first, by, at)
    return report


@writes
def draft(voice_id: UUID, words: str, *, by: Actor, at: datetime) -> Voice:
    """A program on this machine listened: what it made out, if anything, is a draft for whoever writes it down."""
    voice, case = _locked(voice_id)
    gate.require(by, "report.draft", case)
    if voice.written_at is None and voice.file:
        voice.words = words.strip()[:MOST_WORDS]
    voice.drafted_at = at
    voice.save(update_fields=["words", "drafted_at"])
    return voice


def _locked(voice_id: UUID) -> tuple[Voice, Case]:
    found = there(Voice.objects.filter(pk=voice_id).values_list("report__case_id", flat=True))
    case = queries.locked(found, None)
    voice = Voice.objects.select_related("report").get(pk=voice_id)
    if voice.report.erased_at is not None:
        raise NotFound()
    return voice, case


def _put(voice: Voice, words: str, first: bool) -> Report:
    """The words take their place in the report, after what was typed and instead of what was written down before."""
    report = voice.report
    rest = report.words if first else report.words.replace(voice.words, "", 1)
    voice.words = words
    report.words = "\n".join(filter(None, (rest.strip(), words)))
    report.save(update_fields=["words"])
    return report


def _look_again(case: Case, report: Report, first: bool, by: Actor, at: datetime) -> None:
    """What kind of matter it is, suggested anew from all words, unless a person has said so or the matter is over.

    What was urgent or private stays so until a person says otherwise. A danger that is heard of now rings as a new
    report of one does, even if the kind was confirmed before anyone had listened.
    """
    suggested = as_suggested("\n".join(case.reports.values_list("words", flat=True)))
    was_urgent, was_sealed, unconfirmed = case.urgent, case.sealed, case.triaged_at is None
    if case.stage in loop.OPEN and (first or unconfirmed):
        if unconfirmed:
            keeping.lift_kind(case)
            _take_over(case, suggested, by, at)
            retime(case)
        case.urgent = was_urgent or suggested["urgent"]
    keep(case, "title", *suggested, "due_at")
    keeping.anew(case)
    if case.sealed and not was_sealed:
        notifications.follow(case)
    if case.urgent and not was_urgent:
        tell_of(queries.place_of(case, report), case, at)


def _take_over(case: Case, suggested: dict[str, Any], by: Actor, at: datetime) -> None:
    """The new suggestion; a kind that the reporter chose stays, and only the hint beside it is made anew."""
    chosen = case.kind != case.suggestion.get("kind", "")
    sealed = case.sealed or suggested["sealed"]
    for column in ("suggestion",) if chosen else suggested:
        setattr(case, column, suggested[column])
    case.sealed = sealed
    if not chosen:
        audit.record(by, "case.suggest", case, at=at, code=case.kind)
