"""Councils, the fund and what is done together in a period, each as records of their own day."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django.db.models import Q

from linli.bridge.models import Notice
from linli.council.labels import Ended, Raised, State
from linli.council.models import Item, Meeting, Task
from linli.foundation import clock
from linli.fund.books.writing import said
from linli.fund.labels import Asks
from linli.fund.models import Acceptance, Draw, Lot
from linli.fund.showing.figures import MONEY
from linli.insight.reports.measures import Record
from linli.insight.reports.span import Span
from linli.partners.models import Deed
from linli.projects.gatherings.figures import HELD
from linli.projects.labels.gatherings import MARKETS, GatheringSort
from linli.projects.models import Activity, Edition, Produce
from linli.wishes.models import Wish

Records = Callable[[Span], Sequence[Record]]


def _held(span: Span) -> list[tuple[Any, date, str, str]]:
    """The councils of the period that are over. One query."""
    rows = Meeting.objects.filter(community=span.community, closed_at__isnull=False)
    found = rows.filter(day__gte=span.since, day__lte=span.last).order_by("day")
    return span.once("councils", lambda: list(found.values_list("pk", "day", "place", "topic")))


def councils(span: Span) -> list[Record]:
    return [Record(topic or place, day, f"/council/{id}/") for id, day, place, topic in _held(span)]


def spoken(span: Span) -> list[Record]:
    """What these councils spoke of; the share is what residents began. One query."""
    rows = Item.objects.filter(meeting__in=[id for id, *_rest in _held(span)]).exclude(state=State.OPEN)
    found = rows.order_by("meeting__day", "place").values_list(
        "meeting", "meeting__day", "title", "case__number", "raised"
    )
    return [
        Record(title or f"{number}", day, f"/council/{meeting}/", 1, int(raised == Raised.RESIDENTS))
        for meeting, day, title, number, raised in found
    ]


def tasks(span: Span) -> list[Record]:
    """The council's tasks that were due in the period; the share is those done. One query."""
    rows = Task.objects.filter(community=span.community, due__gte=span.since, due__lte=span.last)
    found = rows.order_by("due").values_list("words", "due", "item__meeting", "state")
    return [
        Record(words, due, f"/council/{meeting}/", 1, int(state == Ended.DONE)) for words, due, meeting, state in found
    ]


def came(span: Span) -> list[Record]:
    """Money that came into the fund, in yuan; what was taken out again of the same lot is taken off. Two queries."""
    where: dict[str, Any] = {"account__community": span.community, "account__code__in": MONEY}
    lots = Lot.objects.filter(
        **where, parent=None, posting__entry__day__gte=span.since, posting__entry__day__lte=span.last
    )
    rows = lots.order_by("posting__entry__number").values_list(
        "fen", "purpose__name", "posting__entry__day", "posting__entry__number"
    )
    gone = Draw.objects.filter(**where, entry__reverses__isnull=False, entry__day__gte=span.since)
    gone = gone.filter(entry__day__lte=span.last)
    back = gone.values_list(*MOVED)
    taken = [_money(-row[0], *row[1:4]) for row in back if row[4] == row[5]]
    return [_money(*row) for row in rows] + taken


MOVED = ("fen", "purpose__name", "entry__day", "entry__number", "entry", "lot__posting__entry__reversal")


def _money(fen: int, name: str, day: date, number: int) -> Record:
    return Record(name, day, f"/fund/entries/{number}/", fen / 100)


def spent(span: Span) -> list[Record]:
    """Money that left the fund, in yuan; changes of purpose and reversals of income are none. One query."""
    rows = Draw.objects.filter(account__community=span.community, account__code__in=MONEY)
    rows = rows.filter(entry__day__gte=span.since, entry__day__lte=span.last).exclude(entry__sort="change")
    found = rows.order_by("entry__number").values_list(*MOVED)
    return [_money(*row[:4]) for row in found if row[4] != row[5]]


