"""A published total against its parts by stream, period and status: a gap is shown as a gap, and must be explained."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from linli.engines.money import written


class Status(StrEnum):
    """What an amount is so far. Only what has been received counts in a total of money."""

    PLEDGED = "pledged"
    RECEIVED = "received"
    IN_KIND = "in kind"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a total. `at_least` where the source says more than so much, such as 2万余."""

    stream: str
    period: str
    status: Status
    fen: int
    at_least: bool = False


@dataclass(frozen=True)
class Reconciliation:
    """A total beside the sum of its received parts. `gap` is total less parts; it is exact unless `at_least`."""

    total: int
    parts: int
    at_least: bool
    table: Mapping[tuple[str, str, Status], int]

    @property
    def gap(self) -> int:
        return self.total - self.parts

    @property
    def agrees(self) -> bool:
        """Whether the parts give the total; parts that are known only from below leave room above them."""
        return self.gap == 0 or (self.at_least and self.gap > 0)

    def explained(self, leaf: Mapping[str, object]) -> bool:
        """Whether a leaf of kind `explained` gives the reason for this very gap."""
        why = str(leaf.get("why", "")).strip()
        return (leaf.get("total"), leaf.get("parts"), bool(why)) == (self.total, self.parts, True)

    def may_be_published(self, explained: Iterable[Mapping[str, object]]) -> bool:
        """Whether a total may stand on a page: it agrees with its parts, or the log says why not."""
        return self.agrees or any(self.explained(leaf) for leaf in explained)

    def sentence(self, language: Literal["zh", "en"] = "zh") -> str:
        """One line: total, parts, gap."""
        total, parts, gap = (written(fen, language) for fen in (self.total, self.parts, self.gap))
        open_end = self.at_least and self.gap < 0
        if language == "en":
            more, beyond = " or more" if self.at_least else "", " or beyond" if open_end else ""
            return f"total {total}, parts {parts}{more}, gap {gap}{beyond}"
        more, beyond = "以上" if self.at_least else "", "或更多" if open_end else ""
        return f"合计 {total}，分项 {parts}{more}，合计与分项差额 {gap}{beyond}"


def reconcile(total: int, parts: Iterable[Part]) -> Reconciliation:
    """Hold a total against its parts."""
    table: dict[tuple[str, str, Status], int] = defaultdict(int)
    received, at_least = 0, False
    for part in parts:
        table[part.stream, part.period, part.status] += part.fen
        if part.status == Status.RECEIVED:
            received += part.fen
            at_least |= part.at_least
    return Reconciliation(total, received, at_least, dict(table))
