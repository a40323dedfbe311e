"""What a check found."""

from dataclasses import dataclass
from typing import Literal

Mark = Literal["✓", "✗", "·"]


@dataclass(frozen=True)
class Finding:
    """One line of the doctor: well, not well, or merely noted; with the mend when it is not well."""

    mark: Mark
    name: str
    found: str
    mend: str = ""

    def __str__(self) -> str:
        line = f"{self.mark} {self.name}：{self.found}"
        return f"{line}\n    → {self.mend}" if self.mend and self.mark != "✓" else line


def well(name: str, found: str) -> Finding:
    return Finding("✓", name, found)


def ill(name: str, found: str, mend: str) -> Finding:
    return Finding("✗", name, found, mend)


def noted(name: str, found: str, mend: str = "") -> Finding:
    return Finding("·", name, found, mend)
