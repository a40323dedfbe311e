"""A practice community that is made in a moment: the builders' small world instead of a walked week."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from linli.config.installation import sqlite
from linli.foundation import elsewhere
from linli.foundation.elsewhere import Ground
from linli.web.public import limits
from tests.builders import a_case, a_report, a_world
from tests.web.calling import a_called_matter


@pytest.fixture(scope="session")
def made(empty: Path, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: Any) -> Path:
    """The community: open matters, a call without an answer, a question to the street."""
    file = tmp_path_factory.mktemp("made") / "made.sqlite3"
    shutil.copy(empty, file)
    before = elsewhere.ground()
    elsewhere.use(Ground(file.parent, sqlite(file, lasting=False)))
    with django_db_blocker.unblock(), elsewhere.opened(file):
        world = a_world("410305999001", "练习社区")
        a_report(world)
        a_case(world, at="resolved", phone="10000000077")
        a_called_matter(world)
    elsewhere.use(before)
    return file


@pytest.fixture
def ground(made: Path, tmp_path: Path) -> Iterator[Ground]:
    """One practises in a folder of the test's own, and nobody has begun yet."""
    before = elsewhere.ground()
    folder = tmp_path / "practice"
    folder.mkdir()
    there = Ground(folder, sqlite(folder, lasting=False))
    shutil.copy(made, there.fresh)
    elsewhere.use(there)
    limits._seen.clear()
    yield there
    elsewhere.use(before)


@pytest.fixture
def practising(ground: Ground) -> Callable[..., Client]:
    """Someone's browser that has just begun to practise a part; `start` is where it was led."""

    def make(role: str, client: Client | None = None) -> Client:
        client = client or Client(HTTP_HOST="127.0.0.1")
        answer = client.post("/practice/", {"role": role})
        assert answer.status_code == 303
        client.start = answer.headers["Location"]  # type: ignore[attr-defined]
        return client

    return make
