"""Rules of partners: who is counted how often, how often something was offered, what needs whose word."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations

DAYS = {"week": 7, "month": 30.4375, "quarter": 91.3125, "year": 365.25}


@dataclass(frozen=True)
class Counted:
    """Organisations by relation, each once in each; and how many there are when each is counted once (N13)."""

    by_sort: dict[str, int]
    overlaps: dict[tuple[str, str], int]
    distinct: int
    with_members: int

    @property
    def in_all_sorts(self) -> int:
        """The sum over all relations, in which whoever has two counts twice."""
        return sum(self.by_sort.values())

    def before(self, *sorts: str) -> int:
        """The sum over some relations, before de-duplication."""
        return sum(self.by_sort.get(sort, 0) for sort in sorts)


def count(ties: Iterable[tuple[str, str]], members: Mapping[str, Collection[str]]) -> Counted:
    """Count (organisation, sort) pairs; `members` are those of each alliance, who are reached through it, each once."""
    held: dict[str, set[str]] = {}
    for organisation, sort in ties:
        held.setdefault(sort, set()).add(organisation)
    overlaps = {
        (first, second): len(held[first] & held[second]) for first, second in combinations(sorted(held), 2)
        if held[first] & held[second]
    }  # fmt: skip
    tied = set().union(*held.values()) if held else set()
    return Counted({sort: len(found) for sort, found in held.items()}, overlaps, len(tied), len(reached(tied, members)))


def reached(tied: Iterable[str], members: Mapping[str, Collection[str]]) -> set[str]:
    """Organisations and, through alliances among them, their members, and theirs in turn; each once."""
    found, left = set(tied), list(tied)
    while left:
        for member in members.get(left.pop(), ()):
            if member not in found:
                found.add(member)
                left.append(member)
    return found


def makes_circle(alliance: str, member: str, members: Mapping[str, Collection[str]]) -> bool:
    """Whether a membership would make an alliance a member of itself."""
    return alliance in reached([member], members)


def times_offered(times: int, per: str, days: int) -> int:
    """How often something is offered in so many days on which it stands: to the nearest, at least once."""
    if days <= 0:
        return 0
    return times if per == "once" else max(1, round(times * days / DAYS[per]))


def days_within(start: date, end: date | None, since: date, until: date) -> int:
    """How many days of [start, end) lie in [since, until)."""
    return max(0, (min(end or until, until) - max(start, since)).days)
