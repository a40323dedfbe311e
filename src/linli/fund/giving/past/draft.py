"""What a workbook of past gifts would become: rows as plain values, kept sealed until they are loaded."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from linli.foundation import sealing
from linli.fund.giving.past.words import Note, Problem


@dataclass(frozen=True)
class PastGift:
    """One past gift, or (`event`) one past statement of sales with what was given. Amounts in fen, day as text."""

    sheet: str
    row: int
    day: str
    donor: str
    kind: str
    phone: str
    stream: str
    mode: str
    bond: str
    purpose: str
    form: str
    fen: int
    what: str
    quantity: str
    unit: str
    source: str
    state: str
    receipt: str
    words: str
    event: str
    sales: int
    refunds: int
    due: int
    fingerprint: str


@dataclass(frozen=True)
class Draft:
    """The rows without problems; `skipped` counts those left out because of one."""

    name: str
    rows: tuple[PastGift, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[Note, ...] = ()
    skipped: int = 0

    def to_bytes(self) -> bytes:
        """The draft sealed: it names donors."""
        whole = {
            "name": self.name,
            "rows": [asdict(row) for row in self.rows],
            "problems": [_remark(problem) for problem in self.problems],
            "notes": [_remark(note) for note in self.notes],
            "skipped": self.skipped,
        }
        return sealing.seal(json.dumps(whole, ensure_ascii=False)).encode()

    @classmethod
    def from_bytes(cls, content: bytes) -> "Draft":
        """The draft that `to_bytes` wrote."""
        whole: Mapping[str, Any] = json.loads(sealing.unseal(content.decode()))
        return cls(
            whole["name"],
            tuple(PastGift(**row) for row in whole["rows"]),
            tuple(Problem(**problem) for problem in whole["problems"]),
            tuple(Note(**note) for note in whole["notes"]),
            whole["skipped"],
        )


def _remark(remark: Problem | Note) -> dict[str, Any]:
    return {**asdict(remark), "params": dict(remark.params)}
