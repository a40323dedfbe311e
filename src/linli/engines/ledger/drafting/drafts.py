"""What a builder gives back: an entry without time, key and words; and what it refuses."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from linli.engines.ledger.book import Purpose
from linli.engines.ledger.entries import Draw, Line
from linli.engines.transparency import Value


class DraftError(ValueError):
    """An entry that cannot be: says why, in both languages."""

    def __init__(self, chinese: str, english: str) -> None:
        self.chinese, self.english = chinese, english
        super().__init__(f"{chinese} · {english}")


class TooLittle(DraftError):
    """The lots of a purpose have less left than is asked for: `left` and `asked`, in fen."""

    def __init__(self, left: int, asked: int) -> None:
        self.left, self.asked = left, asked
        super().__init__(
            f"余额只有 {left / 100:,.2f} 元，不够 {asked / 100:,.2f} 元",
            f"¥{left / 100:,.2f} is left, less than the ¥{asked / 100:,.2f} asked for",
        )


@dataclass(frozen=True, slots=True)
class Draft:
    """The sort of an entry, its lines and draws, and what its sort needs beside, such as `decision`."""

    sort: str
    lines: tuple[Line, ...]
    draws: tuple[Draw, ...] = ()
    needs: Mapping[str, Value] = field(default_factory=dict)

    def leaf(self, *, at: str, day: str, key: str, words: str = "", **more: Value) -> dict[str, Value]:
        """The whole leaf; `more` are members that any entry may have, such as documents."""
        return {
            "at": at,
            "day": day,
            "draws": [draw.members for draw in self.draws],
            "key": key,
            "kind": "entry",
            "lines": [line.members for line in self.lines],
            "sort": self.sort,
            "words": words,
            **self.needs,
            **more,
        }


def pair(purpose: Purpose, debit: str, credit: str, fen: int) -> tuple[Line, Line]:
    """Two lines in one purpose. Raises `DraftError` for an amount that is not above 0."""
    if fen <= 0:
        raise DraftError("金额必须大于 0", "an amount must be above 0")
    return Line(debit, purpose.code, fen), Line(credit, purpose.code, -fen)


def ours(purpose: Purpose) -> None:
    """Refuse a purpose whose money is held for somebody whom the donor named."""
    if purpose.agency:
        raise DraftError(
            f"{purpose.name}是受托代理的款物，不是本基金的收入",
            f"{purpose.name} is held for whom its donor named: it is no income of the fund",
        )


def released(purpose: Purpose, lines: Iterable[Line]) -> tuple[Line, ...]:
    """The lines, and the release of restricted net assets by as much as they cost."""
    lines = tuple(lines)
    cost = sum(line.fen for line in lines if line.account.startswith("5"))
    if not (purpose.restricted and cost):
        return lines
    return (*lines, Line("3102", purpose.code, cost), Line("3101", purpose.code, -cost))
