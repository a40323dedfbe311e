"""What a file would become: rows as plain values, kept sealed until they are loaded."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from linli.foundation import sealing
from linli.office.past.words import Note, Problem


@dataclass(frozen=True)
class Draft:
    """The rows without problems; `skipped` counts those left out because of one."""

    name: str
    rows: tuple[Any, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[Note, ...] = ()
    skipped: int = 0

    def to_bytes(self) -> bytes:
        """The draft sealed: it may name people."""
        whole = {
            "name": self.name,
            "rows": [asdict(row) for row in self.rows],
            "problems": [_remark(problem) for problem in self.problems],
            "notes": [_remark(note) for note in self.notes],
            "skipped": self.skipped,
        }
        return sealing.seal(json.dumps(whole, ensure_ascii=False)).encode()

    @classmethod
    def from_bytes(
        cls, content: bytes, row: type[Any], problem: type[Problem] = Problem, note: type[Note] = Note
    ) -> "Draft":
        """The draft that `to_bytes` wrote, of rows of a kind."""
        whole: Mapping[str, Any] = json.loads(sealing.unseal(content.decode()))
        return cls(
            whole["name"],
            tuple(row(**said) for said in whole["rows"]),
            tuple(problem(**said) for said in whole["problems"]),
            tuple(note(**said) for said in whole["notes"]),
            whole["skipped"],
        )


def _remark(remark: Problem | Note) -> dict[str, Any]:
    return {**asdict(remark), "params": dict(remark.params)}
