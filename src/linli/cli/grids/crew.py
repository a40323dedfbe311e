"""Processes that share the blocks of one community: each has a copy of the workshop, and keeps what it settles."""

import multiprocessing
import os
import signal
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from multiprocessing.connection import Connection, wait
from types import TracebackType
from typing import Any

from linli.engines.partition.workshop import Hire, Workshop, alone

Asked = Mapping[int, tuple[Any, ...]]


def crew_of(jobs: int) -> Hire:
    """So many processes, or fewer when there are not so many blocks; where a process cannot be copied, none."""

    def hire(workshop: Workshop) -> AbstractContextManager[Any]:
        hands = min(jobs, len(workshop.blocks))
        return Processes(workshop, hands) if hands > 1 and hasattr(os, "fork") else alone(workshop)

    return hire


class Processes(AbstractContextManager["Processes"]):
    """A block goes to whoever is free; later questions about it go to the same, who alone knows it."""

    def __init__(self, workshop: Workshop, hands: int) -> None:
        forking = multiprocessing.get_context("fork")
        self._owner: dict[int, Connection] = {}
        self._lines: list[Connection] = []
        self._hands = []
        held = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # they are broken off by the one who asks
        for _ in range(hands):
            here, there = forking.Pipe()
            hand = forking.Process(target=_work, args=(there, workshop), daemon=True)
            hand.start()
            there.close()
            self._lines.append(here)
            self._hands.append(hand)
        signal.pthread_sigmask(signal.SIG_SETMASK, held)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for hand in self._hands:
            hand.terminate()
        for hand in self._hands:
            hand.join()

    def each(self, verb: str, asked: Asked) -> Iterator[tuple[int, Any]]:
        """The answers as they come. Raises what was raised at the work."""
        waiting, idle, busy = dict(asked), list(self._lines), 0
        while waiting or busy:
            for line in [line for line in idle if self._next(waiting, line) is not None]:
                number = self._next(waiting, line)
                if number is not None:
                    line.send((verb, number, waiting.pop(number)))
                    self._owner[number] = line
                    idle.remove(line)
                    busy += 1
            ready = wait([line for line in self._lines if line not in idle])
            for line in [line for line in self._lines if line in ready]:
                number, answer = line.recv()
                idle.append(line)
                busy -= 1
                if isinstance(answer, Exception):
                    raise answer
                yield number, answer

    def _next(self, waiting: Asked, line: Connection) -> int | None:
        """The first question that this process may be asked."""
        return next((number for number in waiting if self._owner.get(number, line) is line), None)


def _work(line: Connection, workshop: Workshop) -> None:
    """Answer until nobody asks any more."""
    while True:
        try:
            verb, number, given = line.recv()
        except EOFError:
            return
        try:
            answer = getattr(workshop, verb)(number, *given)
        except Exception as trouble:
            answer = trouble
        line.send((number, answer))
