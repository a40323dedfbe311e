"""The gateway's twin, and no proxy on the way to it."""

from collections.abc import Iterator

import pytest

from tests.notifications.twin import Twin, a_twin


@pytest.fixture
def twin(monkeypatch: pytest.MonkeyPatch) -> Iterator[Twin]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with a_twin() as made:
        yield made
