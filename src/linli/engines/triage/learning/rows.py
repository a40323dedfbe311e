"""Texts as sparse rows of numbers: which runs of signs they hold, and products of such rows with weights."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Places = npt.NDArray[np.int64]

OFTEN = 0.03  # a column in more than this share of the rows is multiplied as a dense one
SIGNS = (1 << 15) - 1  # four signs of fifteen bits fit one number of 64; rarer signs beyond these are left out


@dataclass(frozen=True)
class Rows:
    """`len(ends) - 1` rows of `width` columns; row i holds `values[ends[i]:ends[i+1]]` in the columns `places`."""

    ends: Places
    places: Places
    values: Floats
    width: int

    @property
    def height(self) -> int:
        """How many rows."""
        return len(self.ends) - 1

    @cached_property
    def row_of(self) -> Places:
        """The row of each value."""
        return np.repeat(np.arange(self.height), np.diff(self.ends))

    @cached_property
    def spread(self) -> Places:
        """How many rows hold each column."""
        return np.bincount(self.places, minlength=self.width)

    def kept(self, columns: npt.NDArray[np.bool_]) -> "Rows":
        """The same rows with these columns only, renumbered in order."""
        number = np.cumsum(columns) - 1
        stays = columns[self.places]
        return _packed(
            self.row_of[stays], number[self.places[stays]], self.values[stays], self.height, int(columns.sum())
        )

    def chosen(self, rows: Places) -> "Rows":
        """These rows, in this order."""
        sizes = np.diff(self.ends)[rows]
        ends = np.concatenate(([0], np.cumsum(sizes)))
        source = np.arange(ends[-1]) - np.repeat(ends[:-1] - self.ends[:-1][rows], sizes)
        return Rows(ends, self.places[source], self.values[source], self.width)

    def scaled(self, by: Floats) -> "Rows":
        """Each column times its factor."""
        return Rows(self.ends, self.places, self.values * by[self.places], self.width)

    def of_length(self, length: float) -> "Rows":
        """Each row with that Euclidean length (an empty one stays empty)."""
        squares = np.bincount(self.row_of, self.values.astype(np.float64) ** 2, self.height)
        factor = (length / np.sqrt(np.maximum(squares, 1e-12))).astype(np.float32)
        return Rows(self.ends, self.places, self.values * factor[self.row_of], self.width)

    def beside(self, other: "Rows") -> "Rows":
        """The columns of `other` appended to these."""
        row = np.concatenate((self.row_of, other.row_of))
        place = np.concatenate((self.places, other.places + self.width))
        order = np.argsort(row, kind="stable")
        values = np.concatenate((self.values, other.values))
        return _packed(row[order], place[order], values[order], self.height, self.width + other.width)

    @cached_property
    def _parts(self) -> tuple[Places, Floats, list[tuple[int, Places, Floats]]]:
        """Columns held often as a dense block; the rest of each row that has any."""
        often = self.spread > OFTEN * self.height
        columns = np.flatnonzero(often)
        number = np.cumsum(often) - 1
        dense = np.zeros((self.height, len(columns)), np.float32)
        in_block = often[self.places]
        dense[self.row_of[in_block], number[self.places[in_block]]] = self.values[in_block]
        row, place, value = self.row_of[~in_block], self.places[~in_block], self.values[~in_block]
        ends = _packed(row, place, value, self.height, self.width).ends.tolist()
        spans = ((number, ends[number], ends[number + 1]) for number in range(self.height))
        return columns, dense, [(number, place[a:b], value[a:b]) for number, a, b in spans if a < b]

    def times(self, weights: Floats) -> Floats:
        """Rows × (width, k) → (height, k). Row by row, so that what a row needs stays in the cache."""
        columns, dense, rest = self._parts
        found = np.asarray(dense @ weights[columns], np.float32)
        for row, places, values in rest:
            found[row] += values @ weights[places]
        return found

    def across(self, values: Floats) -> Floats:
        """The transposed rows × (height, k) → (width, k)."""
        columns, dense, rest = self._parts
        found = np.zeros((self.width, values.shape[1]), np.float32)
        found[columns] = dense.T @ values
        for row, places, factors in rest:
            found[places] += factors[:, None] * values[row]
        return found


def _packed(row: Places, place: Places, value: Floats, height: int, width: int) -> Rows:
    ends = np.concatenate(([0], np.cumsum(np.bincount(row, minlength=height))))
    return Rows(ends, place, value, width)


def grams(texts: Sequence[str], longest: int, least: int) -> tuple[list[str], Rows]:
    """Every run of 1…`longest` (≤ 4) letters or digits that `least` texts hold, and how often each text holds it."""
    signs, text_of, alphabet = _signs(texts)
    names: list[str] = []
    parts: list[tuple[Any, Any, Any]] = []
    for size in range(1, longest + 1):
        runs, where = _runs(signs, text_of, size)
        if not len(runs):
            continue
        known, number = np.unique(runs, return_inverse=True)
        pairs, times = np.unique(where * len(known) + number, return_counts=True)
        row, column = np.divmod(pairs, len(known))
        enough = np.bincount(column, minlength=len(known)) >= least
        stays, new = enough[column], np.cumsum(enough) - 1 + len(names)
        parts.append((row[stays], new[column[stays]], times[stays]))
        names += [
            "".join(alphabet[run >> 15 * k & SIGNS] for k in reversed(range(size))) for run in known[enough].tolist()
        ]
    row, place, value = (np.concatenate([part[k] for part in parts] or [np.zeros(0, np.int64)]) for k in range(3))
    order = np.argsort(row, kind="stable")
    return names, _packed(row[order], place[order], value[order].astype(np.float32), len(texts), len(names))


def _signs(texts: Sequence[str]) -> tuple[Places, Places, list[str]]:
    """The signs of all texts as numbers (0: a break), the text of each, and the sign of each number."""
    joined = "\n".join(texts) + "\n"
    points = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
    known, number, times = np.unique(points, return_inverse=True, return_counts=True)
    usual = np.argsort(-times, kind="stable")[:SIGNS]
    alphabet, new = [""], np.zeros(len(known), np.int64)
    for place in sorted(usual.tolist()):
        if chr(known[place]).isalnum():
            new[place] = len(alphabet)
            alphabet.append(chr(known[place]))
    sizes = np.array([len(text) + 1 for text in texts], np.int64)
    return new[number], np.repeat(np.arange(len(texts)), sizes), alphabet


def _runs(signs: Places, text_of: Places, size: int) -> tuple[Places, Places]:
    count = max(len(signs) - size + 1, 0)
    runs, whole = np.zeros(count, np.int64), np.ones(count, bool)
    for place in range(size):
        part = signs[place : place + count]
        runs = runs << 15 | part
        whole &= part > 0
    return runs[whole], text_of[:count][whole]
