"""Questions of the accountant: what is matched, what differs at the end of a month, what could belong together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, Sum

from linli.fund.books.queries import closed_until
from linli.fund.labels import Sort
from linli.fund.models import BankLine, ColumnMap, Entry, MatchedEntry, Posting
from linli.fund.showing.figures import MONEY

NEAR = timedelta(days=10)  # so far apart may the bank's day and the entry's lie


@dataclass(frozen=True)
class Moved:
    """An entry that moves money: by how much the federation's account changes."""

    id: UUID
    number: int
    sort: str
    day: date
    fen: int

    @property
    def label(self) -> str:
        return str(Sort(self.sort).label)


@dataclass(frozen=True)
class Standing:
    """A month's end in fen: statement + entries not on it − lines not booked = books, or `difference` is left.

    `closing` is None where no line tells a balance; `document` is the file that tells it.
    """

    month: str
    closing: int | None
    document: str
    books: int
    entries: Sequence[Moved]
    lines: Sequence[BankLine]

    @property
    def difference(self) -> int:
        listed = sum(entry.fen for entry in self.entries) - sum(line.fen for line in self.lines)
        return self.books - (self.closing or 0) - listed


def first_after(month: str) -> date:
    """The first day after a month such as `2026-10`."""
    year, number = int(month[:4]), int(month[5:])
    return date(year + number // 12, number % 12 + 1, 1)


def moved(community_id: UUID, until: date) -> Any:
    """Entries before a day that change the federation's account, each with its sum as `fen`."""
    cash = Q(postings__account__code__in=MONEY)
    found = Entry.objects.filter(community=community_id, day__lt=until)
    return found.annotate(fen=Sum("postings__fen", filter=cash)).exclude(fen=None).exclude(fen=0)


def unmatched(community_id: UUID, until: date) -> list[Moved]:
    """Such entries that no line of the statement dated before that day stands for. One query."""
    before = MatchedEntry.objects.filter(entry=OuterRef("pk"), match__lines__day__lt=until)
    rows = moved(community_id, until).exclude(Exists(before)).order_by("day", "number")
    return [Moved(*row) for row in rows.values_list("pk", "number", "sort", "day", "fen")]


def standing(community_id: UUID, month: str) -> Standing:
    """How the federation's statement and the books stand to each other at the end of a month. Four queries."""
    until = first_after(month)
    lines = BankLine.objects.filter(community=community_id, day__lt=until)
    last = lines.filter(balance__isnull=False).order_by("-day", "-loaded_at", "-place").first()
    books = Posting.objects.filter(entry__community=community_id, entry__day__lt=until, account__code__in=MONEY)
    booked = MatchedEntry.objects.filter(match=OuterRef("match"), entry__day__lt=until)
    return Standing(
        month,
        last.balance if last else None,
        last.document if last else "",
        int(books.aggregate(sum=Sum("fen"))["sum"] or 0),
        unmatched(community_id, until),
        list(lines.exclude(Exists(booked))),
    )


def suggestions(lines: Sequence[BankLine], entries: Sequence[Moved]) -> Mapping[UUID, Moved]:
    """For each line the entry that it most likely is: the same amount, the nearest day within ten; each once."""
    pairs = sorted(
        (abs(line.day - entry.day), line.day, entry.number, line, entry)
        for line in lines
        for entry in entries
        if line.fen == entry.fen and abs(line.day - entry.day) <= NEAR
    ) if lines and entries else []  # fmt: skip
    found: dict[UUID, Moved] = {}
    taken = set[UUID]()
    for _days, _day, _number, line, entry in pairs:
        if line.pk not in found and entry.id not in taken:
            found[line.pk] = entry
            taken.add(entry.id)
    return found


def months(community_id: UUID, today: date) -> list[str]:
    """The months that are over and not closed yet, from that of the first entry on, the oldest first. Two queries."""
    closed = closed_until(community_id)
    return [one for one in all_months(community_id, today)[::-1] if one > closed and first_after(one) <= today]


def all_months(community_id: UUID, today: date) -> list[str]:
    """The months from that of the first entry to the present one, the latest first. One query."""
    first = Entry.objects.filter(community=community_id).order_by("day").values_list("day", flat=True).first()
    found = list[str]()
    while first and first <= today:
        found.append(f"{first:%Y-%m}")
        first = first_after(found[-1])
    return found[::-1]


def known_columns(community_id: UUID, head: str) -> list[str]:
    """What the columns of a header mean, as it was told before; empty if it never was."""
    found = ColumnMap.objects.filter(community=community_id, head=head).values_list("meanings", flat=True).first()
    return list(found or [])


def known_serials(community_id: UUID) -> set[str]:
    """The serials of all lines that were taken in."""
    return set(BankLine.objects.filter(community=community_id).values_list("serial", flat=True))


@dataclass(frozen=True)
class Matched:
    """A match: its lines of the statement, the numbers of its entries, and the amount on either side."""

    id: UUID
    lines: Sequence[BankLine]
    numbers: Sequence[int]

    @property
    def fen(self) -> int:
        return sum(line.fen for line in self.lines)


def matches(community_id: UUID, month: str) -> list[Matched]:
    """The matches whose lines lie in a month. Two queries."""
    lines: dict[UUID, list[BankLine]] = {}
    inside = BankLine.objects.filter(community=community_id, day__lt=first_after(month), day__gte=f"{month}-01")
    for line in inside.exclude(match=None):
        lines.setdefault(line.match_id, []).append(line)  # type: ignore[arg-type]
    numbers: dict[UUID, list[int]] = {}
    for match, number in MatchedEntry.objects.filter(match__in=lines).values_list("match", "entry__number"):
        numbers.setdefault(match, []).append(number)
    return [Matched(id, found, sorted(numbers.get(id, []))) for id, found in lines.items()]
