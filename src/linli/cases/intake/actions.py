"""Verbs of intake: report a matter, add words to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.cases import loop, queries, reference, rules
from linli.cases.labels import Channel
from linli.cases.models import Addition, Case, Photo, Report
from linli.cases.refusals import NoWords, TooLong, UnknownKind
from linli.engines import triage, worktime
from linli.foundation import clock
from linli.foundation.writes import one_at_a_time, writes
from linli.notifications import actions as notifications
from linli.notifications.actions import Reader
from linli.territory.queries import Place

MOST_WORDS = 2000


@dataclass(frozen=True)
class Said:
    """What a person said: words, already stored photos (file, width, height), and how to reach them if they wish."""

    words: str
    photos: Sequence[tuple[str, int, int]] = ()
    name: str = ""
    phone: str = ""
    kind: str = ""  # chosen by the one who enters it; blank: suggested


@writes
def report(
    place: Place, said: Said, *, by: Actor, at: datetime, channel: str = Channel.QR, id: UUID | None = None
) -> Report:
    """Take what someone said as a report, and open a matter for it at its place.

    `id` is the report's id where a phone made it offline. Raises `NoWords`, `TooLong`, `UnknownKind`.
    """
    gate.require(by, "case.report", Case(**place.columns()))
    _check(said)
    case = _open(place, said, at)
    taken = Report(
        case=case,
        channel=channel,
        words=said.words.strip(),
        at=at,
        contact_name=said.name.strip(),
        phone=said.phone,
        entered_by_id=by.person_id,
        **place.columns(),
    )
    if id:
        taken.id = id
    taken.save(force_insert=True)
    if said.photos:
        Photo.objects.bulk_create(
            Photo(community_id=place.community_id, report=taken, file=file, width=width, height=height)
            for file, width, height in said.photos
        )
    audit.record(by, "case.report", case, at=at, code=channel)
    _tell(place, case, at)
    return taken


def _check(said: Said) -> None:
    if not said.words.strip() and not said.photos:
        raise NoWords(field="words")
    if len(said.words) > MOST_WORDS:
        raise TooLong(field="words", most=MOST_WORDS)
    if said.kind and said.kind not in reference.taxonomy().leaves:
        raise UnknownKind(field="kind")


def _open(place: Place, said: Said, at: datetime) -> Case:
    """A matter in its first stage, with kind, sphere and deadline as the rules suggest them."""
    taxonomy = reference.taxonomy()
    hint = triage.suggest(said.words, taxonomy)
    leaf = taxonomy.leaves[said.kind or hint.code]
    one_at_a_time(place.community_id)  # numbers of a month follow each other
    month = int(at.astimezone(clock.SHANGHAI).strftime("%Y%m"))
    return Case.objects.create(
        number=rules.next_number(queries.last_number(place.community_id, month), month),
        stage=loop.FIRST,
        title=rules.title_of(said.words),
        place_words=place.words,
        kind=leaf.code,
        suggestion=_kept(hint),
        sphere=leaf.sphere,
        complexity=leaf.complexity,
        urgent=hint.urgent or leaf.urgent,
        sealed=leaf.sealed or hint.sealed,
        limit_hours=leaf.limit_hours,
        clock=leaf.clock,
        reported_at=at,
        due_at=worktime.due(at, leaf.limit_hours, leaf.clock, reference.calendar()),
        **place.columns(),
    )


def _kept(hint: triage.Suggestion) -> dict[str, Any]:
    """A suggestion as it is kept beside the matter, with the words that led to it."""
    words = [word for reason in hint.reasons for word in reason.words]
    return {"kind": hint.code, "band": hint.confidence_band, "words": words, "urgent": hint.urgent_code}


def _tell(place: Place, case: Case, at: datetime) -> None:
    """The stewards of the doors hear of it; a private matter is heard of by the grid leader alone."""
    kind = "case_urgent" if case.urgent else "case_collected"
    people = queries.concerned(place, clock.today(at), case.urgent, case.sealed)
    title = str(case.number) if case.sealed else case.title
    readers = [Reader(person, reachable) for person, reachable in people]
    notifications.post(kind, readers, about=case, at=at, params={"place": place.words, "title": title})


@writes
def add_words(
    case_id: UUID,
    words: str,
    *,
    by: Actor,
    at: datetime,
    report_id: UUID | None = None,
    public: bool = False,
) -> Addition:
    """Add words to a matter: the reporter's own, or a handler's (inside, or `public` for the reporters to read)."""
    case = queries.locked(case_id, None)
    gate.require(by, "case.add_words", case)
    if not words.strip():
        raise NoWords(field="words")
    if len(words) > MOST_WORDS:
        raise TooLong(field="words", most=MOST_WORDS)
    added = Addition.objects.create(
        community_id=case.community_id,
        case=case,
        report_id=report_id,
        by_person_id=by.person_id,
        words=words.strip(),
        public=public,
        at=at,
    )
    audit.record(by, "case.add_words", case, at=at, code="public" if public else "inside")
    return added


@writes
def see_contact(report_id: UUID, *, by: Actor, at: datetime) -> Report:
    """Look at a reporter's name and number; who looked stays noted, for the reporter to see."""
    seen = queries.report_of_link(report_id)
    gate.require(by, "report.see_contact", seen.case)
    audit.record(by, "report.see_contact", seen.case, at=at, code=str(seen.pk))
    return seen
