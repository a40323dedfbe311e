"""What a report and the main pages cost in CPU and SQL, beside a bare framework in the same run; on SQLite, durable."""

import io
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "linli.config.settings")
os.environ["LINLI_DATA"] = tempfile.mkdtemp(prefix="linli-bench-")

import django
from django.core.management import call_command

django.setup()

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test.utils import CaptureQueriesContext, override_settings

import linli.config.wsgi  # noqa: F401 - the server's entrance, with what it sets in the process
from linli.access import devices
from linli.foundation import clock
from linli.foundation.sealing import link_token
from linli.office.landing.actions import load
from linli.office.workbook.sample.whole import sample
from linli.territory.models import MicroGrid
from linli.web.doors import COOKIE
from linli.web.public import limits
from tests.builders import World, a_case, a_report, a_world

MARK = "b" * 32
ROUNDS, BURSTS = 60, 5
MARKS = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")


def environ(method: str, path: str, body: dict[str, str] | None = None, secret: str = "") -> dict[str, Any]:
    data = urlencode(body or {}).encode()
    cookies = f"csrftoken={MARK}; " + (f"{COOKIE}={secret}" if secret else "")
    return {
        "REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": "", "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80", "HTTP_HOST": "127.0.0.1", "HTTP_COOKIE": cookies, "wsgi.input": io.BytesIO(data),
        "CONTENT_LENGTH": str(len(data)), "CONTENT_TYPE": "application/x-www-form-urlencoded",
        "wsgi.url_scheme": "http", "REMOTE_ADDR": "127.0.0.1", "HTTP_ACCEPT_ENCODING": "gzip",
    }  # fmt: skip


def ask(handler: WSGIHandler, make: Callable[[], dict[str, Any]], expected: int) -> None:
    status: list[str] = []
    response = handler(make(), lambda line, headers: status.append(line))
    b"".join(response)
    response.close()
    if not status[0].startswith(str(expected)):
        raise SystemExit(f"answered {status[0]} instead of {expected}")


def measure(handler: WSGIHandler, make: Callable[[], dict[str, Any]], expected: int) -> tuple[float, float]:
    """CPU milliseconds of a request (best of the bursts) and wall milliseconds (median of all)."""
    cpu, wall = [], []
    for _ in range(10):
        ask(handler, make, expected)
    for _ in range(BURSTS):
        begun = time.process_time()
        for _ in range(ROUNDS):
            started = time.perf_counter()
            ask(handler, make, expected)
            wall.append(time.perf_counter() - started)
        cpu.append((time.process_time() - begun) / ROUNDS)
    return min(cpu) * 1000, statistics.median(wall) * 1000


def statements(handler: WSGIHandler, make: Callable[[], dict[str, Any]], expected: int) -> int:
    with CaptureQueriesContext(connection) as captured:
        ask(handler, make, expected)
    return sum(not q["sql"].startswith(MARKS) for q in captured.captured_queries)


def a_crowd() -> World:
    """The small world of the tests in a database that also holds the whole sample, with 100 open matters."""
    world = a_world()
    load(sample(), by=world.actor("office"), at=clock.now())
    for number in range(100):
        a_report(
            world, place=0 if number < 12 else 1, words=f"三单元楼道灯不亮了，老人下楼不方便 {number}", at=clock.now()
        )
    return world


def secret_of(world: World, name: str) -> str:
    device, secret = devices.bind(world.people[name], "bench", clock.now())
    device.factor_at = clock.now()
    device.save()
    return secret


def main() -> None:
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    world = a_crowd()
    case = a_case(world, at="resolved")
    said = {"words": "三单元楼道灯不亮了，老人下楼不方便", "phone": "10012345678"}

    def fresh() -> dict[str, str]:
        return {**said, "words": f"{said['words']} {uuid4().hex[:6]}", "csrfmiddlewaretoken": MARK}

    q = f"/q/{world.stairwells[0].code}/"
    leader, steward = secret_of(world, "leader"), secret_of(world, "steward")
    asks: dict[str, tuple[Callable[[], dict[str, Any]], int, int, int, float | None]] = {
        "triage board of 100": (lambda: environ("GET", "/triage/", secret=leader), 200, 6, 20, 12),
        "page of a matter": (lambda: environ("GET", f"/cases/{case.pk}/", secret=leader), 200, 12, 20, 12),
        "steward's screen": (lambda: environ("GET", "/today/", secret=steward), 200, 8, 20, 12),
        "tracker": (lambda: environ("GET", f"/r/{link_token(case.reports.get().pk)}/"), 200, 5, 20, 12),
        "report (POST)": (lambda: environ("POST", q, fresh()), 303, 12, 8, None),
    }  # fmt: skip
    theirs = [name for name in settings.MIDDLEWARE if not name.startswith("linli.")]
    with override_settings(MIDDLEWARE=theirs, ROOT_URLCONF="bench.beside.bare"):
        bare = WSGIHandler()
        insert = measure(bare, lambda: environ("POST", "/insert/", fresh()), 200)
        page = measure(bare, lambda: environ("GET", "/page/"), 200)
    print(f"bare insert {insert[0]:.2f} ms CPU, {insert[1]:.2f} ms wall · bare page {page[0]:.2f} ms CPU")
    print(f"{'':22}{'SQL':>5}{'bar':>5}{'CPU ms':>9}{'ratio':>8}{'bar':>6}{'aim ms':>8}{'wall ms':>9}")
    limits.MOST = 10**9
    product = WSGIHandler()
    for name, (make, expected, sql_bar, ratio_bar, aim) in asks.items():
        sql = statements(product, make, expected)
        cpu, wall = measure(product, make, expected)
        ratio = cpu / (insert if "POST" in name else page)[0]
        print(f"{name:22}{sql:>5}{sql_bar:>5}{cpu:>9.2f}{ratio:>7.1f}x{ratio_bar:>5}x{aim or '-':>8}{wall:>9.2f}")
    grids = MicroGrid.objects.count()
    print(f"({ROUNDS * BURSTS} requests each, best CPU of {BURSTS} bursts; {grids} micro-grids stored)")


if __name__ == "__main__":
    main()
