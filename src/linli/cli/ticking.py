"""What time does: letters leave, unjudged matters lapse, keepers are asked to look, what has served is thrown away.

Imported once Django is started.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from time import monotonic

from django.conf import settings
from django.db import close_old_connections

from linli.cases.intake import keeping as files
from linli.cli import due, heartbeat
from linli.cli.trouble import sentence_of
from linli.foundation import clock
from linli.notifications import delivery
from linli.office import keeping

log = logging.getLogger(__name__)
PAUSE = 2.0  # seconds between two looks at the outbox
REST = 30.0  # seconds before what failed is tried again


@dataclass
class Chore:
    """Something done every so many seconds; what goes wrong in one is logged and hinders no other."""

    every: float
    work: Callable[[], object]
    next: float = 0

    def do_if_due(self, now: float) -> bool:
        """Whether it went well, or was not due."""
        if now < self.next:
            return True
        self.next = now + self.every
        try:
            self.work()
        except Exception as wrong:
            self.next = now + max(self.every, REST)
            sentence = sentence_of(wrong)
            log.error(sentence or "a chore of the tick failed and is tried again", exc_info=not sentence)
            return False
        return True


def run_once() -> bool:
    """Everything that is due, once; whether all went well."""
    went_well = [chore.do_if_due(0) for chore in _chores(Event())]  # each is done, whatever the one before did
    return all(went_well)


def run(folder: Path, stop: Event) -> None:
    """Until told to stop."""
    chores = _chores(stop)
    while not stop.is_set():
        heartbeat.beat(folder, clock.now())
        close_old_connections()
        for chore in chores:
            if not stop.is_set():
                chore.do_if_due(monotonic())
        stop.wait(PAUSE)


def _chores(stop: Event) -> tuple[Chore, ...]:
    return (
        Chore(PAUSE, lambda: delivery.deliver(clock.now, stopped=stop.is_set)),
        Chore(60, lambda: due.do_all(clock.now())),
        Chore(60, lambda: due.tend_calls(clock.now())),
        Chore(3600, lambda: keeping.throw_away(at=clock.now())),
        Chore(3600, lambda: files.throw_away(settings.MEDIA_ROOT, at=clock.now())),
    )
