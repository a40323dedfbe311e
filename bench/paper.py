"""What a printed sheet costs in CPU, from records to PDF: each kind when warm, and a whole community at once.

Each row is the median of `TIMES` papers after one to warm up, each with another day, so that nothing is remembered.
"""

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import count
from statistics import median
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "linli.config.settings")
os.environ["LINLI_DATA"] = tempfile.mkdtemp(prefix="linli-bench-")

import django
from django.core.management import call_command

django.setup()

from linli.foundation import clock
from linli.office import uploads
from linli.office.landing.actions import load
from linli.office.workbook import writing
from linli.office.workbook.sample.whole import sample
from linli.territory.queries import grids_in_force, stairwells_of
from linli.web.paper.cards import cards
from linli.web.paper.posters import posters
from linli.web.paper.press import Kind, paper, picture
from tests.builders import DAY, World, a_world
from tests.web.paper.every import all_kinds

HOST, ONE, ALL, TIMES = "https://linli.example", 100, 10_000, 7
_days = (DAY + timedelta(days=n) for n in count())


def say(name: str, kind: str, data: Callable[[date], dict[str, Any]], bar: int) -> None:
    costs, size = [], 0
    for _ in range(TIMES + 1):
        begun, day = time.process_time(), next(_days)
        known = data(day)
        known["foot"] = f"{known.get('foot', '')} {day}"
        size = len(picture(kind, known) if kind.endswith("picture") else paper(kind, known))  # type: ignore[arg-type]
        costs.append((time.process_time() - begun) * 1000)
    warm = median(costs[1:])
    held = "" if warm <= bar else "   OVER"
    print(f"{name:40}{warm:>9.1f} ms  worst {max(costs[1:]):>7.1f} {size / 1024:>8.0f} KB   bar {bar} ms{held}")


def whole(world: World) -> Iterator[tuple[str, Kind, Callable[[date], dict[str, Any]]]]:
    """All grid notices and all stairwell posters of a community of the size of the workbook's sample."""
    community, by = world.community, world.actor("office")
    load(uploads.try_out(writing.write(sample(), numbers=True), by=by, at=clock.now()).draft, by=by, at=clock.now())
    today = clock.today(clock.now())
    grids, doors = list(grids_in_force(community.pk, today)), stairwells_of(community.pk, [], today)
    yield f"{len(grids)} grid notices", "card", lambda day: cards(community, grids, today, f"{HOST}/{day}")
    for each in (1, 4):
        made = lambda day, e=each: posters(community, doors, today, f"{HOST}/{day}", e)  # noqa: E731
        yield f"{len(doors)} posters, {each} on a sheet", "poster", made


def main() -> None:
    call_command("migrate", verbosity=0)
    world = a_world()
    for name, kind, data in all_kinds(world, HOST):
        say(name, kind, data, ONE)
    for name, kind, data in whole(world):
        say(name, kind, data, ALL)


if __name__ == "__main__":
    main()
