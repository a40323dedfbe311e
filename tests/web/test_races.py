"""Four people with one matter open at the same moment, each on a page served by the product: nobody's write is lost."""

# ruff: noqa: F811 - fixtures of the races on matters are used here by their names
import re
import threading
from collections.abc import Callable
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from django.db import connection

from linli.access import devices
from linli.audit.models import Footprint
from linli.cases.models import Addition, Case
from linli.foundation import clock
from linli.web.doors import COOKIE
from tests.builders import World, a_case
from tests.cases.test_races import WRITERS, strict, together, world  # noqa: F401 - fixtures
from tests.web.town import Town

EACH = 15
MARK = "m" * 32
Answer = tuple[int, str]


def writer(address: str, secret: str) -> Callable[..., Answer]:
    """Asks and posts over one open line, as a browser in which someone is signed in."""
    line = HTTPConnection(address.removeprefix("http://"), timeout=60)
    heads = {"Cookie": f"csrftoken={MARK}; {COOKIE}={secret}", "Content-Type": "application/x-www-form-urlencoded"}

    def send(path: str, **said: Any) -> Answer:
        body = urlencode(said | {"csrfmiddlewaretoken": MARK, "token": uuid4()})
        line.request("POST", path, body, heads)
        answer = line.getresponse()
        return answer.status, answer.read().decode()

    return send


def version_on(page: str) -> int:
    """The version of the matter that a page shows, as its forms would send it back."""
    return int(re.findall(r'name="version" value="(\d+)"', page)[0])


def raced(address: str, world: World) -> None:
    """Each writes fifteen times on one matter: words, and every third time a step that must know where it stands."""
    case, handler = a_case(world, at="assigned"), world.people["steward"].pk
    before, seen, guard = case.version, [], threading.Lock()
    secrets = [devices.bind(world.people["leader"], f"{n}", clock.now())[1] for n in range(WRITERS)]

    def step(send: Callable[..., Answer], version: int, words: str) -> int:
        """Take the step, each time a page comes back anew from the fresh state that it shows; the version then."""
        while True:
            status, page = send(f"/cases/{case.pk}/assign/", assignee=handler, words=words, version=version)
            with guard:
                seen.append(status)
            if status != 409:
                return version + 1
            assert words in page, "what was written is lost"
            assert version_on(page) > version, "the page that came back does not show the fresh state"
            version = version_on(page)

    def write(n: int) -> None:
        send, version = writer(address, secrets[n]), before
        for k in range(EACH):
            if k % 3:
                status, _page = send(f"/cases/{case.pk}/words/", words=f"{n} {k}")
                with guard:
                    seen.append(status)
            else:
                version = step(send, version, f"{n} {k}")

    assert together(write) == [None] * WRITERS
    assert set(seen) == {303, 409}
    asked = len(range(0, EACH, 3))
    assert seen.count(303) == WRITERS * EACH
    assert Case.objects.get(pk=case.pk).version == before + WRITERS * asked
    steps = Footprint.objects.filter(object_id=case.pk, action="case.assign", words__text__regex=r"^\d \d+$")
    assert {foot.words.text for foot in steps} == {f"{n} {k}" for n in range(WRITERS) for k in range(0, EACH, 3)}
    assert steps.count() == WRITERS * asked
    assert Addition.objects.filter(case=case).count() == WRITERS * (EACH - asked)


def test_no_write_of_four_people_is_lost(town: Town) -> None:
    raced(town.address, town.world)


@pytest.mark.skipif(connection.vendor == "sqlite", reason="the same as the one before")
def test_no_write_of_four_people_is_lost_on_a_server_s_database(world: World, address: str) -> None:
    raced(address, world)
