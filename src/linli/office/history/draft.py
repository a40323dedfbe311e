"""What a file of history would become: rows without people's data, kept as JSON until they are loaded."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from linli.office.history.words import Note, Problem, Said


@dataclass(frozen=True)
class PastRow:
    """One past matter as it would be kept: masked words, and where they come from."""

    source: str
    sheet: str
    row: int
    outer_number: str
    words: str
    place_words: str
    compound: UUID | None
    micro_grid: UUID | None
    kind: str
    reported_at: datetime | None
    closed_at: datetime | None
    result: str
    fingerprint: str


@dataclass(frozen=True)
class Draft:
    """The rows without problems; `skipped` counts the rows left out because of one."""

    name: str
    rows: tuple[PastRow, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[Note, ...] = ()
    skipped: int = 0

    def to_bytes(self) -> bytes:
        """The draft as JSON."""
        whole = {
            "name": self.name,
            "rows": [asdict(row) for row in self.rows],
            "problems": [_remark(problem) for problem in self.problems],
            "notes": [_remark(note) for note in self.notes],
            "skipped": self.skipped,
        }
        return json.dumps(whole, default=_plain, ensure_ascii=False).encode()

    @classmethod
    def from_bytes(cls, content: bytes) -> "Draft":
        """The draft that `to_bytes` wrote."""
        whole = json.loads(content)
        return cls(
            whole["name"],
            tuple(_row(row) for row in whole["rows"]),
            tuple(Problem(**problem) for problem in whole["problems"]),
            tuple(Note(**note) for note in whole["notes"]),
            whole["skipped"],
        )


def _remark(remark: Said) -> dict[str, Any]:
    return {**asdict(remark), "params": dict(remark.params)}


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)


def _row(row: Mapping[str, Any]) -> PastRow:
    times = {key: datetime.fromisoformat(row[key]) if row[key] else None for key in ("reported_at", "closed_at")}
    places = {key: UUID(row[key]) if row[key] else None for key in ("compound", "micro_grid")}
    return PastRow(**{**row, **times, **places})
