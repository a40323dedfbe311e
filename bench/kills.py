"""Kills the server's process at random under load, again and again, and counts what it had acknowledged.

Bar: every acknowledged report is there once, none is half-written, and what was not acknowledged can be sent again
with its token. Each round forks a process that takes reports through the whole product into one durable SQLite file,
tells each acknowledgement through a pipe, and is killed with SIGKILL after a random time.

    python -m bench.kills [ROUNDS]      (200)
"""

import io
import os
import random
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from urllib.parse import urlencode
from uuid import UUID, uuid4

os.environ["DJANGO_SETTINGS_MODULE"] = "linli.config.settings"
os.environ["LINLI_DATA"] = tempfile.mkdtemp(prefix="linli-kills-")

import django
from django.core.management import call_command

django.setup()

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import connections

from linli.audit.models import Footprint
from linli.cases.models import Case, Report
from linli.foundation.sealing import link_id
from linli.notifications.models import Letter
from linli.web.public import limits
from tests.builders import World, a_world

THREADS = 3
SEED = 20261125


def environ(path: str, words: str, token: UUID) -> dict[str, object]:
    mark = "k" * 32
    body = urlencode({"words": words, "csrfmiddlewaretoken": mark, "token": str(token)}).encode()
    return {
        "REQUEST_METHOD": "POST", "PATH_INFO": path, "QUERY_STRING": "", "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80", "HTTP_HOST": "127.0.0.1", "HTTP_COOKIE": f"csrftoken={mark}",
        "wsgi.input": io.BytesIO(body), "CONTENT_LENGTH": str(len(body)), "wsgi.url_scheme": "http",
        "CONTENT_TYPE": "application/x-www-form-urlencoded", "REMOTE_ADDR": "127.0.0.1",
    }  # fmt: skip


def send(handler: WSGIHandler, path: str, words: str, token: UUID) -> UUID:
    """Send one report; gives the id in the link of the answer."""
    heads: list[dict[str, str]] = []
    answer = handler(environ(path, words, token), lambda status, headers: heads.append(dict(headers)))
    list(answer)
    answer.close()
    found = link_id(heads[0]["Location"].split("/")[2])
    assert found, heads
    return found


def serve(path: str, pipe: int, number: int) -> None:
    """In the child: take reports in some threads until killed; each line is told before and after its sending."""
    handler, lock = WSGIHandler(), threading.Lock()

    def say(line: str) -> None:
        with lock:
            os.write(pipe, f"{line}\n".encode())

    def work(thread: int) -> None:
        for count in range(10**6):
            token, words = uuid4(), f"楼道灯不亮 {number} {thread} {count}"
            say(f"sends {token} {words}")
            say(f"took {token} {send(handler, path, words, token)}")

    threads = [threading.Thread(target=work, args=(n,), daemon=True) for n in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def one_round(path: str, number: int, after: float) -> list[str]:
    """What a server said before it was killed."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        connections.close_all()
        serve(path, writing, number)
        os._exit(1)
    os.close(writing)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    with os.fdopen(reading, "rb") as said:
        lines = said.read().decode().splitlines()
    os.waitpid(child, 0)
    return lines


def problems(world: World, sent: dict[UUID, str], took: dict[UUID, UUID], path: str) -> Iterator[str]:
    """What is lost, doubled or half-written."""
    handler = WSGIHandler()
    for report in took.values():
        if Report.objects.filter(pk=report).count() != 1:
            yield f"acknowledged and lost: {report}"
    for token, words in sent.items():
        report = send(handler, path, words, token)
        if token in took and report != took[token]:
            yield f"sent again, and another report came of it: {words}"
        if Report.objects.filter(words=words).count() != 1:
            yield f"not there once: {words}"
    if Report.objects.count() != len(sent):
        yield f"{Report.objects.count()} reports of {len(sent)}"
    yield from half_written()


def half_written() -> Iterator[str]:
    """Every matter has its report, its footprint and its letter: they are of one transaction."""
    cases = set(Case.objects.values_list("pk", flat=True))
    whole = {
        "report": set(Report.objects.values_list("case_id", flat=True)),
        "footprint": set(Footprint.objects.filter(action="case.report").values_list("object_id", flat=True)),
        "letter": set(Letter.objects.values_list("about_id", flat=True)),
    }
    for what, ids in whole.items():
        if ids != cases:
            yield f"{len(cases ^ ids)} matters and their {what} do not belong together"


def main(rounds: int) -> int:
    call_command("migrate", verbosity=0)
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    limits.MOST = 10**9
    world, chance = a_world(), random.Random(SEED)
    path = f"/q/{world.stairwells[0].code}/"
    sent = {uuid4(): "楼道灯不亮"}
    send(WSGIHandler(), path, *next((words, token) for token, words in sent.items()))  # everything is read in once
    connections.close_all()
    took: dict[UUID, UUID] = {}
    for number in range(rounds):
        for line in one_round(path, number, chance.uniform(0.02, 0.5)):
            kind, token, rest = line.split(" ", 2)
            if kind == "sends":
                sent[UUID(token)] = rest
            else:
                took[UUID(token)] = UUID(rest)
    found = list(problems(world, sent, took, path))
    print("\n".join(found[:20]))
    off = len(sent) - len(took)
    print(f"{rounds} kills · {len(took)} acknowledged, {off} cut off · {len(found)} problems (bar: 0)")
    return 1 if found or len(took) < rounds else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 200))
