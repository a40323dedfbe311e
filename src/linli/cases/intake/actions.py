"""Verbs of intake: report a matter, add words to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.cases import loop, posts, queries, reference
from linli.cases.alike import keeping
from linli.cases.intake.opening import open_case
from linli.cases.labels import Channel
from linli.cases.models import Addition, Case, Photo, Report, Voice
from linli.cases.refusals import CannotJoin, NoWords, TooLong, UnknownKind
from linli.cases.telling.actions import keep, tell_person
from linli.foundation import clock
from linli.foundation.writes import insert, writes
from linli.notifications import actions as notifications
from linli.notifications.actions import Reader
from linli.territory.queries import Place

MOST_WORDS = 2000


@dataclass(frozen=True)
class Said:
    """What a person said: words, how to reach them if they wish, and what is stored already.

    `photos` are (file, width, height), `voices` (file, media type, seconds if known).
    """

    words: str
    photos: Sequence[tuple[str, int, int]] = ()
    voices: Sequence[tuple[str, str, int | None]] = ()
    name: str = ""
    phone: str = ""
    kind: str = ""  # chosen by the one who enters it; blank: suggested
    private: bool = False  # only those who need it, as the one who said it asked


@writes
def report(
    place: Place, said: Said, *, by: Actor, at: datetime, channel: str = Channel.QR, into: UUID | None = None
) -> Report:
    """Take what someone said as a report, and open a matter for it at its place, or add it to the open matter `into`.

    Raises `NoWords`, `TooLong`, `UnknownKind`, `CannotJoin`.
    """
    return take(place, said, by=by, at=at, channel=channel, into=into)


def take(place: Place, said: Said, *, by: Actor, at: datetime, channel: str, into: UUID | None = None) -> Report:
    """The same inside a verb that is a transaction already."""
    gate.require(by, "case.report", Case(**place.columns()))
    _check(said)
    case = _case(place, said, into, by, at, complaint=channel == Channel.BOX)
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
    keeping.told(taken, case)
    insert(taken)
    keeping.lay(case, [taken])
    if said.photos:
        Photo.objects.bulk_create(
            Photo(community_id=place.community_id, report=taken, file=file, width=width, height=height)
            for file, width, height in said.photos
        )
    if said.voices:
        Voice.objects.bulk_create(
            Voice(community_id=place.community_id, report=taken, file=file, form=form, seconds=seconds, at=at)
            for file, form, seconds in said.voices
        )
    audit.record(by, "case.report", case, at=at, code=channel)
    if into is None:
        tell_of(place, case, at)
    else:
        tell_person("case_joined", case.lead_id, case, at, but=by)
    return taken


def _check(said: Said) -> None:
    if not said.words.strip() and not said.photos and not said.voices:
        raise NoWords(field="words")
    if len(said.words) > MOST_WORDS:
        raise TooLong(field="words", most=MOST_WORDS)
    if said.kind and said.kind not in reference.taxonomy().leaves:
        raise UnknownKind(field="kind")


def _case(place: Place, said: Said, into: UUID | None, by: Actor, at: datetime, *, complaint: bool) -> Case:
    """A new matter, or the open one that a person says it is about."""
    if into is None:
        return open_case(place, said.words, said.kind, at, private=said.private, complaint=complaint)
    case = queries.locked(into, None)
    gate.require(by, "case.add_words", case)
    if case.stage not in loop.OPEN or (said.private and not case.sealed):
        raise CannotJoin(field="into")
    keep(case)
    return case


def tell_of(place: Place, case: Case, at: datetime) -> None:
    """The stewards of the doors hear of a matter; a private one is heard of by the grid leader alone.

    Where a private one finds no reader, those who can appoint one hear that it waits.
    """
    day, readable = clock.today(at), True
    if posts.is_apart(case):
        people, readable = posts.of_the_top(case.community_id, day)
    else:
        people = posts.concerned(place, day, case.urgent, case.sealed)
        if case.sealed and not people:
            people, readable = posts.appointing(case.community_id, day), False
    title = str(case.number) if case.sealed else case.title
    readers = [Reader(person, reachable) for person, reachable in people]
    kind = "case_unread" if not readable else "case_urgent" if case.urgent else "case_collected"
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
