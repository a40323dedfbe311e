"""`linli doctor`: looks at everything that an installation needs, and names each mend."""

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from linli.cli import starting

if TYPE_CHECKING:
    from linli.cli.checks.finding import Finding

NAME = "doctor"
HELP = "体检：逐项检查，指出怎么修 · check everything, and name each mend"


def add(parser: argparse.ArgumentParser) -> None:
    starting.add_data(parser)


def run(args: argparse.Namespace) -> int:
    """1 when anything is not well."""
    ill = 0
    for finding in _findings(starting.start(args)):
        print(finding)
        ill += finding.mark == "✗"
    print(f"\n{ill} 项要修 · to be mended" if ill else "\n一切正常 · all is well")
    return 1 if ill else 0


def _findings(installation: Any) -> "Iterator[Finding]":
    from linli.cli.checks import machine, reaching, tables
    from linli.foundation import clock

    folder, at = installation.folder, clock.now()
    yield machine.secret_is_private(folder)
    yield from tables.check()
    yield machine.clock_is_right(at, tables.newest_footprint())
    yield machine.disk_has_room(folder)
    yield reaching.phones_reach_it(installation, at)
    yield reaching.letters_leave(installation)
    groups = reaching.groups_fit(installation.senders, tables.general_grids())
    if groups:
        yield groups
    recogniser = reaching.recogniser_starts(installation)
    if recogniser:
        yield recogniser
    yield reaching.tick_lives(folder, at)
    yield reaching.backup_is_fresh(folder, at)
    yield machine.fonts_are_there()
