"""Clients of every role for the tests of pages, and telephones for the journeys."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from playwright.sync_api import Browser

from linli.access import devices
from linli.config.installation import Installation
from linli.foundation import clock
from linli.web.doors import COOKIE
from linli.web.public import limits
from tests.builders import NOON, World, a_world
from tests.web.handset import Hands
from tests.web.town import FILE, Town, on_a_copy, served, standing_on, written_out


@pytest.fixture(autouse=True)
def at_noon() -> None:
    """Pages read the clock; here it stands near the noon of the builders."""
    real = datetime.now(UTC)
    clock.use(clock.DemoClock(start=NOON + timedelta(hours=5), started=real))
    yield  # type: ignore[misc]
    clock.use(None)


@pytest.fixture(autouse=True)
def at_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody has reported yet: the limit on reports from one browser is kept by the process, which runs many tests."""
    monkeypatch.setattr(limits, "_seen", {})


@pytest.fixture
def world(db: None) -> World:
    return a_world()


@pytest.fixture
def client_of(world: World) -> Callable[..., Client]:
    """A signed-in client of someone of the world, the second factor passed; 'visitor' for anyone else."""

    def make(name: str, of: World = world, factor: bool = True) -> Client:
        client = Client(HTTP_HOST="127.0.0.1")
        if name != "visitor":
            device, secret = devices.bind(of.people[name], "test", clock.now())
            if factor:
                device.factor_at = clock.now()
                device.save(update_fields=["factor_at"])
            client.cookies[COOKIE] = secret
        return client

    return make


@pytest.fixture(scope="session")
def empty(request: pytest.FixtureRequest, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file with all tables and no rows."""
    if connection.vendor != "sqlite":
        pytest.skip("a town is a file of SQLite")
    request.getfixturevalue("django_db_setup")  # asked for here, so that a test in a town does not count as one of both
    folder = tmp_path_factory.mktemp("empty")
    with django_db_blocker.unblock():
        if connection.is_in_memory_db():
            return written_out(folder)
        with standing_on(Installation(folder, secret="")):  # no test that was chosen asks for the usual database
            call_command("migrate", verbosity=0)
        return folder / FILE


@pytest.fixture(scope="session")
def address(django_test_environment: None) -> Iterator[str]:
    with served() as where:
        yield where


@pytest.fixture
def town(empty: Path, address: str, django_db_blocker: Any, tmp_path: Path) -> Iterator[Town]:
    """A small world that is served to real browsers."""
    with django_db_blocker.unblock(), on_a_copy(empty, tmp_path):
        yield Town(address, a_world())


@pytest.fixture
def hands(town: Town, browser: Browser) -> Iterator[Hands]:
    """Gives out telephones; at the end no page may have asked another host, failed, or broken its own strict policy."""
    given = Hands(browser, town.address, town.key_of)
    yield given
    assert given.put_away() == []
