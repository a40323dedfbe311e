"""Making the community in which people practise: a week of walked life that ends yesterday evening, anew each day.

Imported once Django is started. It is made in a process of its own, so that no letter waits for it.
"""

import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import cast
from uuid import UUID

from linli.cases import reference
from linli.cases.callouts.actions import Call, blow
from linli.cases.labels import Grade
from linli.cases.levels.deciding import Question, ask_decision
from linli.cases.models import Case
from linli.cli import due, upgrading
from linli.cli.demo import life
from linli.cli.demo.calling import Calling
from linli.cli.demo.world import World
from linli.cli.serving.supervisor import tie_to_parent
from linli.foundation import clock, elsewhere

WEEKS = 1
EVENING = time(19, 40)
HOLDS = timedelta(days=1)  # a copy that was left alone for so long is thrown away


def make(at: datetime) -> None:
    """Walk the community anew and put it in the place of the last; who practises now goes on in their copy."""
    ground = elsewhere.ground()
    ground.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = ground.folder / f"fresh.{os.getpid()}.part"
    try:
        with elsewhere.opened(part):
            upgrading.migrate()
            world = life.walk(
                weeks=WEEKS, tell=lambda _words: None, seed=at.toordinal(), end=_evening_before(at), with_fund=False
            )
            due.do_all(at)
            _leave_open(world, at)
        part.replace(ground.fresh)
    finally:
        for left in ground.folder.glob(f"{part.stem}.*"):
            left.unlink()


def _evening_before(at: datetime) -> datetime:
    return datetime.combine(clock.today(at) - timedelta(days=1), EVENING, clock.SHANGHAI)


def _leave_open(world: World, at: datetime) -> None:
    """A call for whoever practises as a responder, and a question for whoever practises at the street."""
    leaves = reference.taxonomy().leaves
    waiting = Case.objects.filter(stage="collected", sealed=False, urgent=False, general_grid__in=world.leaders)
    called = asked = False
    for case in waiting.order_by("-reported_at", "id"):
        leader = world.leaders[cast(UUID, case.general_grid_id)]
        leaf = leaves.get(case.kind or case.suggestion.get("kind", ""))
        calling = Calling(Random(case.pk.int), case, leader, leaf) if leaf else None
        seats = calling.seats(at) if calling and not called else []
        if seats:
            call = Call(Grade.ROUTINE, "请来看一下怎么修", "单元门密码问邻长", "上午方便")
            blow(case.pk, call, seats, by=leader, at=at, version=case.version)
            called = True
        elif not asked and world.street:
            wanted = clock.today(at) + timedelta(days=7)
            question = Question("超出社区权限，请明确由谁出钱维修", "街道", wanted, person=world.street)
            ask_decision(case.pk, question, by=leader, at=at, version=case.version)
            asked = True
        if called and asked:
            return


@dataclass
class Making:
    """The tick's care for it: made anew once a day, and what was left alone is thrown away."""

    folder: Path
    process: subprocess.Popen[bytes] | None = None

    def look(self) -> None:
        """Throw away what is old; begin making when today's is missing, unless it is being made."""
        ground, now = elsewhere.ground(), clock.now()
        if ground.folder.exists():
            elsewhere.throw_away(before=(now - HOLDS).timestamp())
        if self._is_made(ground.fresh, now) or (self.process is not None and self.process.poll() is None):
            return
        command = [sys.executable, "-m", "linli.cli", "practice", "--data", str(self.folder)]
        self.process = subprocess.Popen(command, preexec_fn=tie_to_parent)

    def stop(self) -> None:
        """What is being made is begun anew another time."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            self.process.wait()

    @staticmethod
    def _is_made(fresh: Path, now: datetime) -> bool:
        if not fresh.exists():
            return False
        return clock.today(datetime.fromtimestamp(fresh.stat().st_mtime, clock.SHANGHAI)) == clock.today(now)
