"""What words tell, read when a text first asks: most commands never do, and it takes a moment."""

from collections.abc import Iterable, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from linli.cli.similar.messages import reference
from linli.engines.similarity import Weights

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


@cache
def weights(data: Path) -> Weights:
    """Counted over the project's own sentences; the names of the land are those of each matter's own place."""
    return Weights.of(reference(data))
