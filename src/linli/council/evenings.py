"""Night talks 网格夜话 and topics of the month 每月一题: what was said on an evening, and what became of a topic."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Count, DateTimeField, ExpressionWrapper, F, Max, Prefetch
from django.db.models.functions import TruncDate

from linli.access.actors import Actor
from linli.cases import queries as cases
from linli.cases.labels import Channel
from linli.cases.models import Case, Report
from linli.council.labels import Ended, State
from linli.council.models import Item, Meeting, Task
from linli.foundation import clock
from linli.foundation.clock import SHANGHAI

YEAR = timedelta(days=365)
ENDED = ExpressionWrapper(F("at") - timedelta(seconds=1), output_field=DateTimeField())  # an evening ends at midnight
MOST = 400  # reports that a page of evenings looks through


@dataclass
class Evening:
    """One evening's talk: whoever took its notes, the grid, and the matters that came of what was ticked."""

    day: date
    who: str
    where: str
    matters: list[Case] = field(default_factory=list)
    said: int = 0


def evenings(by: Actor) -> list[Evening]:
    """The evenings whose matters `by` may read, the latest first. An evening is one person's notes of one day."""
    found = Report.objects.filter(community=by.community, channel=Channel.NIGHT_TALK, case__in=cases.visible_to(by))
    rows = found.select_related("case", "entered_by", "micro_grid", "compound").order_by("-at", "id")[:MOST]
    made: dict[tuple[date, UUID | None], Evening] = {}
    for row in rows:
        day = clock.today(row.at - timedelta(seconds=1))  # what was said on an evening counts from its end
        where = row.micro_grid or row.compound
        who = row.entered_by.name if row.entered_by else ""
        evening = made.setdefault((day, row.entered_by_id), Evening(day, who, str(where) if where else ""))
        evening.said += 1
        if row.case not in evening.matters:
            evening.matters.append(row.case)
    return list(made.values())


@dataclass(frozen=True)
class EveningFigures:
    """Evenings of a span and what was said on them; an evening is one person's notes of one day.

    `items` are those that were ticked and kept; `most` is the largest number of one evening.
    """

    since: date
    as_of: date
    evenings: int
    items: int
    most: int

    @property
    def items_an_evening(self) -> float | None:
        return self.items / self.evenings if self.evenings else None


def figures(community_id: UUID, at: datetime, since: date | None = None) -> EveningFigures:
    """DOMAIN row 11: items per 夜话. One query."""
    today = clock.today(at)
    begin = since or today - YEAR
    found = Report.objects.filter(community=community_id, channel=Channel.NIGHT_TALK, at__lte=at)
    rows = (
        found.annotate(day=TruncDate(ENDED, tzinfo=SHANGHAI))
        .filter(day__gte=begin)
        .order_by()
        .values("day", "entered_by")
        .annotate(n=Count("pk"))
    )
    n = rows.aggregate(all=Count("n"), most=Max("n"))
    return EveningFigures(begin, today, n["all"], sum(row["n"] for row in rows), n["most"] or 0)


@dataclass(frozen=True)
class Topic:
    """A topic of the month: the council that took it up, what was decided, and what came of its tasks."""

    month: date
    title: str
    meeting: Meeting
    item: Item | None
    tasks: tuple[Task, ...]

    @property
    def done(self) -> int:
        return sum(task.state == Ended.DONE for task in self.tasks)


def topics(community_id: UUID, day: date) -> list[Topic]:
    """The topics of the months up to that of a day, the latest first; of a month the first that was named."""
    tasks = Prefetch("tasks", Task.objects.order_by("due", "id"))
    items = Prefetch("items", Item.objects.filter(case=None, kind="", public=True).prefetch_related(tasks))
    found = Meeting.objects.filter(community=community_id, day__lte=_last_of(day)).exclude(topic="")
    rows = found.prefetch_related(items).order_by("day")
    by_month: dict[date, Meeting] = {}
    for meeting in rows:
        by_month.setdefault(meeting.day.replace(day=1), meeting)
    return [_topic(month, meeting) for month, meeting in sorted(by_month.items(), reverse=True)]


def _topic(month: date, meeting: Meeting) -> Topic:
    item = _about(meeting.items.all(), meeting.topic) if meeting.closed_at else None
    given = tuple(item.tasks.all()) if item and item.state == State.DECIDED else ()
    return Topic(month, meeting.topic, meeting, item, given)


def _about(items: Iterable[Item], topic: str) -> Item | None:
    """The item by which a council spoke of its topic: the one that bears its words."""
    return next((item for item in items if topic in item.title or item.title in topic), None)


def _last_of(day: date) -> date:
    """The last day of a day's month."""
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1) - timedelta(days=1)
