"""The chart of accounts as data, with the year of the accounting rule; a table of another year is recognised."""

import csv
import io
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from linli.engines.ledger.book import Account
from linli.engines.transparency import Value

COLUMNS = ["code", "name_zh", "name_en", "sort", "lots", "year", "note"]
SORTS = ("asset", "liability", "net", "income", "cost")


class ChartError(ValueError):
    """A table of accounts that cannot be read; says the line (header = 1) and the column."""

    def __init__(self, line: int, column: str, problem: str) -> None:
        self.line, self.column = line, column
        super().__init__(f"accounts, line {line}, column {column}: {problem}")


@dataclass(frozen=True)
class Named:
    """An account with its words."""

    account: Account
    name_en: str
    note: str = ""

    @property
    def code(self) -> str:
        return self.account.code

    def name(self, language: str = "zh") -> str:
        return self.account.name if language == "zh" else self.name_en


@dataclass(frozen=True)
class Chart:
    """The accounts of one accounting rule, by code."""

    year: int
    named: Mapping[str, Named]

    @property
    def members(self) -> dict[str, Value]:
        """What the leaf of a chart holds beside at and kind."""
        accounts: list[Value] = [
            {"code": one.code, "lots": one.account.lots, "name": one.account.name, "sort": one.account.sort}
            for one in self.named.values()
        ]
        return {"accounts": accounts, "year": self.year}

    def named_in(self, code: str) -> str:
        """What a code stands for, '' where it is not there; a sub-account stands for what is before its dash."""
        found = self.named.get(code) or next((n for c, n in self.named.items() if c[:4] == code), None)
        return _bare(found.account.name) if found else ""


def read_charts(text: str) -> dict[int, Chart]:
    """The charts of a table (data/accounts.csv), by year. Raises `ChartError`."""
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff")), strict=True)
    if (header := next(reader, [])) != COLUMNS:
        raise ChartError(1, COLUMNS[0], f"the header is {','.join(header)}, not {','.join(COLUMNS)}")
    found: dict[int, dict[str, Named]] = {}
    for cells in reader:
        line = reader.line_num
        if len(cells) != len(COLUMNS):
            raise ChartError(line, COLUMNS[0], f"{len(cells)} cells instead of {len(COLUMNS)}")
        row = dict(zip(COLUMNS, cells, strict=True))
        _check(line, row)
        accounts = found.setdefault(int(row["year"]), {})
        if row["code"] in accounts:
            raise ChartError(line, "code", f"{row['code']} is there twice for {row['year']}")
        account = Account(row["code"], row["name_zh"], row["sort"], row["lots"] == "yes")
        accounts[row["code"]] = Named(account, row["name_en"], row["note"])
    return {year: Chart(year, accounts) for year, accounts in found.items()}


def _check(line: int, row: dict[str, str]) -> None:
    for column in COLUMNS[:-1]:
        if not row[column].strip():
            raise ChartError(line, column, "blank")
    for column in ("code", "year"):
        if not (row[column].isascii() and row[column].isdigit()):
            raise ChartError(line, column, f"{row[column]} is no number")
    for column, allowed in (("sort", SORTS), ("lots", ("yes", "no"))):
        if row[column] not in allowed:
            raise ChartError(line, column, f"{row[column]} is none of {', '.join(allowed)}")


@dataclass(frozen=True, slots=True)
class Clue:
    """A code that another year's chart uses for what a table says; `wanted` is what it stands for in ours."""

    code: str
    said: str
    year: int
    wanted: str


def wrong_year(table: Mapping[str, str], wanted: int, charts: Mapping[int, Chart]) -> tuple[Clue, ...]:
    """What speaks for a table of codes and names being of another year than wanted; nothing: it may be of ours.

    A code tells only if its name is one that another year has for it, and ours has not: 5201 管理费用 is of 2004.
    """
    clues = []
    for code, name in sorted(table.items()):
        bare = _bare(name)
        ours = charts[wanted].named_in(code)
        clues += [
            Clue(code, bare, year, ours)
            for year, chart in charts.items()
            if year != wanted and bare and chart.named_in(code) == bare != ours
        ]
    most = Counter(clue.year for clue in clues).most_common(1)
    return tuple(clue for clue in clues if clue.year == most[0][0])


def _bare(name: str) -> str:
    """The name of an account without sub-account and spaces."""
    folded = "".join(unicodedata.normalize("NFKC", name).split())
    for dash in "—–-－_/":
        folded = folded.partition(dash)[0]
    return folded
