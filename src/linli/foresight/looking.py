"""From what was reported to what could be met ahead: seasons, places where a kind returns, kinds on the rise."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from linli.cases import reference, seasons
from linli.engines import forecast
from linli.engines.forecast import Backtest, Counts, CountsError, Event
from linli.engines.forecast.rising import LATELY
from linli.foresight import counting, rules
from linli.foresight.counting import Matter
from linli.foresight.labels import Source
from linli.foresight.reference import effects
from linli.foundation import clock
from linli.foundation.weeks import monday
from linli.territory.models import GeneralGrid

YEAR = 52 * rules.WEEK


@dataclass(frozen=True)
class Idea:
    """What may become a proposal; the numbers as its table explains them."""

    source: str
    kind: str
    where: tuple[str, UUID] | None  # the column, and the place
    seen: int
    weeks: int
    until: date
    season: str = ""
    usual: float | None = None
    ahead: float | None = None
    low: int | None = None
    high: int | None = None

    @property
    def key(self) -> str:
        return f"{self.source}:{self.kind}:{self.where[1] if self.where else '-'}"


@dataclass(frozen=True)
class Seen:
    """What a look saw: how much there was, how good forecasts have been, and what it gives to think of."""

    matters: int
    weeks: int
    kinds: int
    test: Backtest | None
    ideas: list[Idea]


def look(community_id: UUID, at: datetime) -> Seen:
    """Look at what was reported up to the last whole week. Two queries."""
    today = clock.today(at)
    until = monday(today)
    found = counting.matters(community_id, until - rules.PAST, until)
    counts = counting.by_week(found, until)
    test, rises = _rises(counts, until) if counts and counts.names else (None, [])
    weeks = counts.values.shape[1] if counts else 0
    ideas = [*_seasons(community_id, found, today), *_repeats(found, until), *rises]
    return Seen(len(found), weeks, len(counts.names) if counts else 0, test, ideas)


def _rises(counts: Counts, until: date) -> tuple[Backtest | None, list[Idea]]:
    """Only where past forecasts beat every naive one, since a worse one proposes noise."""
    try:
        test = forecast.backtest(counts, effects())
        coming = forecast.forecast(counts, effects(), rules.AHEAD)
    except CountsError:  # too few weeks
        return None, []
    rises = forecast.rising(counts, coming) if test.beats else ()
    end = until + rules.AHEAD * rules.WEEK
    lately = {name: int(past[-LATELY:].sum()) for name, past in zip(counts.names, counts.values, strict=True)}
    return test, [
        Idea(
            Source.RISE, one.series, None, lately[one.series], LATELY, end,
            usual=one.lately, ahead=one.expected, low=one.low, high=one.high,
        )
        for one in rises
    ]  # fmt: skip


def _repeats(found: list[Matter], until: date) -> list[Idea]:
    """At stairwells; and at compounds where no stairwell of theirs alone explains it."""
    ideas: list[Idea] = []
    explained: set[tuple[str, UUID | None]] = set()
    home = {one.stairwell: one.compound for one in found}
    for column in ("stairwell", "compound"):
        events = [
            Event(one.kind, str(place), (until - one.day).days // 7)
            for one in found
            if (place := getattr(one, column)) and one.day < until
        ]
        for one in forecast.repeats(events):
            place = UUID(one.place)
            if column == "compound" and (one.kind, place) in explained:
                continue
            explained.add((one.kind, home.get(place)))
            ideas.append(
                Idea(
                    Source.REPEAT, one.kind, (column, place), one.seen, one.weeks, until + 2 * rules.WEEK,
                    usual=one.expected, ahead=one.ahead, low=one.low, high=one.high,
                )
            )  # fmt: skip
    return ideas


def _seasons(community_id: UUID, found: list[Matter], today: date) -> list[Idea]:
    """A season that begins, for each general grid; with what it brought there the year before. One query."""
    ideas = []
    grids = list(GeneralGrid.objects.filter(community=community_id).order_by("pk").values_list("pk", flat=True))
    for season, start, end in seasons.near(reference.seasons(), today):
        if today > start + seasons.AHEAD:
            continue  # it has been going on for long
        before = Counter(
            one.general_grid for one in found if one.kind == season.kind and start <= one.day + YEAR <= end
        )
        days = (end - start).days // 7 + 1
        until = min(end, start + seasons.AHEAD)
        ideas += [
            Idea(Source.SEASON, season.kind, ("general_grid", grid), before[grid], days, until, season.name_zh)
            for grid in grids
        ]
    return ideas
