"""What words tell, read when a text first asks: most commands never do, and it takes a moment."""

import logging
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from linli.cli.similar.messages import reference
from linli.cli.triage import versions
from linli.engines.similarity import Weights

if TYPE_CHECKING:
    from linli.engines.triage.learning.leaves import Leaves

_log = logging.getLogger(__name__)


class Waiting:
    """A `Learned` of the codes of a table, not yet read: the version that the installation adopted, or the shipped one.

    Which one that is is looked up for each text (some ten microseconds), so that running servers follow an adoption.
    """

    def __init__(self, shipped: Path, folder: Path, codes: tuple[str, ...]) -> None:
        self._shipped, self._folder, self._codes = shipped, folder, codes
        self._held: tuple[int, Leaves] | None = None

    @property
    def leaves(self) -> "Leaves":
        """The model in use. One that cannot be used any more is passed over: a report is never refused for it."""
        try:
            number = versions.in_use(self._folder)
        except OSError:
            number = versions.SHIPPED
        held = self._held
        if held is None or held[0] != number:
            held = self._held = (number, self._read(number))
        return held[1]

    def _read(self, number: int) -> "Leaves":
        from linli.engines.triage.learning import ModelError
        from linli.engines.triage.learning.leaves import reading

        if number != versions.SHIPPED:
            try:
                return reading(versions.file_of(self._folder, number).read_bytes())(self._codes)
            except (OSError, ModelError) as wrong:
                _log.warning("version %s of the kinds is not used: %s", number, wrong)
        return reading(self._shipped.read_bytes())(self._codes)

    def _last(self) -> "Leaves":
        return self._held[1] if self._held else self.leaves

    def scores(self, folded: str, keywords: Iterable[tuple[str, Sequence[str]]]) -> list[float]:
        return self.leaves.scores(folded, keywords)

    def knows(self, run: str) -> bool:
        return self._last().knows(run)

    def speaks(self, run: str, code: str) -> float:
        return self._last().speaks(run, code)


@cache
def weights(data: Path) -> Weights:
    """Counted over the project's own sentences; the names of the land are those of each matter's own place."""
    return Weights.of(reference(data))
