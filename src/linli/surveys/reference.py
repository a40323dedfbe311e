"""The questions of surveys, in fixed words with their version; read at the roof and handed down once."""

import csv
import io
from dataclasses import dataclass

COLUMNS = ["key", "version", "since", "zh", "en"]


@dataclass(frozen=True)
class Question:
    """A question in one wording; other words are another version, and years of different versions do not compare."""

    key: str
    version: int
    since: str
    zh: str
    en: str

    def as_kept(self) -> dict[str, object]:
        return {"key": self.key, "version": self.version, "zh": self.zh, "en": self.en}


class BadQuestions(ValueError):
    """The list cannot be read; says the line."""


_held: list[dict[str, Question]] = [{}]


def read(text: str) -> dict[str, Question]:
    """The newest version of each question. Raises `BadQuestions`."""
    rows = csv.reader(io.StringIO(text))
    if next(rows, None) != COLUMNS:
        raise BadQuestions(1)
    found: dict[str, Question] = {}
    for line, row in enumerate(rows, 2):
        if len(row) != len(COLUMNS) or not all(row) or not row[1].isdigit():
            raise BadQuestions(line)
        one = Question(row[0], int(row[1]), row[2], row[3], row[4])
        if one.key not in found or found[one.key].version < one.version:
            found[one.key] = one
    return found


def use(questions: dict[str, Question]) -> None:
    """Take these from now on."""
    _held[:] = [questions]


def questions() -> dict[str, Question]:
    """The questions by key, in the order of the list."""
    return _held[0]
