"""`linli tick`: the one process for the outbox, deadlines and fallbacks; `linli serve` starts it."""

import argparse
import os
import signal
from threading import Event, Thread

from linli.cli import starting

NAME = "tick"
HELP = "后台进程：发短信、到期办结（serve 会自动启动它） · letters and deadlines; started by serve"


def add(parser: argparse.ArgumentParser) -> None:
    starting.add_data(parser)
    parser.add_argument("--once", action="store_true", help="只做一遍 · everything that is due, once")
    parser.add_argument("--parent", type=int, metavar="PID", help="这个进程没了就停 · end when this process is gone")


def run(args: argparse.Namespace) -> int:
    installation = starting.start(args)
    from django.db import connection

    from linli.cli import ticking

    if args.once:
        connection.ensure_connection()
        return 0 if ticking.run_once() else 1
    stop = Event()
    for wanted in (signal.SIGTERM, signal.SIGINT):
        signal.signal(wanted, lambda *_: stop.set())
    if args.parent:
        Thread(target=_watch, args=(args.parent, stop), daemon=True).start()
    ticking.run(installation.folder, stop)
    return 0


def _watch(parent: int, stop: Event) -> None:
    """A supervisor that was killed leaves no orphan behind."""
    while not stop.wait(1):
        if os.getppid() != parent:
            stop.set()
