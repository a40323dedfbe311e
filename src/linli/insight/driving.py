"""From pushed from outside to driven from inside 从外部推动到内生驱动, as figures by year (DOMAIN rows 63, 66, 67)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q, Sum
from django.utils.translation import gettext_lazy as _

from linli.council import queries as council
from linli.council.labels import Raised, State
from linli.council.models import Item
from linli.forces.models import Service
from linli.foundation import clock
from linli.fund.labels import Asks, GiftState, Sort
from linli.fund.models import Decision, Draw, Gift
from linli.fund.showing.figures import MONEY
from linli.insight.figures import FEW, Figure, share
from linli.projects.gatherings import figures as gatherings
from linli.projects.labels.gatherings import BegunBy

YEAR = timedelta(days=365)
TOPICS = _("Items that councils of the year spoke of and that residents began, of all items spoken of.")
PROJECTS = _(
    "Grants that the fund's committee decided in the year for what groups of residents applied for or what residents "
    "had voted for, of all its grants for projects and seed grants."
)
EVENTS = _("Gatherings held in the year whose idea came from residents or their groups, of all held.")
HELPERS = _("Helpers with confirmed hours in the year who had some in an earlier year too, of all with hours in it.")
DONORS = _("Known donors of the year who gave in an earlier year too, of all known donors of the year.")
PEOPLE = _(
    "Different people who helped with confirmed hours or gave, each once: told apart by a keyed digest of their "
    "number, which they left with their consent. Who only came or reported is not among them."
)
RUNWAY = _("What the fund holds, divided by what it spent a month over the last twelve months.")
Pairs = Iterable[tuple[int, object]]


@dataclass(frozen=True)
class Row:
    """One figure over the years: the newest first, each with its n."""

    label: Any
    definition: Any
    figures: list[Figure]


@dataclass(frozen=True)
class Years:
    """The years that something is known of, the newest first, and a row for each figure."""

    years: list[int]
    rows: list[Row]


def by_year(community_id: UUID, at: datetime, most: int = 5) -> Years:
    """All of them. Eight queries, however much there is."""
    shares = (
        ("topics", _("Council topics begun by residents"), TOPICS, _topics(community_id, at)),
        ("projects", _("Projects begun by residents"), PROJECTS, _projects(community_id, at)),
        ("events", _("Gatherings begun by residents"), EVENTS, _events(community_id, at)),
        ("helpers", _("Returning volunteers"), HELPERS, _again(_helped(community_id, at))),
        ("donors", _("Returning donors"), DONORS, _again(_gave(community_id, at))),
    )
    people = _different(community_id, at)
    years = sorted({year for *_rest, found in shares for year in found} | people.keys(), reverse=True)[:most]
    rows = [
        Row(label, words, [share(f"{key}-{year}", label, words, *found.get(year, (0, 0)), at) for year in years])
        for key, label, words, found in shares
    ]
    label = _("Different people who helped or gave")
    shown = [_of_people(f"people-{year}", label, len(people.get(year, ())), at) for year in years]
    return Years(years, [*rows, Row(label, PEOPLE, shown)])


def _of_people(key: str, label: Any, n: int, at: datetime, since: date | None = None) -> Figure:
    few = 0 < n < FEW
    return Figure(
        key, label, PEOPLE, None if few else n, "people", 0 if few else n, at,
        url="/together/figures/", since=since, hidden=few,
    )  # fmt: skip


def _topics(community_id: UUID, at: datetime) -> dict[int, tuple[int, int]]:
    rows = Item.objects.filter(meeting__in=council.published(community_id), meeting__day__lte=clock.today(at))
    spoken: Any = rows.exclude(state=State.OPEN).order_by().values_list("meeting__day__year")
    found = spoken.annotate(own=Count("pk", filter=Q(raised=Raised.RESIDENTS)), n=Count("pk"))
    return {year: (own, n) for year, own, n in found}


def _projects(community_id: UUID, at: datetime) -> dict[int, tuple[int, int]]:
    rows = Decision.objects.filter(community=community_id, says="yes", day__lte=clock.today(at))
    wanted: Any = rows.filter(proposal__sort__in=[Asks.PROJECT, Asks.SEED]).order_by().values_list("day__year")
    own = Q(proposal__sort=Asks.SEED) | Q(proposal__mandate__isnull=False)
    return {year: (ours, n) for year, ours, n in wanted.annotate(ours=Count("pk", filter=own), n=Count("pk"))}


def _events(community_id: UUID, at: datetime) -> dict[int, tuple[int, int]]:
    rows: Any = gatherings.held(community_id, clock.today(at)).order_by().values_list("day__year")
    found = rows.annotate(ours=Count("pk", filter=Q(begun_by=BegunBy.RESIDENTS)), n=Count("pk"))
    return {year: (ours, n) for year, ours, n in found}


def _helped(community_id: UUID, at: datetime) -> set[tuple[int, object]]:
    rows = Service.objects.filter(community=community_id, live=True, start__lte=at).exclude(confirmed="")
    return {(clock.today(start).year, ally) for start, ally in rows.values_list("start", "ally_id")}


def _gave(community_id: UUID, at: datetime) -> set[tuple[int, object]]:
    rows = Gift.objects.filter(community=community_id, state=GiftState.RECEIVED, day__lte=clock.today(at))
    return {(day.year, donor) for day, donor in rows.exclude(donor=None).values_list("day", "donor_id")}


def _again(pairs: Pairs) -> dict[int, tuple[int, int]]:
    """Of each year: how many came who had come in an earlier one, of how many."""
    first: dict[object, int] = {}
    years = defaultdict(set)
    for year, who in sorted(pairs, key=lambda pair: pair[0]):
        first.setdefault(who, year)
        years[year].add(who)
    return {year: (sum(first[who] < year for who in found), len(found)) for year, found in years.items()}


def returning_helpers(community_id: UUID, year: int, at: datetime) -> Figure:
    """Helpers of a year who had helped before, of all of that year. One query."""
    ours, n = _again(_helped(community_id, at)).get(year, (0, 0))
    made = share("helpers", _("Returning volunteers"), HELPERS, ours, n, at)
    return Figure(**vars(made) | {"url": "/together/allies/", "since": date(year, 1, 1)})


def _keys(community_id: UUID, since: datetime, until: datetime) -> set[tuple[date, str]]:
    """Who helped or gave, by day: a digest, or the row where none was left. Two queries."""
    helped = Service.objects.filter(community=community_id, live=True, start__gte=since, start__lte=until)
    shown = helped.exclude(confirmed="").values_list("start", "ally__phone_index", "ally_id")
    given = Gift.objects.filter(community=community_id, state=GiftState.RECEIVED).exclude(donor=None)
    between = given.filter(day__gte=clock.today(since), day__lte=clock.today(until))
    gave = between.values_list("day", "donor__phone_index", "donor_id")
    return {(clock.today(start), index or str(id)) for start, index, id in shown} | {
        (day, index or str(id)) for day, index, id in gave
    }


def _different(community_id: UUID, at: datetime) -> dict[int, set[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    for day, who in _keys(community_id, datetime(2000, 1, 1, tzinfo=clock.SHANGHAI), at):
        found[day.year].add(who)
    return found


def participants(community_id: UUID, since: date, until: date, at: datetime) -> Figure:
    """Different people of a time, each once. Two queries."""
    begin = datetime.combine(since, time(), clock.SHANGHAI)
    end = datetime.combine(until, time.max, clock.SHANGHAI)
    different = {who for _day, who in _keys(community_id, begin, end)}
    return _of_people("people", _("different people in a quarter"), len(different), at, since)


def runway(community_id: UUID, at: datetime, left: int) -> Figure:
    """For how many months what is left (in fen) lasts at the pace of the last twelve. Two queries."""
    today, moved = clock.today(at), {"account__community": community_id, "account__code__in": MONEY}
    rows = Draw.objects.filter(**moved, entry__day__gt=today - YEAR, entry__day__lte=today)
    undone = Q(lot__posting__entry__reversal=F("entry"))
    spent: int = rows.exclude(entry__sort=Sort.CHANGE).exclude(undone).aggregate(fen=Sum("fen", default=0))["fen"]
    months = left / (spent / 12) if spent > 0 else None
    label = _("months the fund lasts")
    return Figure("runway", label, RUNWAY, months, "months", rows.count(), at, url="/fund/", since=today - YEAR)
