"""The practice community: made by walking, with something to do for every part, and made anew once a day."""

import os
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from linli.cases.callouts.queries import unanswered
from linli.cases.models import Case, Decision
from linli.cli import practising
from linli.cli.practising import Making
from linli.config.installation import sqlite
from linli.foundation import clock, elsewhere
from linli.foundation.elsewhere import Ground
from linli.people.queries import one_of_each_role
from linli.territory.models import Community


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    before = elsewhere.ground()
    folder = tmp_path / "practice"
    there = Ground(folder, sqlite(folder, lasting=False))
    elsewhere.use(there)
    yield there
    elsewhere.use(before)


@pytest.mark.django_db
def test_a_walked_week_has_something_to_do_for_every_part_and_lies_beside_the_real_community(ground: Ground) -> None:
    at = clock.now()
    practising.make(at)
    assert [file.name for file in ground.folder.iterdir()] == ["fresh.sqlite3"]
    assert not Community.objects.exists()
    with elsewhere.inside(elsewhere.copy()):
        community = Community.objects.get()
        roles = {post.role for post in one_of_each_role(community.pk, clock.today(at))}
        assert community.fictional
        assert roles == {"steward", "leader", "worker", "office", "secretary", "street", "accountant", "admin"}
        assert Case.objects.filter(stage="collected").count() > 3
        assert not Case.objects.filter(reported_at__gt=at).exists()
        assert unanswered(community.pk).exists()
        assert Decision.objects.filter(ruling="asked", person__isnull=False).exists()


class Began:
    """A process that is begun, and runs until it is told otherwise."""

    def __init__(self, command: list[str]) -> None:
        self.command, self.ended = command, False

    def poll(self) -> int | None:
        return 0 if self.ended else None


def test_it_is_made_once_a_day_by_one_process(ground: Ground, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[Began] = []

    def begin(command: list[str], **_how: object) -> Any:
        begun.append(Began(command))
        return begun[-1]

    monkeypatch.setattr(practising.subprocess, "Popen", begin)
    making = Making(tmp_path)
    making.look()
    making.look()
    assert [one.command for one in begun] == [[sys.executable, "-m", "linli.cli", "practice", "--data", str(tmp_path)]]
    begun[0].ended = True
    ground.folder.mkdir()
    ground.fresh.touch()
    making.look()
    assert len(begun) == 1, "today's is made"
    yesterday = (clock.now() - timedelta(days=1)).timestamp()
    os.utime(ground.fresh, (yesterday, yesterday))
    making.look()
    assert len(begun) == 2
