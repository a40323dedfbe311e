"""The sign of life that the tick process leaves in the data folder."""

import json
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

FILE = "heartbeat.json"


@dataclass(frozen=True)
class Beat:
    at: datetime
    process: int


def beat(folder: Path, at: datetime) -> None:
    """Note that this process is alive at `at`; a reader never sees half of it."""
    beside = folder / f".{FILE}.{os.getpid()}"
    beside.write_text(json.dumps({"at": at.isoformat(), "process": os.getpid()}))
    beside.replace(folder / FILE)


def last(folder: Path) -> Beat | None:
    """The last sign of life, or None when there never was one."""
    try:
        noted = json.loads((folder / FILE).read_text())
        return Beat(datetime.fromisoformat(noted["at"]), int(noted["process"]))
    except (OSError, ValueError, KeyError):
        return None
