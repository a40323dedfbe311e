"""Questions about matters: what is visible to whom, what one page needs, what is due."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, cast
from uuid import UUID

from django.db import connection
from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery, Value, prefetch_related_objects
from django.db.models.functions import Coalesce

from linli.access import gate
from linli.access.actors import Actor
from linli.cases.loop import OPEN
from linli.cases.models import Addition, Case, Judgement, Photo, Report, Voice
from linli.cases.needs import NEEDS, UNFINISHED, Moments, moments
from linli.cases.rules import ERASES_AFTER, KEEPS_SIMPLE, LAPSES_AFTER
from linli.foundation import writes
from linli.foundation.models import WriteToken
from linli.foundation.refusals import NotFound
from linli.foundation.worded import worded
from linli.notifications.labels import State as LetterState
from linli.notifications.models import Letter
from linli.territory.models import Membership, MicroGrid
from linli.territory.queries import Place, address, in_force

_ADDRESS = ("stairwell__building", "stairwell__compound")
UNHEARD = Q(written_at=None, gone_at=None)  # voice notes; the index `voice_unheard` holds only those few
BOARD_COLUMNS = ("sphere", "kind", "level", "micro_grid", "compound", "stairwell")
IN_ORDER_OF_NEED = {*OPEN, *NEEDS} - {"month"}
SPOKEN = Exists(Voice.objects.filter(report=OuterRef("pk")))
PICTURED = Exists(Photo.objects.filter(report=OuterRef("pk")))


def visible_to(by: Actor) -> QuerySet[Case]:
    """The matters that `by` may read.

    The community is said first, although every reach names it: of an OR of several posts alone SQLite knows no index.
    """
    return gate.allowed(by, "case.read", Case.objects.filter(community=by.community))


def one_visible(by: Actor, id: UUID) -> Case:
    """A matter that `by` may read; `NotFound` otherwise, so that nobody learns that it exists."""
    case = next(iter(_one_visible(by, id=id)), None)
    if case is None:
        raise NotFound()
    return case


@worded
def _one_visible(by: Actor, /, *, id: UUID) -> QuerySet[Case]:
    return visible_to(by).select_related("lead", "micro_grid", *_ADDRESS).filter(pk=id)


def locked(id: UUID, version: int | None) -> Case:
    """The matter for changing, locked; a version that is no longer current answers `Stale` with the fresh state."""
    return writes.locked(Case.objects.filter(pk=id), version)


def head_of(case: Case) -> Case:
    """The matter in which a joined one goes on now; the matter itself when it is not joined."""
    while case.merged_into is not None:
        case = case.merged_into
    return case


def place_of(case: Case, report: Report) -> Place:
    """Where a report is from, in the words of its matter when it is from the same stairwell."""
    here = report.stairwell_id in (None, case.stairwell_id)
    words = case.place_words if here or report.stairwell is None else address(report.stairwell)
    return Place(
        report.community_id,
        report.stairwell_id,
        report.compound_id,
        report.micro_grid_id,
        report.general_grid_id,
        words,
    )


def last_number(community_id: UUID, month: int) -> int | None:
    """The highest number given in a month (yyyymm), or None. Written out, since it is part of every report."""
    community = Case._meta.pk.get_db_prep_value(community_id, connection)
    with connection.cursor() as cursor:
        cursor.execute(_LAST, [community, month * 10_000, month * 10_000 + 9_999])
        return cast(int | None, cursor.fetchone()[0])


_LAST = "SELECT MAX(number) FROM cases_case WHERE community_id = %s AND number BETWEEN %s AND %s"


def board(by: Actor, at: datetime, **filters: str) -> QuerySet[Case]:
    """The triage board in order of need (urgent, then nearest deadline), filtered as the page asks.

    What needs nothing any more is given by its day, the newest first: there is far more of it.
    """
    stage = filters.get("stage") or "unfinished"
    rows = visible_to(by).filter(NEEDS[stage](Moments(**moments(at))) if stage in NEEDS else Q(stage=stage))
    for column in BOARD_COLUMNS:
        if filters.get(column):
            rows = rows.filter(**{column: filters[column]})
    if filters.get("channel"):
        rows = rows.filter(Exists(Report.objects.filter(case=OuterRef("pk"), channel=filters["channel"])))
    if filters.get("q"):
        number = Q(number=filters["q"]) if filters["q"].isdigit() and len(filters["q"]) <= 10 else Q(pk__in=[])
        rows = rows.filter(number | Q(title__contains=filters["q"]) | Q(place_words__contains=filters["q"]))
    return rows.order_by("-urgent", "due_at", "id") if stage in IN_ORDER_OF_NEED else rows.order_by("-reported_at")


def in_need(
    by: Actor, at: datetime, columns: tuple[str, ...], most: int, need: str = "unfinished"
) -> list[dict[str, Any]]:
    """Some columns of what has a need, as `board` gives it without other filters. One query."""
    return _in_need(by, need, columns, most, **moments(at))


@worded
def _in_need(
    by: Actor, need: str, columns: tuple[str, ...], most: int, /, **when: datetime
) -> QuerySet[Case, dict[str, Any]]:
    rows = visible_to(by).filter(NEEDS[need](Moments(**when)))
    return rows.order_by("-urgent", "due_at", "id").values(*columns)[:most]


def solved_by(by: Actor, since: datetime) -> list[str]:
    """What someone solved since a moment, newest first: titles without names, of a private matter the number alone."""
    found = _solved(by=by.appointed_id, since=since)
    return [str(number) if sealed or not title else title for title, number, sealed in found]


@worded
def _solved(*, by: UUID, since: datetime) -> QuerySet[Case, tuple[str, int, bool]]:
    rows = Case.objects.filter(resolved_by=by, resolved_at__gt=since, outcome__in=["solved", "partly"])
    return rows.order_by("-resolved_at").values_list("title", "number", "sealed")


def report_of_link(id: UUID) -> Report:
    """The report of a private link, with its matter. One query."""
    report = next(iter(Report.objects.select_related("case__lead", "case__community").filter(pk=id)), None)
    if report is None:
        raise NotFound()
    return report


def tracked(id: UUID) -> Report:
    """The same, with how many others said it (`others`), what its reporter said of the present end (`verdict`), and
    whether any of it was spoken (`spoken`), or shown in photos (`pictured`), the result too. One query.
    """
    report = next(iter(_tracked(id=id)), None)
    if report is None:
        raise NotFound()
    return report


@worded
def _tracked(*, id: UUID) -> QuerySet[Report]:
    beside = Report.objects.filter(case=OuterRef("case")).exclude(pk=OuterRef("pk")).order_by().values("case")
    said = Judgement.objects.filter(report_id=OuterRef("pk"), case=OuterRef("case"))
    said = said.filter(at__gte=OuterRef("case__resolved_at")).order_by("-at")
    rows = Report.objects.select_related("case__lead", "case__community").annotate(
        others=Coalesce(Subquery(beside.annotate(n=Count("id")).values("n")), 0),
        verdict=Coalesce(Subquery(said.values("verdict")[:1]), Value("")),
        spoken=SPOKEN,
        pictured=PICTURED,
        shown=Exists(Photo.objects.filter(case=OuterRef("case"))),
    )
    return rows.filter(pk=id)


def photos_for(report: Report) -> tuple[list[Photo], list[Photo]]:
    """The photos that the reporter of a tracked report may see: the own, and those of the present result.

    One query if there are any.
    """
    if not report.pictured and not report.shown:  # type: ignore[attr-defined]
        return [], []
    found = _photos_for(report=report.pk, case=report.case_id)
    at = report.case.resolved_at
    return [photo for photo in found if photo.report_id], [photo for photo in found if photo.case_id and photo.at == at]


@worded
def _photos_for(*, report: UUID, case: UUID) -> QuerySet[Photo]:
    return Photo.objects.filter(Q(report=report) | Q(case=case)).order_by("id")


@worded
def additions_for(*, report: UUID, case: UUID) -> QuerySet[Addition]:
    """More words that a reporter may read: the own, and those written for all reporters of the matter."""
    found = Addition.objects.filter(Q(case=case, public=True) | Q(report=report))
    return found.select_related("by_person").order_by("at", "id")


def is_of(report_id: UUID, case_id: UUID) -> bool:
    """Whether a report belongs to a matter now."""
    return Report.objects.filter(pk=report_id, case=case_id).exists()


def report_of_code(code: str) -> Report | None:
    """The report of a tracking code as a person types it, or None."""
    plain = "".join(sign for sign in code.upper() if sign.isalnum())
    return Report.objects.select_related("case").filter(tracking=plain).first()


def open_of_kinds(by: Actor, kinds: Iterable[str]) -> list[dict[str, Any]]:
    """The open matters of some kinds that `by` may read, the newest first: any of them may be the same matter again."""
    found = visible_to(by).filter(UNFINISHED, kind__in=list(kinds)).order_by("-reported_at")
    columns = ("id", "number", "title", "kind", "place_words", "stairwell_id", "compound_id")
    return [dict(row) for row in found.values(*columns)[:500]]


def open_number(by: Actor, number: str) -> UUID | None:
    """The open matter of a number that `by` may read, or None."""
    digits = number.strip()
    found = visible_to(by).filter(UNFINISHED, number=int(digits)) if digits.isdecimal() else Case.objects.none()
    return found.values_list("pk", flat=True).first()


def reports_of_tokens(tokens: Iterable[UUID]) -> dict[UUID, Report]:
    """The reports that came of some client tokens, with their matters. Two queries."""
    results = dict(WriteToken.objects.filter(token__in=list(tokens)).values_list("token", "result"))
    found = Report.objects.select_related("case").in_bulk([id for id in results.values() if id])
    return {token: found[id] for token, id in results.items() if id in found}


def due_to_lapse(at: datetime) -> QuerySet[Case]:
    """Matters answered 7 days ago and never judged, each of whose reporters was told 7 days ago or sees it anyway."""
    letters = Letter.objects.filter(
        about_id=OuterRef("pk"), kind="case_resolved", posted_at__gte=OuterRef("resolved_at")
    )
    untold = letters.filter(
        Q(state__in=[LetterState.WAITING, LetterState.LEASED, LetterState.FAILED]) | Q(told_at__gt=at - LAPSES_AFTER)
    )
    found = Case.objects.filter(stage="resolved", resolved_at__lte=at - LAPSES_AFTER).exclude(Exists(untold))
    return found.order_by("resolved_at")


def due_to_wake(at: datetime) -> QuerySet[Case]:
    """Waiting matters whose day has come."""
    return Case.objects.filter(stage="waiting", waits_until__lte=at).order_by("waits_until")


def due_to_erase(at: datetime) -> QuerySet[Case]:
    """Matters declined a day ago, and simple ones closed a year ago, whose words are still there (DOMAIN §E18)."""
    declined = Q(stage="declined", closed_at__lte=at - ERASES_AFTER)
    old = Q(stage="closed", complexity="simple", closed_at__lte=at - KEEPS_SIMPLE)
    return Case.objects.filter(declined | old, erased_at=None).order_by("closed_at")


def clean_filters(asked: dict[str, str]) -> dict[str, str]:
    """The filters that can be understood; an id that is none is dropped."""
    return {k: v for k, v in asked.items() if k not in ("micro_grid", "compound", "stairwell") or only_ids([v])}


def only_ids(texts: Iterable[str]) -> list[UUID]:
    """Those of some texts that are ids."""
    found = []
    for text in texts:
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return found


def grids_of_board(by: Actor, day: date) -> list[tuple[str, str]]:
    """Id and name of the micro-grids that `by` may filter the board by."""
    return [(str(id), name) for id, name in _grids_of_board(by, day=day)]


@worded
def _grids_of_board(by: Actor, /, *, day: date) -> QuerySet[MicroGrid, tuple[UUID, str]]:
    rows = MicroGrid.objects.filter(in_force(day), community_id=by.community)
    if not any(post.level == "community" for post in by.posts):
        here = Q(general_grid_id__in=[p.place for p in by.posts if p.level == "general_grid"])
        rows = rows.filter(here | Q(pk__in=[p.place for p in by.posts if p.level == "micro_grid"]))
    return rows.values_list("id", "name")


def open_by_grid(by: Actor, at: datetime) -> dict[UUID | None, tuple[int, int]]:
    """How many matters are open in each micro-grid, and how many of them past the promised time.

    Only what `by` may read, and never a private matter: few of them at a place would point at a household. One query.
    """
    rows = visible_to(by).filter(UNFINISHED, sealed=False).order_by().values_list("micro_grid")
    return {
        grid: (n, late) for grid, n, late in rows.annotate(n=Count("id"), late=Count("id", filter=Q(due_at__lt=at)))
    }


def reports_of(case: Case) -> list[Report]:
    """The reports of a matter, the oldest first; those `pictured` with photos, those `spoken` with voice notes.

    One query, and one more for the photos and for the voice notes, if there are any.
    """
    found = _reports_of(case=case.pk)
    for report in found:
        report.case = case
    heard = Prefetch("voices", Voice.objects.select_related("written_by").order_by("at"))
    prefetch_related_objects([r for r in found if r.pictured], "photos")  # type: ignore[attr-defined]
    prefetch_related_objects([r for r in found if r.spoken], heard)  # type: ignore[attr-defined]
    return found


@worded
def _reports_of(*, case: UUID) -> QuerySet[Report]:
    return Report.objects.filter(case=case).annotate(spoken=SPOKEN, pictured=PICTURED).order_by("at")


def unheard(by: Actor) -> list[Voice]:
    """The voice notes that wait to be written down by `by`, the longest waiting first. One query.

    The gate is asked about each, since few wait: to filter by it the database would walk through all matters.
    """
    return [v for v in _unheard(community=by.community) if gate.holds(by, "report.write_down", v.report.case)]


@worded
def _unheard(*, community: UUID) -> QuerySet[Voice]:
    found = Voice.objects.filter(UNHEARD, community=community).select_related("report__case__micro_grid")
    return found.order_by("at", "id")


def undrafted() -> QuerySet[Voice]:
    """The voice notes that no recogniser has listened to yet, and nobody has written down."""
    return Voice.objects.filter(UNHEARD, drafted_at=None).order_by("at", "id")


def voice(by: Actor, id: UUID) -> Voice:
    """A voice note that `by` may write down; `NotFound` otherwise."""
    found = Voice.objects.select_related("report__case", "written_by").filter(pk=id).first()
    if found is None or not gate.holds(by, "report.write_down", found.report.case):
        raise NotFound()
    return found


def strayed(day: date) -> QuerySet[Case]:
    """Open matters whose stairwell belongs to another micro-grid by now."""
    there = Membership.objects.filter(in_force(day), stairwell=OuterRef("stairwell"))
    at_home = there.filter(micro_grid=OuterRef("micro_grid"))
    return Case.objects.filter(UNFINISHED, Exists(there), ~Exists(at_home), stairwell__isnull=False)
