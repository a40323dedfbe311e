"""Questions about councils: one of them, the next, what was decided, whose tasks are open, how it stands."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet

from linli.access import gate
from linli.access.actors import Actor
from linli.council import rules
from linli.council.labels import Ended, Raised, State
from linli.council.models import Item, Meeting, Task
from linli.foundation import clock, writes
from linli.foundation.rows import there

YEAR = timedelta(days=365)


def meetings(by: Actor) -> QuerySet[Meeting]:
    """The councils that `by` may read, the latest first."""
    return gate.allowed(by, "council.read", Meeting.objects.filter(community=by.community)).order_by("-day")


def meeting(by: Actor, id: UUID) -> Meeting:
    """A council that `by` may read."""
    return there(meetings(by).select_related("host", "community", "signed_by").filter(pk=id))


def published(community_id: UUID) -> QuerySet[Meeting]:
    """The councils that are over: their public minutes are everyone's."""
    return Meeting.objects.filter(community=community_id, closed_at__isnull=False).order_by("-day")


def of_year(found: QuerySet[Meeting], asked: str) -> tuple[QuerySet[Meeting], int, list[int]]:
    """Councils of one year, or all and 0; that year, and the years that there are; with how many items were decided."""
    years = [day.year for day in found.dates("day", "year", order="DESC")]
    chosen = next((year for year in years if f"{year}" == asked), 0)
    rows = found.filter(day__year=chosen) if chosen else found
    return rows.annotate(decided=Count("items", filter=Q(items__state=State.DECIDED))), chosen, years


def coming(community_id: UUID, today: date) -> Meeting | None:
    """The next council that is not over."""
    return Meeting.objects.filter(community=community_id, closed_at=None, day__gte=today).order_by("day").first()


def locked(id: UUID, version: int | None = None) -> Meeting:
    """A council for changing, locked; a version that is no longer current answers `Stale` with the fresh state."""
    return writes.locked(Meeting.objects.filter(pk=id), version)


def items(meeting: Meeting) -> list[Item]:
    """What stands on its agenda, in order, with matters and tasks. Two queries."""
    tasks = Prefetch("tasks", Task.objects.select_related("lead").order_by("due", "id"))
    rows = Item.objects.filter(meeting=meeting).select_related("case__lead", "compound", "stairwell")
    return list(rows.prefetch_related(tasks).order_by("place"))


def item(id: UUID) -> Item:
    """One thing of an agenda, with its council."""
    return there(Item.objects.select_related("meeting", "case").filter(pk=id))


def locked_task(id: UUID, version: int | None = None) -> Task:
    """A task for changing, locked; a version that is no longer current answers `Stale` with the fresh state."""
    writes.locked(Task.objects.filter(pk=id), version)
    return there(Task.objects.select_related("item__meeting", "talk", "lead").filter(pk=id))


def open_tasks(by: Actor) -> QuerySet[Task]:
    """The tasks still to be done that `by` may see, the earliest due first."""
    rows = Task.objects.filter(community=by.community, state=Ended.OPEN)
    return (
        gate.allowed(by, "council.see_task", rows).select_related("lead", "item__meeting", "talk").order_by("due", "id")
    )


@dataclass(frozen=True)
class Standing:
    """How the council does its work, over a year up to a day; every number with what it is counted from.

    `spoken` are items decided, carried over or dropped; `by_residents` those of them that residents began; `tasks`
    those due by the day, `done` those of them that are done.
    """

    as_of: date
    since: date
    rhythm: rules.Rhythm
    spoken: int
    by_residents: int
    tasks: int
    done: int

    @property
    def items_a_meeting(self) -> float | None:
        return self.spoken / self.rhythm.held if self.rhythm.held else None


def standing(community_id: UUID, at: datetime, since: date | None = None) -> Standing:
    """DOMAIN row 13: councils ÷ weeks, items a council, tasks done ÷ tasks due; row 66: begun by residents."""
    today = clock.today(at)
    held = published(community_id)
    first = held.last()
    begin = max(since or today - YEAR, first.day if first else today)
    over = held.filter(day__gte=begin)
    spoken = Item.objects.filter(meeting__in=over).exclude(state=State.OPEN)
    said = spoken.aggregate(n=Count("pk"), own=Count("pk", filter=Q(raised=Raised.RESIDENTS)))
    due = Task.objects.filter(item__meeting__in=over).filter(Q(due__lte=today) | ~Q(state=Ended.OPEN))
    tasks = due.aggregate(n=Count("pk"), done=Count("pk", filter=Q(state=Ended.DONE)))
    days = over.values_list("day", flat=True)
    return Standing(today, begin, rules.rhythm(days, today, begin), said["n"], said["own"], tasks["n"], tasks["done"])


def rhythm(community_id: UUID, today: date, since: date) -> rules.Rhythm:
    """How regularly the council met since a day, or since its first one if that is later. One query."""
    days = list(published(community_id).values_list("day", flat=True))
    return rules.rhythm(days, today, max(since, min(days, default=today)))
