"""The table of kinds of matters: its rows, and a reader that names line and column of what is wrong."""

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from types import MappingProxyType

from linli.engines.triage.index import Index, Learned

COLUMNS = (
    "code", "group_zh", "group_en", "name_zh", "name_en", "sphere", "lead", "responders", "complexity", "clock",
    "limit_hours", "emergency", "sealed", "lawful_exit", "example1", "example2", "example3", "keywords",
    "advice_zh", "advice_en",
)  # fmt: skip
WORD_COLUMNS = ("word", "code", "weight")
MAY_BE_BLANK = frozenset({"emergency", "lawful_exit", "keywords", "advice_zh", "advice_en"})
CHOICES = {
    "sphere": ("community", "courtyard", "family"),
    "complexity": ("simple", "complex"),
    "clock": ("natural", "working"),
    "sealed": ("yes", "no"),
}


class TaxonomyError(ValueError):
    """A table that cannot be read; says the table, the line (header = 1) and the column."""

    def __init__(self, table: str, line: int, column: str, problem: str) -> None:
        self.table, self.line, self.column, self.problem = table, line, column, problem
        super().__init__(f"{table}, line {line}, column {column}: {problem}")


@dataclass(frozen=True, slots=True)
class Leaf:
    """One kind of matter; `responders[0]` is the lead, `emergency` the numbers to show first (blank: not urgent)."""

    code: str
    group_zh: str
    group_en: str
    name_zh: str
    name_en: str
    sphere: str
    lead: str
    responders: tuple[str, ...]
    complexity: str
    clock: str
    limit_hours: int
    emergency: tuple[str, ...]
    sealed: bool
    lawful_exit: tuple[str, ...]
    examples: tuple[str, ...]
    keywords: tuple[str, ...]
    advice_zh: str
    advice_en: str

    @property
    def urgent(self) -> bool:
        """Whether the emergency number comes before the form."""
        return bool(self.emergency)


@dataclass(frozen=True)
class Taxonomy:
    """All kinds by code, with the index of their words made once."""

    leaves: MappingProxyType[str, Leaf]
    index: Index = field(repr=False, compare=False)

    @classmethod
    def read(cls, text: str, words: str = "", model: Callable[[tuple[str, ...]], Learned] | None = None) -> "Taxonomy":
        """Parse the table and, if given, the words that travel; `model` gives a model of the codes it is called with.

        Raises TaxonomyError, and what `model` raises.
        """
        leaves: dict[str, Leaf] = {}
        for line, row in _rows("taxonomy", text, COLUMNS):
            leaf = _leaf(line, row)
            if leaf.code in leaves:
                raise TaxonomyError("taxonomy", line, "code", f"{leaf.code} is there twice")
            leaves[leaf.code] = leaf
        if not leaves:
            raise TaxonomyError("taxonomy", 2, "code", "no kind at all")
        learned = model(tuple(leaves)) if model else None
        small = _words(words, leaves) if words else ()
        index = Index.build({code: leaf.keywords for code, leaf in leaves.items()}, learned, small)
        return cls(MappingProxyType(leaves), index)

    def __getitem__(self, code: str) -> Leaf:
        return self.leaves[code]

    @property
    def urgent_codes(self) -> tuple[str, ...]:
        """The codes whose emergency number comes before the form."""
        return tuple(code for code, leaf in self.leaves.items() if leaf.urgent)


def _rows(table: str, text: str, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff")), strict=True)
    try:
        for number, cells in enumerate(reader):
            line = reader.line_num
            if number == 0:
                _check_header(table, cells, columns)
            elif len(cells) != len(columns):
                raise TaxonomyError(table, line, columns[0], f"{len(cells)} cells instead of {len(columns)}")
            else:
                yield line, dict(zip(columns, cells, strict=True))
    except csv.Error as error:
        raise TaxonomyError(table, reader.line_num, columns[0], str(error)) from error


def _check_header(table: str, cells: list[str], columns: tuple[str, ...]) -> None:
    for place, wanted in enumerate(columns):
        found = cells[place] if place < len(cells) else "nothing"
        if found != wanted:
            raise TaxonomyError(table, 1, wanted, f"the header says {found}")
    if len(cells) > len(columns):
        raise TaxonomyError(table, 1, cells[len(columns)], "a column too many")


def _check(line: int, row: dict[str, str]) -> None:
    for column, value in row.items():
        if value != value.strip():
            raise TaxonomyError("taxonomy", line, column, "a space at the edge")
        if not value and column not in MAY_BE_BLANK:
            raise TaxonomyError("taxonomy", line, column, "blank")
    for column, allowed in CHOICES.items():
        if row[column] not in allowed:
            raise TaxonomyError("taxonomy", line, column, f"{row[column]} is none of {', '.join(allowed)}")
    if not (row["limit_hours"].isascii() and row["limit_hours"].isdigit() and int(row["limit_hours"])):
        raise TaxonomyError("taxonomy", line, "limit_hours", f"{row['limit_hours']} is no count of hours")
    if row["responders"].split("|")[0] != row["lead"]:
        raise TaxonomyError("taxonomy", line, "lead", f"{row['lead']} is not the first responder")
    if row["emergency"] and not (row["advice_zh"] and row["advice_en"]):
        raise TaxonomyError("taxonomy", line, "advice_zh", "an urgent kind needs its advice in both languages")


def _leaf(line: int, row: dict[str, str]) -> Leaf:
    parts = {name: _split(line, name, row[name]) for name in ("responders", "emergency", "lawful_exit", "keywords")}
    _check(line, row)
    return Leaf(
        code=row["code"],
        group_zh=row["group_zh"],
        group_en=row["group_en"],
        name_zh=row["name_zh"],
        name_en=row["name_en"],
        sphere=row["sphere"],
        lead=row["lead"],
        complexity=row["complexity"],
        clock=row["clock"],
        limit_hours=int(row["limit_hours"]),
        sealed=row["sealed"] == "yes",
        examples=(row["example1"], row["example2"], row["example3"]),
        advice_zh=row["advice_zh"],
        advice_en=row["advice_en"],
        **parts,
    )


def _split(line: int, column: str, value: str) -> tuple[str, ...]:
    parts = tuple(value.split("|")) if value else ()
    if any(not piece for part in parts for piece in part.split("+")):
        raise TaxonomyError("taxonomy", line, column, "an empty entry between | or +")
    if len(set(parts)) != len(parts):
        raise TaxonomyError("taxonomy", line, column, "the same entry twice")
    return parts


def _words(text: str, leaves: dict[str, Leaf]) -> tuple[tuple[str, str, float], ...]:
    found: dict[tuple[str, str], float] = {}
    for line, row in _rows("words", text, WORD_COLUMNS):
        if not 1 <= len(row["word"]) <= 2:
            raise TaxonomyError("words", line, "word", f"{row['word']!r} has not one or two characters")
        if row["code"] not in leaves:
            raise TaxonomyError("words", line, "code", f"{row['code']} is no kind")
        if (row["word"], row["code"]) in found:
            raise TaxonomyError("words", line, "word", f"{row['word']} is there twice for {row['code']}")
        try:
            found[row["word"], row["code"]] = int(row["weight"]) / 10
        except ValueError:
            raise TaxonomyError("words", line, "weight", f"{row['weight']} is no whole number") from None
    return tuple((word, code, weight) for (word, code), weight in found.items())
