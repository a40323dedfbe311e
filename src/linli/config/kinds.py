"""The model of kinds, read from its file when a text first asks: most commands never do, and numpy takes a moment."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from linli.engines.triage.learning.leaves import Leaves


class Waiting:
    """A `Learned` of the codes of a table, not yet read."""

    def __init__(self, file: Path, codes: tuple[str, ...]) -> None:
        self._file, self._codes = file, codes

    @cached_property
    def leaves(self) -> "Leaves":
        """The model itself. Raises ModelError when the file is none of these kinds."""
        from linli.engines.triage.learning.leaves import reading

        return reading(self._file.read_bytes())(self._codes)

    def scores(self, folded: str, keywords: Iterable[tuple[str, Sequence[str]]]) -> list[float]:
        return self.leaves.scores(folded, keywords)

    def knows(self, run: str) -> bool:
        return self.leaves.knows(run)

    def speaks(self, run: str, code: str) -> float:
        return self.leaves.speaks(run, code)
