"""The ten figures by which a secretary leads, each with those that belong beside it (DOMAIN D6, N5, N6, N10, N17)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from linli.cases.labels import Level, Verdict
from linli.cases.loop import OPEN
from linli.cases.models import Case
from linli.cases.needs import UNFINISHED
from linli.council import queries as council
from linli.council.labels import State
from linli.council.models import Item
from linli.fund.showing import figures as fund
from linli.insight import driving
from linli.insight.counting import Spread, part, spread
from linli.insight.figures import Asked, Figure, share
from linli.insight.handling import LABELS, values
from linli.insight.rates import RESPONSE, SATISFIED, SOLVED
from linli.insight.sums import Sums, sums
from linli.partners import queries as partners
from linli.wishes import queries as wishes

HELPED = ("solved", "partly")
PRIVATE = _("private matters, and those joined with another, which count there")
COUNCIL = _("Of the same, those that a council spoke of: the few that could not be settled nearer to the door.")


@dataclass(frozen=True)
class Card:
    """A figure, with those that belong beside it."""

    figure: Figure
    beside: Sequence[Figure] = ()


@dataclass(frozen=True)
class OfCouncil:
    """Of the matters that a council spoke of: handling times, and how many were helped."""

    times: Spread
    helped: int


def ten(asked: Asked, held: Sums | None = None) -> list[Card]:
    """The ten of a period. Their number of queries is the same however much there is."""
    held, spoken = held or sums(asked), of_council(asked)
    return [
        handling(asked, held, spoken),
        solved(asked, held, spoken),
        contact(asked, held),
        satisfied(asked, held),
        levels(asked, held),
        standing(asked, held),
        councils(asked),
        money(asked),
        deeds(asked),
        people(asked),
    ]


def handling(asked: Asked, held: Sums, theirs: OfCouncil) -> Card:
    """Mean, and never without median and P90; complex ones and those of the council apart (N6)."""
    every, hard, spoken = spread(held.period), spread(held.period, "complex"), theirs.times
    shown = values(every)
    beside = [_hours(key, *LABELS[key], shown[key], every.n, asked) for key in ("median", "p90")]
    council_mean = values(spoken)["mean"]
    return Card(
        _hours("mean", *LABELS["mean"], shown["mean"], every.n, asked),
        [
            *beside,
            _hours("mean-complex", _("mean of complex ones"), LABELS["mean"][1], hard.mean, hard.n, asked),
            _hours("mean_council", _("mean of those of the council"), COUNCIL, council_mean, spoken.n, asked),
        ],
    )


def _hours(key: str, label: Any, definition: Any, value: float | None, n: int, asked: Asked) -> Figure:
    return Figure(
        key, label, definition, value, "h", n, asked.at, url=_way(key, asked), since=asked.first, left_out=PRIVATE
    )


def _way(key: str, asked: Asked) -> str:
    return f"/board/{key}/?days={asked.days}"


def spoken_of(asked: Asked) -> QuerySet[Case]:
    """Matters answered in the period that a council spoke of."""
    said = Item.objects.filter(community=asked.by.community, case__isnull=False).exclude(state=State.OPEN)
    return asked.answered().filter(pk__in=said.values("case"))


def of_council(asked: Asked) -> OfCouncil:
    """What came of the matters that a council spoke of. One query."""
    found: Counter[int] = Counter()
    helped = 0
    for begun, done, outcome in spoken_of(asked).values_list("reported_at", "resolved_at", "outcome"):
        helped += outcome in HELPED
        if done is not None:
            found[int((done - begun).total_seconds() // 60)] += 1
    return OfCouncil(Spread(found), helped)


def solved(asked: Asked, held: Sums, theirs: OfCouncil) -> Card:
    """Problems solved, in both populations: every matter, and those that went up to the council (N6)."""
    ended = part(held.period, "outcome")
    done = sum(ended.get(outcome, 0) for outcome in HELPED)
    every = sum(part(held.ever, "outcome").get(outcome, 0) for outcome in HELPED)
    words = _("Matters answered in the period as solved or partly solved, of all that were answered.")
    since = _("The same since the first record of this installation.")
    return Card(
        _count("helped", _("problems solved"), words, done, sum(ended.values()), asked),
        [
            _count("helped_council", _("of these spoken of by a council"), COUNCIL, theirs.helped, done, asked),
            _count("helped_ever", _("since the first record"), since, every, every, asked),
        ],
    )


def _count(key: str, label: Any, definition: Any, value: int, n: int, asked: Asked, url: str = "") -> Figure:
    way = url or _way(key, asked)
    return Figure(key, label, definition, value, "n", n, asked.at, url=way, since=asked.first, left_out=PRIVATE)


def helped(asked: Asked) -> QuerySet[Case]:
    return asked.answered().filter(outcome__in=HELPED)


def helped_by_council(asked: Asked) -> QuerySet[Case]:
    return spoken_of(asked).filter(outcome__in=HELPED)


def helped_ever(asked: Asked) -> QuerySet[Case]:
    return asked.within_reach().filter(outcome__in=HELPED, resolved_at__lte=asked.at)


def closed_in_grid(asked: Asked) -> QuerySet[Case]:
    return asked.closed().filter(closed_level__in=[Level.MICRO_GRID, Level.GENERAL_GRID])


def closed_in_community(asked: Asked) -> QuerySet[Case]:
    return asked.closed().exclude(closed_level__in=["", Level.STREET])


def opened(asked: Asked) -> QuerySet[Case]:
    return asked.within_reach().filter(UNFINISHED)


def late(asked: Asked) -> QuerySet[Case]:
    return opened(asked).filter(due_at__lt=asked.at)


def contact(asked: Asked, held: Sums) -> Card:
    due = held.contacts
    return Card(_share("response", _("response rate"), RESPONSE, due.get("in", 0), sum(due.values()), asked))


def satisfied(asked: Asked, held: Sums) -> Card:
    """What reporters said of single matters; a survey of residents is another thing and stands elsewhere (N18)."""
    said, silent = part(held.period, "said"), part(held.period, "silent")
    mostly, yes, of = said.get(Verdict.MOSTLY, 0), said.get(Verdict.SATISFIED, 0), sum(said.values())
    nothing = _("Matters closed in the period without a word of any reporter; they are never counted as satisfied.")
    none = _share("silent", _("closed without an answer"), nothing, silent.get("yes", 0), sum(silent.values()), asked)
    return Card(
        _share("satisfied", _("satisfied rate"), SATISFIED, yes + mostly, of, asked),
        [_share("solved", _("solved rate"), SOLVED, yes + mostly / 2, of, asked), none],
    )


def _share(key: str, label: Any, definition: Any, part: float, n: int, asked: Asked, url: str = "") -> Figure:
    made = share(key, label, definition, part, n, asked.at)
    return Figure(
        **vars(made) | {"url": url or _way(key, asked), "since": asked.first, "left_out": "" if url else PRIVATE}
    )


def levels(asked: Asked, held: Sums) -> Card:
    """小事不出网格、大事不出社区."""
    at, of = part(held.period, "level"), sum(part(held.period, "level").values())
    near = at.get(Level.MICRO_GRID, 0) + at.get(Level.GENERAL_GRID, 0)
    grid = _("Matters closed in the period that were decided and worked on in a grid, of all that were closed.")
    whole = _("The same in the community, its grids included.")
    here = near + at.get(Level.COMMUNITY, 0)
    return Card(
        _share("level_grid", _("closed within the grid"), grid, near, of, asked),
        [_share("level_community", _("closed within the community"), whole, here, of, asked)],
    )


def standing(asked: Asked, held: Sums) -> Card:
    """What is open now, and what of it is past its day."""
    stages = part(held.ever, "stage")
    live, over_day = sum(stages.get(stage, 0) for stage in OPEN), late(asked).count()
    words = _("Matters that are not answered yet.")
    over = _("Open matters whose promised time is over; the clock stands while a matter waits.")
    return Card(
        _count("open", _("not answered yet"), words, live, sum(stages.values()), asked),
        [
            _count("late", _("past their day"), over, over_day, live, asked),
            _count("waiting", _("waiting with a reason"), words, stages.get("waiting", 0), live, asked),
        ],
    )


def councils(asked: Asked) -> Card:
    """How the council keeps its week, and what became of what it decided."""
    stood = council.standing(asked.by.community, asked.at, asked.first)
    held, weeks = stood.rhythm.held, stood.rhythm.weeks
    met = _("Weeks with a council, of all weeks since the first one in the period.")
    done = _("Tasks of councils that are done, of those that are due or ended.")
    own = _("Items spoken of that residents began, of all items spoken of.")
    return Card(
        _share("council", _("weeks with a council"), met, held, weeks, asked, "/council/"),
        [
            _share("tasks", _("tasks done"), done, stood.done, stood.tasks, asked, "/council/tasks/"),
            _share("topics", _("topics begun by residents"), own, stood.by_residents, stood.spoken, asked, "/council/"),
        ],
    )


def money(asked: Asked) -> Card:
    """What the fund holds, and for how long."""
    rows = fund.of_purposes(asked.by.community)
    came, left = sum(row.came for row in rows), sum(row.left for row in rows)
    words = _("Money that lies with the federation for this community, over all purposes.")
    all_ = _("Money that came into the fund by the day, from its books; promises and goods are not in it.")
    of, at = len(rows), asked.at
    return Card(
        Figure("fund_left", _("the fund holds"), words, left / 100, "yuan", of, at, url="/fund/"),
        [
            Figure("fund_came", _("received in all"), all_, came / 100, "yuan", of, at, url="/fund/raised/"),
            driving.runway(asked.by.community, asked.at, left),
        ],
    )


def deeds(asked: Asked) -> Card:
    """Claimed is not done, and done is not confirmed (N17)."""
    found = partners.funnel(asked.by.community, asked.last)
    made = wishes.figures(asked.by.community, asked.first, asked.last)
    words = _("Deeds that residents confirmed, of those that someone has claimed.")
    wish = _("Wishes of the period that were fulfilled, confirmed by recipient and witness, of those put up.")
    return Card(
        _share("deeds", _("deeds confirmed"), words, found.confirmed, found.claimed, asked, "/together/deeds/"),
        [_share("wishes", _("wishes fulfilled"), wish, made.fulfilled, made.made, asked, "/together/wishes/")],
    )


def people(asked: Asked) -> Card:
    """Different people of a quarter, each once; visits are counted elsewhere and never added to them (N5)."""
    community, last = asked.by.community, asked.last
    quarter = driving.participants(community, last - timedelta(days=91), last, asked.at)
    return Card(quarter, [driving.returning_helpers(community, last.year, asked.at)])
