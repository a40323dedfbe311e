"""Clients of every role for the tests of pages."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from linli.access import devices
from linli.foundation import clock
from linli.web.doors import COOKIE
from tests.builders import NOON, World, a_world


@pytest.fixture(autouse=True)
def at_noon() -> None:
    """Pages read the clock; here it stands near the noon of the builders."""
    real = datetime.now(UTC)
    clock.use(clock.DemoClock(start=NOON + timedelta(hours=5), started=real))
    yield  # type: ignore[misc]
    clock.use(None)


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
