"""Two models on the same labelled messages: how well each reads them, where they differ, and whether by chance."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import comb
from typing import Protocol


class Answer(Protocol):
    """What is compared of a prediction."""

    @property
    def label(self) -> str: ...


class Reader(Protocol):
    """What is compared: anything that gives a label to a message."""

    def predict(self, message: Mapping[str, str], /) -> Answer: ...


class Marked(Protocol):
    """A message and its true label."""

    @property
    def fields(self) -> Mapping[str, str]: ...
    @property
    def label(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Comparison:
    """Counts of messages right in both, in one only, in neither; `chance`: two-sided exact McNemar probability.

    `old_f1`, `new_f1`: macro-F1 over the true labels. `differ`: number in the file from 0, truth, old and new label.
    """

    both: int
    old_only: int
    new_only: int
    neither: int
    chance: float
    old_f1: float
    new_f1: float
    differ: tuple[tuple[int, str, str, str], ...]


def compare(old: Reader, new: Reader, messages: Sequence[Marked]) -> Comparison:
    """Ask both about every message."""
    truth = [message.label for message in messages]
    before = [old.predict(message.fields).label for message in messages]
    after = [new.predict(message.fields).label for message in messages]
    cases = Counter((t == a, t == b) for t, a, b in zip(truth, before, after, strict=True))
    rows = enumerate(zip(truth, before, after, strict=True))
    return Comparison(
        cases[True, True],
        cases[True, False],
        cases[False, True],
        cases[False, False],
        mcnemar(cases[True, False], cases[False, True]),
        macro_f1(truth, before),
        macro_f1(truth, after),
        tuple((number, t, a, b) for number, (t, a, b) in rows if a != b),
    )


def mcnemar(one: int, other: int) -> float:
    """How likely a difference at least this large is by chance, of `one + other` messages that only one got right."""
    total = one + other
    tail = sum(comb(total, count) for count in range(min(one, other) + 1))
    return min(1.0, tail / (1 << total) * 2)


def macro_f1(truth: Sequence[str], said: Sequence[str]) -> float:
    """The mean over the true labels of 2 · hits / (there + said)."""
    there, named = Counter(truth), Counter(said)
    hits = Counter(t for t, s in zip(truth, said, strict=True) if t == s)
    return sum(2 * hits[label] / (there[label] + named[label]) for label in there) / max(len(there), 1)


def wilson(hits: int, total: int, z: float = 1.96) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927)."""
    if not total:
        return 0.0, 1.0
    share, spread = hits / total, z * z / total
    middle = (share + spread / 2) / (1 + spread)
    width = z * ((share * (1 - share) + spread / 4) / total) ** 0.5 / (1 + spread)
    return max(0.0, middle - width), min(1.0, middle + width)
