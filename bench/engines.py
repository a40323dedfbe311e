"""What engines and the sample workbook cost in CPU, and how well messages are read; no framework page is involved."""

import os
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "linli.config.settings")
os.environ["LINLI_DATA"] = tempfile.mkdtemp(prefix="linli-bench-")

import django
from django.core.management import call_command

django.setup()

from bench.beside import kinds, topics
from linli.cases import reference
from linli.engines.triage import suggest
from linli.engines.worktime import due
from linli.foundation import clock
from linli.office import uploads
from linli.office.landing.actions import load
from linli.office.taking import take_out
from linli.office.workbook import writing
from linli.office.workbook.sample.whole import sample
from tests.builders import a_world

TEXT = "恁好，俺是三号楼二单元的，夜儿黑回来楼道灯又不亮了，老人上楼摸着墙走，前几天才修过，麻烦叫物业来瞅瞅中不中"
MONDAY = datetime(2026, 9, 28, 8, 0, tzinfo=UTC)


def best(question: Callable[[], object], times: int, bursts: int = 5) -> float:
    """CPU milliseconds of one call, the best of some bursts."""
    found = []
    for _ in range(bursts):
        begun = time.process_time()
        for _ in range(times):
            question()
        found.append((time.process_time() - begun) / times)
    return min(found) * 1000


def say(name: str, measured: float, bar: float) -> None:
    print(f"{name:44}{measured:>10.3f} ms   bar {bar:g} ms")


def main() -> None:
    taxonomy, calendar = reference.taxonomy(), reference.calendar()
    say("a suggestion for 55 signs", best(lambda: suggest(TEXT, taxonomy), 100), 0.3)
    say("a deadline of 48 working hours", best(lambda: due(MONDAY, 48, "working", calendar), 500), 0.05)
    kinds.report()
    topics.report()
    call_command("migrate", verbosity=0)
    by = a_world().actor("office")
    book, now = writing.write(sample(), numbers=True), clock.now()
    say("the sample workbook: read, check, try", best(lambda: uploads.try_out(book, by=by, at=now), 1, 3), 10_000)
    draft = uploads.try_out(book, by=by, at=now).draft
    say("… loaded", best(lambda: load(draft, by=by, at=now), 1, 1), 10_000)
    say("… loaded again (nothing changes)", best(lambda: load(draft, by=by, at=now), 1, 3), 10_000)
    say("… exported", best(lambda: take_out(by=by, at=now), 1, 3), 10_000)


if __name__ == "__main__":
    main()
