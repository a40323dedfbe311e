"""Two processes kept alive: the web server and the tick. One that dies is started anew; a signal ends both."""

import ctypes
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from threading import Event
from time import monotonic

LOOK = 0.2  # seconds between two looks at the children
PATIENCE = 8.0  # seconds from a polite end to a hard one
LONGEST_PAUSE = 30.0
SETTLED = 60.0  # who lived so long starts again at once
_END_WITH_PARENT = 1  # Linux: PR_SET_PDEATHSIG
_libc = ctypes.CDLL(None) if sys.platform == "linux" else None


@dataclass
class Child:
    """A process to be kept alive, and how it fared."""

    name: str
    command: list[str]
    process: subprocess.Popen[bytes] | None = None
    started: float = 0
    next_start: float = 0
    falls: int = 0

    def start(self) -> None:
        self.started = monotonic()
        self.process = subprocess.Popen(self.command, start_new_session=True, preexec_fn=tie_to_parent)

    def look(self) -> None:
        """Start it when it is due; note its end, and when to start it anew."""
        now = monotonic()
        if self.process is None:
            if now >= self.next_start:
                self.start()
        elif self.process.poll() is not None:
            self.falls = 0 if now - self.started > SETTLED else self.falls + 1
            pause = min(LONGEST_PAUSE, 2.0 ** (self.falls - 1)) if self.falls else 0
            said = f"{self.name} 意外退出（{self.process.returncode}），{pause:.0f} 秒后重启 · ended, starts anew"
            print(said, file=sys.stderr, flush=True)
            self.process, self.next_start = None, now + pause

    def signal(self, number: signal.Signals, *, whole_group: bool = False) -> None:
        if self.process is not None and self.process.poll() is None:
            with suppress(ProcessLookupError):
                (os.killpg if whole_group else os.kill)(self.process.pid, number)

    def has_ended(self) -> bool:
        return self.process is None or self.process.poll() is not None


def tie_to_parent() -> None:
    """Run in a new process: whoever is killed takes the processes that it began with it."""
    if _libc is not None:
        _libc.prctl(_END_WITH_PARENT, signal.SIGTERM)


def answers(host: str, port: int) -> bool:
    """Whether something listens there."""
    with suppress(OSError), socket.create_connection((host, port), timeout=0.5):
        return True
    return False


def keep_alive(children: list[Child], is_up: Callable[[], bool], say_up: Callable[[], None]) -> int:
    """Until SIGTERM, SIGINT or SIGHUP; says once when the server is up. The exit code."""
    stop = Event()
    for wanted in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(wanted, lambda *_: stop.set())
    said = False
    while not stop.is_set():
        for child in children:
            child.look()
        if not said and is_up():
            said = True
            say_up()
        stop.wait(LOOK)
    _end(children)
    return 0


def _end(children: list[Child]) -> None:
    for child in children:
        child.signal(signal.SIGTERM)
    limit = monotonic() + PATIENCE
    while monotonic() < limit and not all(child.has_ended() for child in children):
        Event().wait(0.05)
    for child in children:
        child.signal(signal.SIGKILL, whole_group=True)
