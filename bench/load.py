"""A sustained mixed load on a real server over SQLite, and the bare framework under the same clients in the same run.

Bar: no error, no lost write. Eight clients for 60 s: reports, trackers, boards, stewards' screens, matters solved on
the spot. Requests a second and the 99th percentile are stated beside those of the bare framework (one page, one
insert), served by the same server with the same workers.

    python -m bench.load [SECONDS]      (60)
"""

import http.client
import os
import random
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode
from uuid import uuid4

FOLDER = Path(tempfile.mkdtemp(prefix="linli-load-"))
os.environ["DJANGO_SETTINGS_MODULE"] = "linli.config.settings"
os.environ["LINLI_DATA"] = str(FOLDER)

import django
from django.core.management import call_command

from linli.cli import settings_file

settings_file.write(FOLDER)
django.setup()

from django.db import connections

from bench.beside.serving import granian
from linli.access import devices
from linli.cases.models import Case, Report
from linli.foundation import clock
from linli.foundation.sealing import link_token
from linli.web.doors import COOKIE
from tests.builders import World, a_report, a_world

CLIENTS, WORKERS, THREADS = 8, 2, 4
Ask = tuple[str, str, str, dict[str, str] | None, int]  # what, method, path, body, expected status


class Clients:
    """Eight clients that ask one after another for some seconds; what they saw."""

    def __init__(self, port: int, next_ask: Callable[[random.Random], Ask], secret: dict[str, str]) -> None:
        self.port, self.next_ask, self.secret = port, next_ask, secret
        self.times: dict[str, list[float]] = defaultdict(list)
        self.wrong: list[str] = []
        self.links: list[str] = []
        self.lock = threading.Lock()

    def run(self, seconds: float) -> float:
        begun = time.monotonic()
        threads = [threading.Thread(target=self._client, args=(n, begun + seconds)) for n in range(CLIENTS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return time.monotonic() - begun

    def _client(self, number: int, until: float) -> None:
        chance = random.Random(number)
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        while time.monotonic() < until:
            what, method, path, body, expected = self.next_ask(chance)
            started = time.monotonic()
            try:
                status, where = self._ask(line, what, method, path, body)
            except (OSError, http.client.HTTPException) as broken:
                line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
                status, where = 0, type(broken).__name__
            with self.lock:
                self.times[what].append(time.monotonic() - started)
                if status != expected:
                    self.wrong.append(f"{what}: {status} {where}")
                elif what == "report":
                    self.links.append(where)

    def _ask(
        self, line: http.client.HTTPConnection, what: str, method: str, path: str, body: dict[str, str] | None
    ) -> tuple[int, str]:
        mark = uuid4().hex  # each report comes from a browser of its own
        secret = self.secret.get(what)
        heads = {"Cookie": f"csrftoken={mark}" + (f"; {COOKIE}={secret}" if secret else "")}
        data = None
        if body is not None:
            data = urlencode(body | {"csrfmiddlewaretoken": mark})
            heads["Content-Type"] = "application/x-www-form-urlencoded"
        line.request(method, path, data, heads)
        answer = line.getresponse()
        answer.read()
        return answer.status, answer.headers.get("Location", "")

    def say(self, name: str, seconds: float) -> None:
        every = sorted(t for times in self.times.values() for t in times)
        print(f"{name}: {len(every) / seconds:.0f} requests/s, {len(self.wrong)} errors")
        for what, times in sorted(self.times.items()):
            times.sort()
            p50, p99 = times[len(times) // 2] * 1000, times[int(len(times) * 0.99)] * 1000
            print(f"  {what:12}{len(times):>7} asked   p50 {p50:7.1f} ms   p99 {p99:7.1f} ms")


def a_crowd() -> tuple[World, list[str], list[str]]:
    """A small world with 100 open matters; trackers' links, and matters that will be solved on the spot."""
    world = a_world()
    reports = [a_report(world, words=f"楼道灯不亮 {n}", place=n % 2, at=clock.now()) for n in range(100)]
    spare = [str(a_report(world, words=f"扶手松了 {n}", at=clock.now()).case_id) for n in range(3000)]
    return world, [link_token(r.pk) for r in reports], spare


def secret_of(world: World, name: str) -> str:
    device, secret = devices.bind(world.people[name], "load", clock.now())
    device.factor_at = clock.now()
    device.save()
    return secret


def main(seconds: float) -> int:
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    world, links, spare = a_crowd()
    door = f"/q/{world.stairwells[2].code}/"
    leader, steward = secret_of(world, "leader"), secret_of(world, "steward")
    before, lock = Report.objects.count(), threading.Lock()
    connections.close_all()

    def ours(chance: random.Random) -> Ask:
        kind = chance.choices(("report", "tracker", "board", "steward", "solved"), (20, 30, 15, 20, 15))[0]
        if kind == "report":
            return kind, "POST", door, {"words": f"楼道灯不亮 {uuid4().hex[:8]}", "token": str(uuid4())}, 303
        if kind == "solved":
            with lock:
                case = spare.pop()
            said = {"outcome": "solved", "version": "1", "token": str(uuid4()), "next": "/today/"}
            return kind, "POST", f"/cases/{case}/resolve_on_spot/", said, 303
        path = {"tracker": f"/r/{chance.choice(links)}/", "board": "/triage/", "steward": "/today/"}[kind]
        return kind, "GET", path, None, 200

    def bare(chance: random.Random) -> Ask:
        if chance.random() < 0.35:
            return "insert", "POST", "/insert/", {"words": "楼道灯不亮"}, 200
        return "page", "GET", "/page/", None, 200

    with granian("linli.config.wsgi:application", WORKERS, THREADS) as port:
        clients = Clients(port, ours, {"board": leader, "steward": steward, "solved": steward})
        clients.say("Linli", clients.run(seconds))
    with granian("bench.beside.bare_wsgi:application", WORKERS, THREADS) as port:
        beside = Clients(port, bare, {})
        beside.say("bare framework", beside.run(min(seconds, 20)))
    kept = Report.objects.count() - before
    solved = Case.objects.filter(stage="resolved").count()
    lost = len(clients.links) - kept, len(clients.times["solved"]) - solved
    print(f"reports acknowledged {len(clients.links)}, kept {kept}; solved {solved} of {len(clients.times['solved'])}")
    print("\n".join(clients.wrong[:5]))
    print(f"{CLIENTS} clients, {WORKERS} workers x {THREADS} threads, {seconds:.0f} s; bar: 0 errors, 0 lost")
    return 1 if clients.wrong or any(lost) else 0


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else 60))
