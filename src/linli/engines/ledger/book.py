"""The book: what follows from the leaves so far, and from nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from linli.engines.ledger.entries import Entry, Leaf
from linli.engines.ledger.laws import Problem

CASH = ("1002", "180101")  # what lies in the federation's account
GOODS = ("1201", "180102")


@dataclass(frozen=True)
class Account:
    """An account of the chart. `sort`: asset, liability, net, income or cost; `lots`: its money is known lot by lot."""

    code: str
    name: str
    sort: str
    lots: bool

    @cached_property
    def side(self) -> int:
        """Which net assets it changes: 1 the unrestricted, 2 the restricted, 0 none."""
        if self.sort == "net":
            return 2 if self.code.startswith("3102") else 1
        if self.sort == "income":
            return 2 if self.code[4:] == "02" else 1
        return 1 if self.sort == "cost" else 0


@dataclass(frozen=True, slots=True)
class Purpose:
    """What money may be used for; with `agency` the donor names who benefits, and it is not ours."""

    code: str
    name: str
    restricted: bool
    agency: bool = False


@dataclass(slots=True)
class Lot:
    """What one line brought in, and what is left of it. `origin` is the lot it was before a change of purpose."""

    id: str
    index: int
    line: int
    day: str
    account: str
    purpose: str
    fen: int
    left: int
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat of the committee, and when it is held; `until` is "" while nothing ends it."""

    number: int
    of: str
    start: str
    until: str

    def is_open(self, day: str) -> bool:
        return self.start <= day and (not self.until or day <= self.until)


@dataclass
class Book:
    """Everything that stands in the leaves taken so far."""

    accounts: dict[str, Account] = field(default_factory=dict)
    purposes: dict[str, Purpose] = field(default_factory=dict)
    entries: dict[int, Entry] = field(default_factory=dict)
    balances: dict[tuple[str, str], int] = field(default_factory=dict)  # (purpose, account): debit above 0
    lots: dict[str, Lot] = field(default_factory=dict)
    closed: list[str] = field(default_factory=list)  # months, in order
    kinds: list[str] = field(default_factory=list)  # of every leaf
    known: dict[int, Leaf] = field(default_factory=dict)  # the leaves other than entries, chart and purposes
    seats: dict[tuple[int, str], Seat] = field(default_factory=dict)
    opinions: dict[int, str] = field(default_factory=dict)  # proposal: what was said last
    statements: dict[str, int] = field(default_factory=dict)  # month: index
    keys: set[str] = field(default_factory=set)
    reversed: dict[int, int] = field(default_factory=dict)  # entry: its reversal
    corrected: set[int] = field(default_factory=set)
    paid: dict[int, int] = field(default_factory=dict)  # decision: fen drawn for it, less what came back
    given_back: dict[tuple[int, str], int] = field(default_factory=dict)  # (advance, lot): fen
    cash: dict[str, int] = field(default_factory=dict)  # month: what it changed in the federation's account
    drawn: dict[str, list[int]] = field(default_factory=dict)  # lot: the entries that draw on it
    accepted: dict[int, list[int]] = field(default_factory=dict)  # proposal: its acceptances
    codes: dict[int, set[str]] = field(default_factory=dict)  # residents' vote: digests of the codes that may vote
    won: dict[int, frozenset[tuple[str, int]]] = field(default_factory=dict)  # vote: (purpose, project) it funds
    problems: list[Problem] = field(default_factory=list)
    last: str = ""  # time of the last leaf

    @property
    def size(self) -> int:
        return len(self.kinds)

    def of_kind(self, index: int, kind: str) -> Leaf | None:
        """The leaf of that index if it is of that kind."""
        return self.known.get(index) if 0 <= index < self.size and self.kinds[index] == kind else None

    def balance(self, purpose: str, *accounts: str) -> int:
        """The balance of accounts, or of all whose codes begin so."""
        return sum(fen for (p, a), fen in self.balances.items() if p == purpose and a.startswith(accounts))

    def open_lots(self, purpose: str, account: str) -> Iterator[Lot]:
        """Lots with something left, oldest first: by day, then by place in the log."""
        found = [lot for lot in self.lots.values() if lot.left > 0 and (lot.purpose, lot.account) == (purpose, account)]
        return iter(sorted(found, key=lambda lot: (lot.day, lot.index, lot.line)))

    def net_assets(self, purpose: str, side: int = 0) -> int:
        """Net assets of a purpose, with the income and costs of years that are not closed; of one side, or of both."""
        return -sum(
            fen
            for (p, code), fen in self.balances.items()
            if p == purpose and (account := self.accounts.get(code)) and account.side and side in (0, account.side)
        )
