"""Verbs on notices: write one, note how a grid was told, ask for a hand, take one down."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.bridge.labels import Told
from linli.bridge.models import Notice, Posting
from linli.bridge.notices import queries
from linli.bridge.refusals import DayIsOver, NoGrid, PictureMute, TooFar, TooLong, UnknownWay
from linli.foundation import clock
from linli.foundation.refusals import Missing
from linli.foundation.writes import locked, writes
from linli.notifications import actions as notifications
from linli.notifications.actions import Reader
from linli.people.labels import Role
from linli.people.queries import appointments_on
from linli.territory.models import MicroGrid
from linli.territory.queries import in_force

MOST_TITLE, MOST_WORDS = 40, 1200
LONGEST = timedelta(days=366)


@dataclass(frozen=True)
class Written:
    """A notice as it was written; `picture` is (file, width, height) of a poster, stored already."""

    title: str
    words: str
    until: date
    grids: Iterable[UUID]
    picture: tuple[str, int, int] | None = None
    picture_words: str = ""


@writes
def post(written: Written, *, by: Actor, at: datetime) -> Notice:
    """Put up a notice for some micro-grids of one's reach; their stewards hear of it.

    Raises `Missing`, `TooLong`, `DayIsOver`, `TooFar`, `NoGrid`, `PictureMute`.
    """
    day = clock.today(at)
    notice = Notice(community_id=by.community, entered_by_id=by.appointed_id, posted_at=at)
    _take(notice, written, day)
    held = MicroGrid.objects.filter(in_force(day), community_id=by.community)
    chosen = list(held.filter(pk__in=list(written.grids)))
    if not chosen:
        raise NoGrid(field="grids")
    postings = [queries.posting(grid, notice) for grid in chosen]
    for one in postings:
        gate.require(by, "notice.post", one)
    notice.everywhere = len(chosen) == held.count()
    notice.save()
    Posting.objects.bulk_create(postings)
    audit.record(by, "notice.post", notice, at=at, code=notice.code)
    _tell_stewards(notice, chosen, by, at)
    return notice


def _take(notice: Notice, written: Written, day: date) -> None:
    notice.title, notice.words, notice.until = written.title.strip(), written.words.strip(), written.until
    notice.picture_words = written.picture_words.strip() if written.picture else ""
    for field in ("title", "words"):
        if not getattr(notice, field):
            raise Missing(field=field)
    for field, most in (("title", MOST_TITLE), ("words", MOST_WORDS)):
        if len(getattr(notice, field)) > most:
            raise TooLong(field=field, most=most)
    if notice.until < day:
        raise DayIsOver(field="until")
    if notice.until > day + LONGEST:
        raise TooFar(field="until")
    if written.picture:
        if not notice.picture_words:
            raise PictureMute(field="picture_words")
        notice.picture, notice.width, notice.height = written.picture


def _tell_stewards(notice: Notice, grids: list[MicroGrid], by: Actor, at: datetime) -> None:
    posts = appointments_on(notice.community_id, clock.today(at)).filter(role=Role.STEWARD, micro_grid__in=grids)
    people = dict(posts.exclude(person=by.person_id).values_list("person_id", "person__phone_index"))
    readers = [Reader(person, bool(number)) for person, number in people.items()]
    params = {"title": notice.title, "link": "/together/notices/"}
    notifications.post("notice_posted", readers, about=notice, at=at, params=params)


@writes
def tell(posting_id: UUID, means: str, *, by: Actor, at: datetime) -> Posting:
    """Note how the doors of a grid were told; blank takes a mistaken note back. The first time counts."""
    posting = queries.locked(posting_id)
    gate.require(by, "notice.tell", posting)
    if means and means not in Told.values:
        raise UnknownWay(field="means")
    posting.means, posting.told_by_id = means, by.appointed_id if means else None
    posting.told_at = (posting.told_at or at) if means else None
    posting.hand = posting.hand and not means
    posting.save(update_fields=["means", "told_at", "told_by", "hand"])
    notice = posting.notice
    left = notice.postings.filter(means="").exists()
    notice.informed_at = None if left else notice.informed_at or at
    notice.save(update_fields=["informed_at"])
    audit.record(by, "notice.tell", posting, at=at, code=means or "taken_back")
    return posting


@writes
def want_hand(posting_id: UUID, wanted: bool, *, by: Actor, at: datetime) -> Posting:
    """The steward would like someone to help with passing it on, or no longer."""
    posting = queries.locked(posting_id)
    gate.require(by, "notice.tell", posting)
    posting.hand = wanted and not posting.means
    posting.save(update_fields=["hand"])
    audit.record(by, "notice.tell", posting, at=at, code="hand" if posting.hand else "no_hand")
    return posting


@writes
def end(notice_id: UUID, *, by: Actor, at: datetime) -> Notice:
    """Take a notice down before its day. Done twice, the first stays."""
    notice = locked(Notice.objects.filter(pk=notice_id))
    gate.require(by, "notice.end", notice)
    if notice.ended_at is None:
        notice.ended_at = at
        notice.save(update_fields=["ended_at"])
        audit.record(by, "notice.end", notice, at=at, code=notice.code)
    return notice
