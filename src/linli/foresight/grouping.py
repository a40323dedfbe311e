"""Proposals that say the same of several places: read and decided as one, each with its own reason."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from linli.foresight.models import Proposal

T = TypeVar("T")


@dataclass(frozen=True)
class Group:
    """Proposals of one source, kind and season, one for each place; the earliest day first."""

    rows: tuple[Proposal, ...]

    @property
    def first(self) -> Proposal:
        return self.rows[0]

    @property
    def is_one(self) -> bool:
        return len(self.rows) == 1


def same(one: Proposal) -> tuple[str, str, str]:
    """What proposals have in common that are shown as one."""
    return one.source, one.kind, one.season


def grouped(rows: Iterable[Proposal]) -> list[Group]:
    """Proposals together with their like, in the order in which the first of each comes."""
    return [Group(tuple(found)) for found in together(rows, same)]


def together(rows: Iterable[T], key: Callable[[T], Hashable]) -> list[Sequence[T]]:
    """Rows of one key together, in the order in which the first of each comes."""
    found: dict[Hashable, list[T]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return list(found.values())
