"""Whether the pages of figures cost the same over a hundred matters and over a million, beside a bare framework page.

Matters walked through the loop are cloned in bulk (bench/growth.py), their sums are built once by `follow`, and then
each page is asked as a browser would. The bar: 300 ms, and flat.

    python -m bench.figures [MOST]      (10000)
"""

import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test.utils import override_settings

from bench.growth import OVER, WALKED, clone, crowd
from bench.pages import WSGIHandler, ask, call_command, environ, secret_of, settings, statements
from linli.access.actors import rule
from linli.cases.models import Case
from linli.foundation import clock
from linli.insight import keeping
from linli.insight.tables import Checkpoint, Fact, Tally
from linli.web.public import limits

PAGES = (("/board/", "leader"), ("/board/", "secretary"), ("/figures/", "secretary"), ("/screen/", ""))
ROUNDS = 7


def build(community: Any) -> float:
    """Build the sums from nothing; in how many seconds."""
    begun, by, at = time.monotonic(), rule("figures", community), clock.now()
    Fact.objects.all().delete()
    Tally.objects.all().delete()
    Checkpoint.objects.all().delete()
    while keeping.follow(community, by=by, at=at):
        pass
    return time.monotonic() - begun


def measured(handler: WSGIHandler, make: Callable[[], dict[str, Any]]) -> float:
    """CPU milliseconds of one request: the median of some, after one that warms up."""
    took = []
    for _ in range(ROUNDS + 1):
        begun = time.process_time()
        ask(handler, make, 200)
        took.append((time.process_time() - begun) * 1000)
    return statistics.median(took[1:])


def main(most: int) -> int:
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    limits.MOST = 10**9
    world, case = crowd()
    secrets = {who: secret_of(world, who) for who in ("leader", "secretary")}
    heads = [f"{path} {who}".strip() for path, who in PAGES]
    print(
        f"{'matters':>10}{'built s':>10}{'follow ms':>11}" + "".join(f"{head + ' CPU ms (SQL)':>34}" for head in heads)
    )
    size, slow = WALKED, 0
    while size <= most:
        if size > WALKED:
            clone(max(1, round((size - Case.objects.count()) / OVER)))
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")
        seconds = build(world.community.pk)
        handler, row = WSGIHandler(), f"{Case.objects.count():>10}{seconds:>10.1f}{_follow(world, case):>11.1f}"
        for path, who in PAGES:

            def make(path: str = path, who: str = who) -> dict[str, Any]:
                return environ("GET", path, secret=secrets[who]) if who else environ("GET", path)

            took = measured(handler, make)
            slow += took > 300
            row += f"{f'{took:.1f} ({statements(handler, make, 200)})':>34}"
        print(row, flush=True)
        size *= 100
    theirs = [name for name in settings.MIDDLEWARE if name.startswith("django.")]
    with override_settings(MIDDLEWARE=theirs, ROOT_URLCONF="bench.beside.bare"):
        print(f"a bare page of one row: {measured(WSGIHandler(), lambda: environ('GET', '/page/')):.2f}")
    return 1 if slow else 0


def _follow(world: Any, case: Case) -> float:
    """How long one step takes in which one matter moved, in ms."""
    from_now = time.perf_counter()
    keeping._count(world.community.pk, [case.pk])
    return (time.perf_counter() - from_now) * 1000


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
