"""Figures of gatherings, each with its definition, what it is counted from, and the day as of which it holds.

- markets and fairs: editions of such series that were held by the day; visits: the sum of their counted or estimated
  visits, the least of each range (and the most beside it); never added to people (N5).
- farm aid: editions held, by county of origin; kilograms: produce lines that stand beside the others, each once; lines
  that are part of another are shown and not added again (N7).
- settled: what is due under statements of market merchants, and what of it stands in the fund's books.
- begun by residents: editions held whose idea came from residents or their groups, of all held.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Min, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from linli.fund.labels import GiftState, Stream
from linli.fund.models import Statement
from linli.projects.gatherings.weights import Line, total
from linli.projects.labels.counts import HeadMethod
from linli.projects.labels.gatherings import MARKETS, BegunBy, GatheringSort, Stage
from linli.projects.models import Edition, Produce

HELD = (Stage.HELD, Stage.TOLD)


@dataclass(frozen=True)
class Attendance:
    """`n` editions held by a day; visits and people apart, each least and most; `methods`: editions by method."""

    as_of: date
    n: int
    visits: int
    visits_most: int
    counted_in_visits: int  # editions that told visits
    people: int
    people_most: int
    methods: tuple[tuple[str, int], ...]


def held(community_id: UUID, as_of: date, sorts: Iterable[str] = ()) -> QuerySet[Edition]:
    """The editions held by a day, of some sorts or of all."""
    found = Edition.objects.filter(community=community_id, stage__in=HELD, day__lte=as_of)
    wanted = list(sorts)
    return found.filter(series__sort__in=wanted) if wanted else found


def attendance(community_id: UUID, as_of: date, sorts: Iterable[str] = MARKETS) -> Attendance:
    """How many editions there were, and how many came: of markets and fairs unless others are asked for. One query."""
    by_method = {method: Count("pk", filter=Q(method=method)) for method in HeadMethod.values}
    row: dict[str, Any] = held(community_id, as_of, sorts).aggregate(
        n=Count("pk"), v=Sum("visits", default=0), vm=Sum(Coalesce("visits_most", "visits"), default=0),
        nv=Count("visits"), p=Sum("people", default=0), pm=Sum(Coalesce("people_most", "people"), default=0),
        **by_method,
    )  # fmt: skip
    methods = tuple((method, row[method]) for method in HeadMethod.values if row[method])
    return Attendance(as_of, row["n"], row["v"], row["vm"], row["nv"], row["p"], row["pm"], methods)


def farm_days_by_county(community_id: UUID, as_of: date) -> list[tuple[str, int]]:
    """Farm-aid editions held, by county of origin; one with produce of two counties counts for both. One query."""
    lines = Produce.objects.filter(
        edition__in=held(community_id, as_of, [GatheringSort.FARM]), taken_back_at=None, part_of=None
    )
    rows = lines.order_by().values_list("county").annotate(n=Count("edition", distinct=True))
    return sorted(rows, key=lambda row: (-row[1], row[0]))


@dataclass(frozen=True)
class Sold:
    """Grams of a product: in lines of its own, and in lines that are part of another and so not added again."""

    product: str
    beside: int
    part: int
    editions: int


def produce(community_id: UUID, as_of: date) -> list[Sold]:
    """What farmers brought by product, the most first. One query."""
    lines = Produce.objects.filter(edition__in=held(community_id, as_of), taken_back_at=None)
    rows = lines.order_by().values("product").annotate(
        beside=Sum("grams", filter=Q(part_of=None), default=0),
        part=Sum("grams", filter=Q(part_of__isnull=False), default=0),
        editions=Count("edition", distinct=True),
    )  # fmt: skip
    return sorted((Sold(**row) for row in rows), key=lambda one: (-one.beside - one.part, one.product))


def produce_grams(community_id: UUID, as_of: date) -> int:
    """All grams, each once. One query."""
    lines = Produce.objects.filter(edition__in=held(community_id, as_of), taken_back_at=None)
    return total(Line(weight, 0 if whole else None) for weight, whole in lines.values_list("grams", "part_of"))


@dataclass(frozen=True)
class Shared:
    """Merchants' shares of market sales by a day, in fen; `n` statements that stand, of `merchants` agreements."""

    as_of: date
    n: int
    merchants: int
    due: int
    settled: int
    first: date | None


def shared_of_markets(community_id: UUID, as_of: date) -> Shared:
    """What merchants owe and have given of markets and group buying, from the fund's statements. One query."""
    live = Statement.objects.filter(
        community=community_id, day__lte=as_of, taken_back_at=None, agreement__stream=Stream.MARKET
    )
    came = Q(gift__state=GiftState.RECEIVED)
    row: dict[str, Any] = live.aggregate(
        n=Count("pk", filter=Q(about=None)), merchants=Count("agreement", distinct=True),
        due=Sum("gift__fen", filter=~Q(gift__state=GiftState.WITHDRAWN), default=0),
        settled=Sum("gift__fen", filter=came, default=0), first=Min("day"),
    )  # fmt: skip
    return Shared(as_of, row["n"], row["merchants"], row["due"], row["settled"], row["first"])


def begun_by_residents(community_id: UUID, as_of: date) -> tuple[int, int]:
    """Editions held that residents or their groups began, of all held. One query."""
    row = held(community_id, as_of).aggregate(n=Count("pk"), ours=Count("pk", filter=Q(begun_by=BegunBy.RESIDENTS)))
    return row["ours"], row["n"]


def editions_of(community_id: UUID, as_of: date) -> list[tuple[str, int]]:
    """Each series with its editions held: a yearly festival shows how often it came again. One query."""
    rows = held(community_id, as_of).order_by().values_list("series__name").annotate(n=Count("pk"))
    return sorted(rows, key=lambda row: (-row[1], row[0]))
