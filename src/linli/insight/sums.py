"""The sums behind the figures: those kept, with what moved since added while reading; or counted anew where none fit.

A page writes nothing. Whatever the checkpoint has not reached yet is added in memory, so a figure is always as of now.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.cases.models import Case
from linli.cases.rules import contact_due
from linli.insight import counting, facts
from linli.insight.counting import EVER, Key, Matter
from linli.insight.figures import Asked
from linli.insight.labels import Place
from linli.insight.tables import Checkpoint, Fact, Tally

MONTHS = 18
UNDUE = timedelta(days=2)  # no first contact is due later than this after the report
TRIES = 3  # how often a reader begins again when sums moved under it
Sum = dict[str, int]


@dataclass(frozen=True)
class Sums:
    """How things stand (`ever`), what the period adds up to, and each of the last months by its first day."""

    ever: Sum
    period: Sum
    months: dict[date, Sum] = field(default_factory=dict)
    undue: Sum = field(default_factory=dict)  # first contacts that are not due yet: in time already, or not
    also: list[Sum] = field(default_factory=list)  # of other times that were asked for beside it

    @property
    def contacts(self) -> Sum:
        """First contacts that were due."""
        held = counting.part(self.period, "contact")
        return {name: n - self.undue.get(name, 0) for name, n in held.items()}


def sums(asked: Asked, also: Sequence[tuple[date, date]] = ()) -> Sums:
    """The sums for whoever asks, and of other times, each from a day to a day, read at once.

    Five queries, whatever lies in the tables, and three more while something moved.
    """
    others = [counting.cover(*time) for time in also]
    wanted = sorted({*_wanted(asked), *(span for spans in others for span in spans)})
    places = places_of(asked.by, asked.action)
    held = None
    if places is not None:
        for _try in range(TRIES):
            held = _kept(asked.by.community, places, wanted)
            if held is not None:
                break
    if held is None:
        held = _counted(asked, wanted)
    months: dict[date, Sum] = {start: held[span, start] for span, start in wanted if span == "month"}
    recent = {start: sum for start, sum in months.items() if start > _first_month(asked.last)}
    period = _added(held, counting.cover(asked.first, asked.last))
    return Sums(held["ever", EVER], period, recent, _undue(asked), [_added(held, spans) for spans in others])


def _added(held: Mapping[tuple[str, date], Sum], spans: Iterable[tuple[str, date]]) -> Sum:
    """What some spans add up to."""
    found: Counter[str] = Counter()
    for span in spans:
        found.update(held[span])
    return dict(found)


def _first_month(last: date) -> date:
    """The month before the first of those that are shown."""
    month = last.replace(day=1)
    for _n in range(MONTHS):
        month = (month - timedelta(days=1)).replace(day=1)
    return month


def _wanted(asked: Asked) -> list[tuple[str, date]]:
    found = {("ever", EVER), *counting.cover(asked.first, asked.last)}
    month = asked.last.replace(day=1)
    while month > _first_month(asked.last):
        found.add(("month", month))
        month = (month - timedelta(days=1)).replace(day=1)
    return sorted(found)


def places_of(by: Actor, action: str) -> list[tuple[str, UUID]] | None:
    """The places whose sums together are what is within reach; None where they overlap or no place says it."""
    found: list[tuple[str, UUID]] = []
    for clause in gate.clauses(by, action, Case):
        columns = {name: values for name, values in clause.items() if name not in ("community_id", "sealed")}
        if clause.get("sealed") != frozenset({False}) or len(columns) > 1:
            return None
        column, values = next(iter(columns.items()), ("community_id", clause["community_id"]))
        level = column.removesuffix("_id")
        if level not in Place.values or len(values) != 1:
            return None
        found.append((level, next(iter(values))))
    if ("community", by.community) in found:
        return [("community", by.community)]
    return found if len({level for level, _place in found}) <= 1 else None


def _kept(
    community: UUID, places: list[tuple[str, UUID]], wanted: list[tuple[str, date]]
) -> dict[tuple[str, date], Counter[str]] | None:
    """The kept sums with what moved since; None while they are being built, or when they moved meanwhile."""
    before = Checkpoint.objects.filter(community=community).first()
    if before is None or before.built_to is not None or before.rules != counting.RULES:
        return None
    moved = _moved(community, before.mark)
    keys = {Key(level, place, *span).id: span for level, place in places for span in wanted}
    found: dict[tuple[str, date], Counter[str]] = {span: Counter() for span in wanted}
    for id, counts in Tally.objects.filter(pk__in=list(keys)).values_list("pk", "counts"):
        found[keys[id]].update(counts)
    if not Checkpoint.objects.filter(community=community, turn=before.turn).exists():
        return None
    for key, more in counting.sums(moved).items():
        if (key.level, key.place) in places and (key.span, key.start) in found:
            found[key.span, key.start].update(more)
    return found


def _moved(community: UUID, mark: UUID) -> list[tuple[Matter, int]]:
    """What moved since the checkpoint: as it stands now, and less what was counted of it."""
    ids = list(facts.named(facts.touched(mark, 1_000_000)))
    now: list[Matter] = []
    before: list[Matter] = []
    for n in range(0, len(ids), 500):
        some = ids[n : n + 500]
        now += facts.matters(Case.objects.filter(community=community, pk__in=some)).values()
        before += [Matter.of(kept) for kept in _facts(community, some)]
    return [(matter, 1) for matter in now] + [(matter, -1) for matter in before]


def _facts(community: UUID, ids: list[UUID]) -> Iterable[dict[str, object]]:
    return Fact.objects.filter(community=community, pk__in=ids).values_list("counted", flat=True)


def _counted(asked: Asked, wanted: list[tuple[str, date]]) -> dict[tuple[str, date], Counter[str]]:
    """Counted from the matters themselves: the same sums, at the price of going through them all."""
    found: dict[tuple[str, date], Counter[str]] = {span: Counter() for span in wanted}
    for matter in facts.matters(asked.within_reach()).values():
        whole = matter.moved(general_grid=None, compound=None, micro_grid=None)
        for key, more in counting.sums([(whole, 1)]).items():
            if (key.span, key.start) in found:
                found[key.span, key.start].update(more)
    return found


def _undue(asked: Asked) -> Sum:
    """First contacts not due yet, of the last two days: so few that they are looked at one by one. One query."""
    rows = asked.within_reach().filter(reported_at__gt=max(asked.since, asked.at - UNDUE), reported_at__lte=asked.at)
    steps = ("reported_at", "urgent", "triaged_at", "assigned_at", "resolved_at")
    return dict(Counter(facts.contact(*row) for row in rows.values_list(*steps) if contact_due(*row[:2]) > asked.at))
