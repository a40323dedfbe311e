"""A vote for projects: what they cost, who ticked which, how much there is, and how ties are broken."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from hashlib import sha256

Key = tuple[int, Fraction, bytes]


class BallotError(ValueError):
    """An election that cannot be counted: says where, and why, in both languages."""

    def __init__(self, chinese: str, english: str) -> None:
        super().__init__(f"{chinese} · {english}")


@dataclass(frozen=True, slots=True)
class Project:
    """A project that can be funded whole or not at all; `cost` in 元, above 0."""

    id: str
    cost: Fraction
    name: str = ""


@dataclass(frozen=True)
class Election:
    """Projects by id, ballots by voter (the ids ticked), and the budget in 元.

    `lot` is what was published before the vote and decides the last ties, such as the root of the public log.
    """

    projects: Mapping[str, Project]
    ballots: Mapping[str, frozenset[str]]
    budget: Fraction
    lot: bytes = b""
    meta: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.budget < 0:
            raise BallotError(f"预算是 {self.budget}：不能是负数", f"the budget {self.budget} is negative")
        for project in self.projects.values():
            if project.cost <= 0:
                raise BallotError(
                    f"项目 {project.id} 的金额是 {project.cost}：必须大于 0",
                    f"project {project.id} costs {project.cost}: a cost must be above 0",
                )
        for voter, ticked in self.ballots.items():
            if unknown := ticked - self.projects.keys():
                raise BallotError(
                    f"选民 {voter} 勾了 {min(unknown)}：这次投票没有这个项目",
                    f"voter {voter} ticked {min(unknown)}, which is no project of this vote",
                )

    @cached_property
    def supporters(self) -> Mapping[str, tuple[int, ...]]:
        """Who ticked each project, by the number of the ballot."""
        found: dict[str, list[int]] = {id: [] for id in self.projects}
        for number, ticked in enumerate(self.ballots.values()):
            for id in ticked:
                found[id].append(number)
        return {id: tuple(numbers) for id, numbers in found.items()}

    @cached_property
    def precedence(self) -> Mapping[str, Key]:
        """The order among equals, smallest first: more votes, then lower cost, then the digest of lot and id."""
        return {
            id: (-len(self.supporters[id]), project.cost, sha256(self.lot + b"\n" + id.encode()).digest())
            for id, project in self.projects.items()
        }

    def cost(self, ids: "tuple[str, ...]") -> Fraction:
        """What some projects cost together."""
        return sum((self.projects[id].cost for id in ids), Fraction())

    def enough(self, part: int = 3) -> frozenset[str]:
        """The projects with votes for a `part`-th of their share of the money: votes/voters ≥ cost/(part × budget)."""
        voters = len(self.ballots)
        return frozenset(
            id
            for id, who in self.supporters.items()
            if who and len(who) * part * self.budget >= self.projects[id].cost * voters
        )

    def within(self, budget: Fraction, ids: "frozenset[str]") -> "Election":
        """The same vote for the projects that a purpose may pay, with that purpose's money."""
        kept = {id: project for id, project in self.projects.items() if id in ids}
        return Election(kept, {v: ticked & kept.keys() for v, ticked in self.ballots.items()}, budget, self.lot)
