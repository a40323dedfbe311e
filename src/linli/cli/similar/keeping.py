"""A store of matters in SQLite: a table key → matter, ordered so that the newest of a key lie together.

A room keeps the same two things: its own table of matters, and beside it `held (key, matter)` with both as the
primary key. To keep a matter is to add its keys; to forget it is to make its keys again from its words and drop them.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from linli.engines.similarity import NOWHERE, Place, Report, Weights, keys

TABLES = """
CREATE TABLE IF NOT EXISTS matter (number INTEGER PRIMARY KEY, id TEXT, title TEXT, words TEXT, kind TEXT, day INTEGER,
    compound TEXT, micro_grid TEXT, building TEXT, stairwell TEXT);
CREATE TABLE IF NOT EXISTS held (key INTEGER, matter INTEGER, PRIMARY KEY (key, matter)) WITHOUT ROWID;
"""
AT_ONCE = 20_000

Row = tuple[str, str, str, str, int | None, str, str, str, str]


class Shelf:
    """Implements the engine's `Store`; numbers rise in the order of keeping."""

    def __init__(self, file: Path, weights: Weights) -> None:
        self._weights = weights
        self._database = sqlite3.connect(file)
        self._database.executescript(f"PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; {TABLES}")

    def close(self) -> None:
        self._database.close()

    def keep(self, report: Report) -> int:
        """Keep one more matter; gives its number."""
        with self._database:
            number = self._add(report)
            self._database.executemany("INSERT OR IGNORE INTO held VALUES (?, ?)", self._held(number, report))
        return number

    def forget(self, number: int) -> None:
        """Drop a matter and its keys."""
        report = self.reports([number]).get(number)
        if report is None:
            return
        with self._database:
            gone = ((key, number) for key, number in self._held(number, report))
            self._database.executemany("DELETE FROM held WHERE key = ? AND matter = ?", gone)
            self._database.execute("DELETE FROM matter WHERE number = ?", (number,))

    def fill(self, reports: Iterable[Report]) -> None:
        """Keep many at once: their keys are sorted by the database before they are laid down."""
        with self._database:
            self._database.execute("CREATE TEMP TABLE loose (key INTEGER, matter INTEGER)")
            waiting: list[tuple[int, int]] = []
            for report in reports:
                waiting.extend(self._held(self._add(report), report))
                if len(waiting) > AT_ONCE:
                    self._database.executemany("INSERT INTO loose VALUES (?, ?)", waiting)
                    waiting.clear()
            self._database.executemany("INSERT INTO loose VALUES (?, ?)", waiting)
            self._database.execute("INSERT OR IGNORE INTO held SELECT key, matter FROM loose ORDER BY key, matter")
            self._database.execute("DROP TABLE loose")

    def listed(self, numbers: Sequence[int], most: int) -> Iterator[tuple[int, Sequence[int]]]:
        question = "SELECT matter FROM held WHERE key = ? ORDER BY matter DESC LIMIT ?"
        for key in numbers:
            found = [matter for (matter,) in self._database.execute(question, (key, most))]
            if found:
                yield key, found

    def reports(self, matters: Sequence[int]) -> dict[int, Report]:
        marks = ",".join("?" * len(matters))
        found = self._database.execute(f"SELECT * FROM matter WHERE number IN ({marks})", tuple(matters))
        return {number: _report(row) for number, *row in found}

    def shrink(self) -> None:
        """Give back what filling left, and let the planner count."""
        self._database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._database.execute("ANALYZE")

    def _add(self, report: Report) -> int:
        place, day = report.place, report.day.toordinal() if report.day else None
        row: Row = (
            report.id, report.title, report.words, report.kind, day,
            place.compound, place.micro_grid, place.building, place.stairwell,
        )  # fmt: skip
        return self._database.execute("INSERT INTO matter VALUES (NULL,?,?,?,?,?,?,?,?,?)", row).lastrowid or 0

    def _held(self, number: int, report: Report) -> list[tuple[int, int]]:
        return [(key.number, number) for key in keys(self._weights.read(report))]


def _report(row: list[str]) -> Report:
    id, title, words, kind, day, *place = row
    where = Place(*place) if any(place) else NOWHERE
    return Report(id, words, title, where, kind, date.fromordinal(int(day)) if day else None)
