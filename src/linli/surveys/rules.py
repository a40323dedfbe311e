"""Rules of surveys: the share with its margin, the sample, what is too small to be told, which years compare."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from math import sqrt
from random import Random
from typing import Any

LENGTH = 16  # signs of a code
LEAST = 5  # fewer answers than this are not told, and no cell smaller than this beside the share
FEWEST, MOST_QUESTIONS = 20, 5  # of a random sample, and of questions
Z = 1.959964  # 95 % of a normal law lie within so many deviations


def digest(secret: str) -> str:
    """What is kept of a code: SHA-256 of its signs."""
    return sha256(secret.encode()).hexdigest()


def plain_code(typed: str) -> str:
    """A code as someone typed it: without gaps, in capitals."""
    return "".join(sign for sign in typed.upper() if sign.isalnum())


def in_fours(secret: str) -> str:
    """A code as it is printed, such as ABCD-EFGH-JKMN-PQRS."""
    return "-".join(secret[n : n + 4] for n in range(0, len(secret), 4))


def drawn(frame: Sequence[tuple[str, str]], size: int, seed: int) -> list[tuple[str, str]]:
    """A random sample of a frame, each household equally likely, in the order of the frame; the seed draws it again."""
    if size >= len(frame):
        return list(frame)
    return [frame[n] for n in sorted(Random(seed).sample(range(len(frame)), size))]


@dataclass(frozen=True)
class Share:
    """So many of n, in per cent, with the ends of the 95 % interval."""

    part: int
    n: int
    value: float
    low: float
    high: float


def wilson(part: int, n: int, population: int) -> Share | None:
    """A share with Wilson's interval, narrowed as the sample nears a finite population; None of nothing.

    The finite population enters as a greater n: n · (N − 1) / (N − n). When all were asked and answered there is no
    margin. Raises `ValueError` for a part that is none.
    """
    if not 0 <= part <= n:
        raise ValueError(f"{part} of {n}")
    if n == 0:
        return None
    p = part / n
    if n >= population:
        return Share(part, n, 100 * p, 100 * p, 100 * p)
    m = n * (population - 1) / (population - n)
    middle = (p + Z * Z / (2 * m)) / (1 + Z * Z / m)
    half = Z * sqrt(p * (1 - p) / m + Z * Z / (4 * m * m)) / (1 + Z * Z / m)
    return Share(part, n, 100 * p, 100 * max(0.0, middle - half), 100 * min(1.0, middle + half))


def may_show_cells(cells: Mapping[str, int]) -> bool:
    """Whether single answers may be told: none of them is so small that it points at a few people."""
    return all(n == 0 or n >= LEAST for n in cells.values())


Told = Mapping[str, Any]  # question {key, version}, sampling, ways, of a survey or an earlier result


def differences(one: Told, other: Told) -> list[str]:
    """Why two results of a question do not compare: question, method, ways, or something that was not told."""
    found = []
    if not one.get("size") or not other.get("size") or not one.get("surveyor") or not other.get("surveyor"):
        found.append("untold")
    if (one.get("key"), one.get("version")) != (other.get("key"), other.get("version")) or not one.get("key"):
        found.append("question")
    if one.get("sampling") != other.get("sampling"):
        found.append("sampling")
    return found