def _accepted(span: Span) -> list[tuple[str, str, date, dict[str, Any]]]:
    """The projects whose whole was found good in the period, with whom they serve. One query."""
    rows = Acceptance.objects.filter(
        community=span.community, final=True, proposal__sort=Asks.PROJECT, day__gte=span.since, day__lte=span.last
    )
    sort, _colon, code = span.about.partition(":")
    rows = rows.filter(proposal__code=code) if sort == "project" else rows
    rows = rows.select_related("leaf", "proposal").order_by("day")
    return span.once(
        "accepted",
        lambda: [(one.proposal.code, one.proposal.name, one.day, said(one.leaf).get("people") or {}) for one in rows],
    )


def projects(span: Span) -> list[Record]:
    return [Record(name, day, f"/fund/projects/{code}/") for code, name, day, _people in _accepted(span)]


def served(unit: str) -> Records:
    """Whom the accepted projects serve, in people or in visits, never both in one sum (N4)."""
    return lambda span: [
        Record(name, day, f"/fund/projects/{code}/", people["count"])
        for code, name, day, people in _accepted(span)
        if people.get("unit") == unit
    ]


def _editions(span: Span) -> list[tuple[Any, str, date, str, int | None, int | None]]:
    rows = Edition.objects.filter(community=span.community, stage__in=HELD, day__gte=span.since, day__lte=span.last)
    found = rows.order_by("day", "name").values_list("pk", "name", "day", "series__sort", "visits", "people")
    return span.once("editions", lambda: list(found))


def gatherings(sorts: Sequence[str], column: str = "") -> Records:
    """Gatherings held, or their visits or people where told: the least of a range."""

    def found(span: Span) -> list[Record]:
        made = []
        for id, name, day, sort, visits, people in _editions(span):
            amount: int | None = {"visits": visits, "people": people}.get(column, 1)
            if sort in sorts and amount is not None:
                made.append(Record(name, day, f"/together/gatherings/{id}/", amount))
        return made

    return found


ALL, FARM = tuple(GatheringSort.values), (GatheringSort.FARM.value,)
FAIRS = tuple(str(sort) for sort in MARKETS)


def kilograms(span: Span) -> list[Record]:
    """Farm goods that stand beside each other, each once (N7). One query."""
    rows = Produce.objects.filter(edition__in=[row[0] for row in _editions(span)], taken_back_at=None, part_of=None)
    found = rows.order_by("edition__day").values_list("product", "edition__day", "edition", "grams")
    return [Record(product, day, f"/together/gatherings/{id}/", grams / 1000) for product, day, id, grams in found]


def activities(column: str = "") -> Records:
    """What groups did, or how many people they say were helped. One query."""

    def found(span: Span) -> list[Record]:
        rows = Activity.objects.filter(community=span.community, day__gte=span.since, day__lte=span.last)
        values = rows.order_by("day").values_list("what", "day", "group", "helped")
        return [
            Record(what, day, f"/together/groups/{group}/", (helped or 0) if column else 1)
            for what, day, group, helped in values
            if not column or helped is not None
        ]

    return found


def deeds(column: str) -> Records:
    """Deeds claimed, done or confirmed in the period: each of the three for itself (N17). One query."""

    def found(span: Span) -> list[Record]:
        within = Q(**{f"{column}__gte": span.begin, f"{column}__lte": span.end})
        rows = Deed.objects.filter(within, community=span.community).order_by(column).values_list("pk", "title", column)
        return [Record(title, clock.today(at), f"/together/deeds/{id}/") for id, title, at in rows]

    return found


def wishes(column: str) -> Records:
    """Wishes put up or fulfilled in the period; whose they are stands nowhere. One query."""

    def found(span: Span) -> list[Record]:
        within = Q(**{f"{column}__gte": span.begin, f"{column}__lte": span.end})
        rows = Wish.objects.filter(within, community=span.community).order_by(column).values_list("pk", "need", column)
        return [Record(need, clock.today(at), f"/together/wishes/{id}/") for id, need, at in rows]

    return found


def notices(span: Span) -> list[Record]:
    """Notices posted in the period. One query."""
    rows = Notice.objects.filter(community=span.community, posted_at__gte=span.begin, posted_at__lte=span.end)
    found = rows.order_by("posted_at").values_list("code", "title", "posted_at")
    return [Record(title, clock.today(at), f"/together/notices/{code}/") for code, title, at in found]
