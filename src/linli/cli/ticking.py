"""What time does: letters leave, unjudged matters lapse, keepers are asked to look, voice notes are drafted, the
fund's log is signed, the practice community is made anew, and what has served is thrown away.

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

from linli.cases.alike import renewing
from linli.cases.intake import keeping as files
from linli.cases.intake.recogniser import Recogniser
from linli.cli import due, heartbeat
from linli.cli.drafting import Drafting
from linli.cli.practising import Making
from linli.cli.trouble import sentence_of
from linli.foundation import clock
from linli.fund.books import heads
from linli.fund.books.keys import Keys
from linli.insight import keeping as sums
from linli.notifications import delivery
from linli.office import keeping

log = logging.getLogger(__name__)
PAUSE = 2.0  # seconds between two looks at the outbox
MARKED = 300  # older matters that are given signs at once
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
    drafting = _drafting()
    chores = [*_chores(Event()), *([Chore(0, drafting.all)] if drafting else [])]
    went_well = [chore.do_if_due(0) for chore in chores]  # each is done, whatever the one before did
    return all(went_well)


def run(folder: Path, stop: Event) -> None:
    """Until told to stop."""
    drafting = _drafting()
    chores = [*_chores(stop), *([Chore(PAUSE, drafting.step)] if drafting else [])]
    making = Making(folder)
    if not settings.INSTALLATION.demo:  # there everything is made up
        chores.append(Chore(600, making.look))
    while not stop.is_set():
        heartbeat.beat(folder, clock.now())
        close_old_connections()
        for chore in chores:
            if not stop.is_set():
                chore.do_if_due(monotonic())
        stop.wait(PAUSE)
    making.stop()
    if drafting:
        drafting.stop()


def _drafting() -> Drafting | None:
    recogniser = Recogniser.of(settings.INSTALLATION.recogniser)
    return Drafting(recogniser, settings.MEDIA_ROOT) if recogniser else None


def _chores(stop: Event) -> tuple[Chore, ...]:
    return (
        Chore(PAUSE, lambda: delivery.deliver(clock.now, stopped=stop.is_set)),
        Chore(5, lambda: sums.keep_up(clock.now())),
        Chore(60, lambda: due.do_all(clock.now())),
        Chore(60, lambda: due.tend_calls(clock.now())),
        Chore(600, lambda: due.look_ahead(clock.now())),
        Chore(600, lambda: due.tell_donors(clock.now())),
        Chore(600, lambda: due.tell_of_deeds(clock.now())),
        Chore(600, lambda: due.tend_wishes(clock.now())),
        Chore(3600, lambda: due.forget_sheets(clock.now())),
        Chore(3600, lambda: due.forget_nominees(clock.now())),
        Chore(600, lambda: due.tend_conveniences(clock.now())),
        Chore(600, lambda: due.tend_talks(clock.now())),
        Chore(600, lambda: heads.sign_all(Keys(settings.INSTALLATION.fund_keys), at=clock.now())),
        Chore(600, lambda: renewing.renew(most=MARKED)),
        Chore(3600, lambda: keeping.throw_away(at=clock.now())),
        Chore(3600, lambda: files.throw_away(settings.MEDIA_ROOT, at=clock.now())),
    )
