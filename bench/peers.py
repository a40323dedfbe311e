"""A report's POST beside a public peer's in the same run: what it costs as reports pile up, sent twice, four at once.

The peer is baisitong2 (MIT): its own server, started as its page says, on its own SQLite file, analysing by its
own rules, since no model is set. Its POST keeps a report with its analysis; ours also routes it, promises a time, and
leaves footprint and letters. Each is asked over one open line, each answers durably as it is delivered. When it
cannot be had the reason is said.

    python -m bench.peers [MOST]      (10000 stored reports)
"""

import http.client
import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlencode
from uuid import uuid4

FOLDER = Path(tempfile.mkdtemp(prefix="linli-peers-"))
os.environ["DJANGO_SETTINGS_MODULE"] = "linli.config.settings"
os.environ["LINLI_DATA"] = str(FOLDER)

import django
from django.core.management import call_command

from linli.cli import settings_file

settings_file.write(FOLDER)
django.setup()

from django.db import connections

from bench.beside.serving import ROOT, granian, serving
from linli.cases.models import Report
from linli.foundation import clock
from tests.builders import World, a_report, a_world

WORDS = "三单元楼道灯不亮了，老人下楼不方便"
ASKED, WARM, WRITERS, EACH = 50, 20, 4, 15


@dataclass
class Product:
    """One of the two: where it listens, how it is posted to, and how reports are stored in it and counted."""

    name: str
    port: int
    path: str
    form: Callable[[str, str], tuple[str, dict[str, str]]]  # words, token -> body, heads
    taken: int  # the status by which it acknowledges
    store: Callable[[int], None]
    count: Callable[[], int]

    def line(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)

    def post(self, line: http.client.HTTPConnection, words: str, token: str) -> int:
        body, heads = self.form(words, token)
        line.request("POST", self.path, body.encode(), heads)
        answer = line.getresponse()
        answer.read()
        return answer.status


def ours_form(words: str, token: str) -> tuple[str, dict[str, str]]:
    mark = uuid4().hex
    said = {"words": words, "token": token, "csrfmiddlewaretoken": mark}
    return urlencode(said), {"Cookie": f"csrftoken={mark}", "Content-Type": "application/x-www-form-urlencoded"}


def peers_form(words: str, token: str) -> tuple[str, dict[str, str]]:
    return json.dumps({"content": words}), {"Content-Type": "application/json"}


def ours(port: int, world: World) -> Product:
    def store(most: int) -> None:
        now = clock.now()
        for n in range(Report.objects.count(), most):  # over the past months, as numbers of a month are no more
            a_report(world, words=f"{WORDS} {n}", place=n % 4, at=now - timedelta(days=n % 700))
        connections.close_all()

    door = f"/q/{world.stairwells[2].code}/"
    return Product("Linli", port, door, ours_form, 303, store, Report.objects.count)


def peers(port: int) -> Product:
    def ask(method: str, path: str, body: object = None) -> dict[str, object]:
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        line.request(method, path, json.dumps(body), {"Content-Type": "application/json"})
        found: dict[str, object] = json.loads(line.getresponse().read())["data"]
        return found

    def count() -> int:
        return int(str(ask("GET", "/api/appeals")["total"]))

    def store(most: int) -> None:
        while (more := most - count()) > 0:
            items = [{"content": f"{WORDS} {n}"} for n in range(min(50, more))]
            ask("POST", "/api/appeals/batch", {"items": items})

    return Product("baisitong2", port, "/api/appeals", peers_form, 200, store, count)


def posted(product: Product, size: int, least: dict[str, float]) -> None:
    """Median and 90th percentile of a POST, in ms, with so many reports stored, and how much that has grown."""
    product.store(size)
    line, times = product.line(), []
    for n in range(-WARM, ASKED):
        started = time.perf_counter()
        status = product.post(line, f"{WORDS} {size} {n}", str(uuid4()))
        if n >= 0:
            times.append((time.perf_counter() - started) * 1000)
        if status != product.taken:
            raise SystemExit(f"{product.name} answered {status}")
    middle, high = statistics.median(times), sorted(times)[int(len(times) * 0.9)]
    growth = middle / least.setdefault(product.name, middle)
    print(
        f"  {product.name:12}{size:>8} stored   p50 {middle:7.2f} ms   p90 {high:7.2f} ms   {growth:4.1f} x the first"
    )


def twice(product: Product) -> None:
    """The same POST again, as by a telephone that lost the answer."""
    line, before, token = product.line(), product.count(), str(uuid4())
    said = [product.post(line, f"{WORDS} 重发", token) for _ in range(2)]
    print(f"  {product.name:12} answers {said} and keeps {product.count() - before}")


def at_once(product: Product) -> None:
    """Four writers, fifteen reports each."""
    before, gate = product.count(), threading.Barrier(WRITERS)
    said: list[int] = []

    def write(writer: int) -> None:
        line = product.line()
        gate.wait()
        said.extend([product.post(line, f"{WORDS} {writer} {n}", str(uuid4())) for n in range(EACH)])

    threads = [threading.Thread(target=write, args=(n,)) for n in range(WRITERS)]
    begun = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took, kept = time.monotonic() - begun, product.count() - before
    others = sorted({status for status in said if status != product.taken})
    print(
        f"  {product.name:12} acknowledges {said.count(product.taken)}, keeps {kept}, in {took:.2f} s; others: {others}"
    )


def main(most: int) -> int:
    made = subprocess.run([ROOT / "tools/peers.sh"], capture_output=True, text=True)
    if made.returncode:
        print("baisitong2: not measured, it could not be installed:", made.stderr.strip().splitlines()[-1:])
        return 0
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    world = a_world()
    connections.close_all()
    start = [str(ROOT / ".venv-peers/bin/python"), "-m", "baisitong2"]
    alone = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "LLM_API_KEY")}
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with granian("linli.config.wsgi:application") as port, serving(start, cwd=FOLDER, env=alone, **quiet) as other:
        both = ours(port, world), peers(other)
        print(f"a POST, {ASKED} at each size, over one line to one process; load {os.getloadavg()[0]:.1f}")
        least: dict[str, float] = {}
        for size in (100, 1000, 10_000):
            for product in both if size <= most else ():
                posted(product, size, least)
        print("the same POST sent twice")
        for product in both:
            twice(product)
        print(f"{WRITERS} writers at once, {EACH} each")
        for product in both:
            at_once(product)
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
