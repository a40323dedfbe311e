"""What the next council might speak of, from what is live: suggestions with their reason; a person ticks them."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from linli.access.actors import Actor
from linli.cases import morning, queries, reference, seasons
from linli.cases.labels import Channel, Complexity
from linli.cases.models import Case, Report
from linli.cases.needs import NEEDS, UNFINISHED, Moments, moments
from linli.council import rules
from linli.council.labels import Ended, Raised, Source, State
from linli.council.models import Item, Task
from linli.foresight import queries as foresight
from linli.foresight.grouping import Group, grouped
from linli.foresight.labels import Source as Foreseen
from linli.foundation import clock

MOST = 6  # of one sort
About = tuple[str, UUID | None, str]
OF_RESIDENTS = (Channel.QR, Channel.WEB, Channel.PHONE, Channel.RIDER, Channel.CHAT, Channel.NIGHT_TALK, Channel.VISIT)


@dataclass(frozen=True)
class Suggestion:
    """One thing that might be spoken of. `key` finds it again: source, and what it is about."""

    source: str
    raised: str
    case: Case | None = None
    kind: str = ""
    compound: UUID | None = None
    stairwell: UUID | None = None
    place: str = ""
    many: int = 0
    title: str = ""
    carried: UUID | None = None

    @property
    def about(self) -> About:
        """What it is about, whatever led to it: a kind at a place, a matter, or words."""
        place = (self.case.pk if self.case else None) or self.stairwell or self.compound
        return self.kind, place, "" if place else self.title

    @property
    def key(self) -> str:
        about = self.carried or (self.case.pk if self.case else None) or self.stairwell or self.compound or self.title
        return f"{self.source}:{self.kind}:{about}"


def suggested(by: Actor, at: datetime) -> list[Suggestion]:
    """At most a dozen, each sort in turn: what was carried over comes first. Private matters are never among them."""
    live, again = _cases(by, at), _again(by, at)
    first = carried(by)
    there = {one.about for one in first} | _of_late(by, clock.today(at))
    groups = [
        _overdue(by, clock.today(at)),
        live[Source.DECISION],
        live[Source.STUCK],
        live[Source.COMPLEX],
        _alike(by),
        again,
        _foreseen(by, at, {one.about for one in again}),
        _seasons(at),
    ]
    fresh = [[one for one in group if one.about not in there] for group in groups]
    return first + rules.in_turn(fresh, max(0, rules.LONGEST - len(first)))


def _of_late(by: Actor, today: date) -> set[About]:
    """What stands on an agenda that is not over, and what a council has decided or dropped in the last weeks.

    Matters are looked after by themselves: an open one may be spoken of again.
    """
    rows = Item.objects.filter(community=by.community, case=None)
    lately = Q(state__in=[State.DECIDED, State.DROPPED], meeting__day__gte=today - rules.QUIET)
    found = rows.filter(lately | Q(meeting__closed_at=None))
    return {(kind, near or compound, title if not (near or compound) else "") for kind, near, compound, title in
            found.values_list("kind", "stairwell_id", "compound_id", "title")}  # fmt: skip


def carried(by: Actor) -> list[Suggestion]:
    """What earlier councils carried over and none took up again."""
    rows = Item.objects.filter(community=by.community, state=State.CARRIED, carried_to=None)
    rows = rows.select_related("case", "compound").order_by("meeting__day", "place")
    return [
        Suggestion(
            Source.CARRIED, item.raised, item.case, item.kind, item.compound_id, item.stairwell_id,
            item.compound.name if item.compound else "", item.many, item.title, item.pk,
        )
        for item in rows
        if item.case is None or not item.case.sealed
    ]  # fmt: skip


def _overdue(by: Actor, today: date) -> list[Suggestion]:
    rows = Task.objects.filter(community=by.community, state=Ended.OPEN, due__lt=today).order_by("due", "id")
    return [Suggestion(Source.TASK, Raised.OFFICE, title=task.words[:80]) for task in rows[:MOST]]


def _cases(by: Actor, at: datetime) -> dict[str, list[Suggestion]]:
    """Matters past a promised decision, stuck, complex; each once, under the first that fits. Three queries."""
    open_ones = _spoken_of(by)
    decisions = [asked.case_id for asked in morning.overdue_decisions(by, at, MOST)]
    found = {
        Source.DECISION: open_ones.filter(pk__in=decisions),
        Source.STUCK: open_ones.filter(NEEDS["stuck"](Moments(**moments(at)))),
        Source.COMPLEX: open_ones.filter(complexity=Complexity.COMPLEX).exclude(stage="collected"),
    }
    picked: dict[str, list[Case]] = {}
    for source, rows in found.items():
        taken = {case.pk for cases in picked.values() for case in cases}
        picked[source] = list(rows.exclude(pk__in=taken).order_by("reported_at", "id")[:MOST])
    residents = _of_residents({case.pk for cases in picked.values() for case in cases})
    return {
        source: [Suggestion(source, _raised(case, residents), case) for case in cases]
        for source, cases in picked.items()
    }


def _spoken_of(by: Actor) -> QuerySet[Case]:
    """Open matters that may be read out and do not stand on an open agenda."""
    on_one = Item.objects.filter(state__in=[State.OPEN, State.CARRIED], case__isnull=False).values("case")
    return queries.visible_to(by).filter(UNFINISHED, sealed=False).exclude(pk__in=on_one)


def _of_residents(cases: set[UUID]) -> set[UUID]:
    """Those of some matters that a resident, a rider or a neighbour in a talk began. One query."""
    return set(Report.objects.filter(case__in=cases, channel__in=OF_RESIDENTS).values_list("case", flat=True))


def _raised(case: Case, residents: set[UUID]) -> str:
    return Raised.RESIDENTS if case.pk in residents else Raised.STEWARD


def raised_by(case: Case) -> str:
    """Who began a matter, as far as its ways in say."""
    return _raised(case, _of_residents({case.pk}))


def _alike(by: Actor) -> list[Suggestion]:
    return [
        Suggestion(
            Source.ALIKE, Raised.RESIDENTS, kind=one["kind"], compound=one["compound"], place=one["compound__name"],
            many=one["n"],
        )
        for one in morning.of_one_kind(by, MOST)
    ]  # fmt: skip


def _again(by: Actor, at: datetime) -> list[Suggestion]:
    return [
        Suggestion(
            Source.AGAIN, Raised.RESIDENTS, kind=one["kind"], stairwell=one["stairwell"], place=one["place"],
            many=one["n"],
        )
        for one in morning.again(by, at, MOST)
    ]  # fmt: skip


def _foreseen(by: Actor, at: datetime, there: set[About]) -> list[Suggestion]:
    """Repeats and rises that foresight proposes and nobody has decided yet, a kind once. One query.

    `there` is what is suggested already, since it has come back.
    """
    waiting = foresight.waiting(by, clock.today(at)).exclude(source=Foreseen.SEASON)
    groups = grouped(one for one in waiting if (one.kind, one.stairwell_id or one.compound_id, "") not in there)
    return [_of_group(group) for group in groups[:MOST]]


def _of_group(group: Group) -> Suggestion:
    one = group.first
    name = reference.taxonomy().leaves[one.kind].name_zh
    if not group.is_one:
        title = f"{name}：{one.place_words}等{len(group.rows)}处"
        return Suggestion(Source.AHEAD, Raised.OFFICE, kind=one.kind, title=title[:80])
    title = "" if one.place_words else f"{name}：未来四周预计约 {one.ahead or 0:.0f} 件"
    return Suggestion(
        Source.AHEAD, Raised.OFFICE, kind=one.kind, compound=None if one.stairwell_id else one.compound_id,
        stairwell=one.stairwell_id, place=one.place_words, many=one.seen, title=title,
    )  # fmt: skip


def _seasons(at: datetime) -> list[Suggestion]:
    near = seasons.near(reference.seasons(), clock.today(at))
    return [
        Suggestion(Source.SEASON, Raised.OFFICE, kind=season.kind, title=season.hint_zh[:80])
        for season, _start, _end in near
    ]
