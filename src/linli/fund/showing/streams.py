"""What was raised by stream × year × state, so that parts and total can be held against each other."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from linli.fund.labels import Sort, Stream
from linli.fund.models import Entry, Leaf, Posting

RAISED = (Sort.OPENING, Sort.GIFT, Sort.GOODS, Sort.AGENCY, Sort.PLEDGE, Sort.SHARE, Sort.INTEREST)
_STATES = {"1002": "received", "180101": "passed_on", "1201": "goods", "180102": "passed_on", "1122": "due"}


@dataclass(frozen=True)
class Raised:
    """In fen, for one stream: by year what was received in money; over all years goods, passed on, due."""

    stream: str
    years: Mapping[int, int]
    goods: int
    passed_on: int

    @property
    def money(self) -> int:
        return sum(self.years.values())


def raised(community_id: UUID) -> list[Raised]:
    """Every stream that brought something; what was reversed does not count. Two queries."""
    reversed_ = Entry.objects.filter(community=community_id, reverses__isnull=False).values("reverses")
    found = Entry.objects.filter(community=community_id, sort__in=RAISED).exclude(pk__in=reversed_)
    streams = {
        id: json.loads(body).get("stream") or _of(sort)
        for id, sort, body in found.values_list("pk", "sort", "leaf__body")
    }
    sums: dict[str, dict[tuple[str, int], int]] = defaultdict(lambda: defaultdict(int))
    lines = Posting.objects.filter(entry__in=found, account__code__in=_STATES, fen__gt=0)
    for entry, day, code, fen in lines.values_list("entry", "entry__day", "account__code", "fen"):
        sums[streams[entry]][_STATES[code], day.year] += fen
    order = [*Stream.values, *sorted(set(sums) - set(Stream.values))]
    return [_row(stream, sums[stream]) for stream in order if stream in sums]


def _of(sort: str) -> str:
    return Stream.OTHER if sort in (Sort.OPENING, Sort.INTEREST) else Stream.RESIDENTS


def _row(stream: str, sums: Mapping[tuple[str, int], int]) -> Raised:
    years = {year: fen for (state, year), fen in sorted(sums.items()) if state == "received"}
    goods, passed = (sum(fen for (state, _), fen in sums.items() if state == which) for which in ("goods", "passed_on"))
    return Raised(stream, years, goods, passed)


def years(rows: Sequence[Raised]) -> list[int]:
    """All years in which something came."""
    return sorted({year for row in rows for year in row.years})


def publications(community_id: UUID) -> list[tuple[int, dict[str, object]]]:
    """The totals that were published with their parts, the latest first."""
    found = Leaf.objects.filter(community=community_id, kind="explained").order_by("-number")
    return [(number, json.loads(body)) for number, body in found.values_list("number", "body")]
