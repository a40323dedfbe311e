"""What records say in words: the numbers, days and times in a text that may be told again."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal

from linli.engines.drafts.facts import SCALES, Fact, Ground
from linli.engines.drafts.reading import marks

NEAR = timedelta(days=400)  # a day without a year may lie so far from the day of its record


def told(
    texts: Iterable[str], day: date, *, days: Iterable[date] = (), times: Iterable[str] = (),
    names: Iterable[str] = (), counts: Mapping[str, int] | None = None, people: Mapping[str, int] | None = None,
    slogans: Mapping[str, str] | None = None,
) -> Ground:  # fmt: skip
    """The ground of whoever writes about some records on a day: all that `texts` say, and what is handed beside them.

    `counts` and `people` are numbers by their key, `days` and `times` (as 19:00) those of the records, `names` what
    bears figures.
    """
    around = Ground((), day - NEAR, day + NEAR)
    found = [mark for text in texts for mark in marks(text, around)]
    facts = [
        Fact("said", mark.said.number * SCALES[mark.said.scale], mark.said.unit or "n") for mark in found if mark.said
    ]
    facts += [Fact(key, Decimal(n), "n") for key, n in (counts or {}).items()]
    facts += [Fact(key, Decimal(n), "people") for key, n in (people or {}).items()]
    known = {day, *days, *(one for mark in found for one in mark.days)}
    clocks = {*times, *(mark.time for mark in found if mark.time)}
    return Ground(
        tuple(facts), day, day, tuple(sorted(known)), tuple(names), dict(slogans or {}), tuple(sorted(clocks))
    )  # fmt: skip
