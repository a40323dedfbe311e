"""The whole count: equal shares, completed in whole 元, compared with the greedy rule; and why it came out so."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Literal

from linli.engines.ballot.election import BallotError, Election
from linli.engines.ballot.equal_shares import Shares, equal_shares
from linli.engines.ballot.greedy import greedy
from linli.engines.ballot.screening import Close, Screen

Rule = Literal["mes", "greedy"]


class Finish(StrEnum):
    """Why the completion ended."""

    OVERSPENDS = "overspends"  # one 元 more for each voter would buy for more than there is
    ALL_BOUGHT = "all bought"  # every project that anyone ticked is funded
    NO_VOTES = "no votes"


@dataclass(frozen=True, slots=True)
class Count:
    """What is funded. `shares` is the last run of equal shares that fits; of the voters, so many have more funded
    projects that they ticked by equal shares, or by the greedy rule: only if the latter are more is `rule` greedy."""

    rule: Rule
    funded: tuple[str, ...]
    cost: Fraction
    shares: Shares | None = None
    finish: Finish | None = None
    prefer_shares: int = 0
    prefer_greedy: int = 0


def count(election: Election, rule: Rule = "mes") -> Count:
    """Count by equal shares with completion and comparison, or by the greedy rule alone."""
    by_votes = greedy(election)
    if rule == "greedy":
        return Count("greedy", by_votes, election.cost(by_votes))
    if rule != "mes":
        raise BallotError(f"没有 {rule} 这种规则：只有 mes 和 greedy", f"rule {rule}: there are mes and greedy")
    shares, finish = completed(election)
    for_shares, for_greedy = preferences(election, shares.ids, by_votes)
    wins: Rule = "greedy" if for_greedy > for_shares else "mes"
    funded = by_votes if wins == "greedy" else shares.ids
    return Count(wins, funded, election.cost(funded), shares, finish, for_shares, for_greedy)


def completed(election: Election) -> tuple[Shares, Finish]:
    """Equal shares with the largest whole endowment reached before the next 元 for each voter would overspend.

    It begins with the budget by the voters, rounded down to whole 元, and goes on past outcomes that leave no project
    affordable, as the towns of Wieliczka, Świecie and Assen counted.
    """
    voters = len(election.ballots)
    if not any(election.supporters.values()):
        return Shares(Fraction(), (), {}), Finish.NO_VOTES
    endowment, supported = Fraction(election.budget // voters), sum(map(bool, election.supporters.values()))
    screen = Screen(election)
    bought = _bought(screen, election, endowment)
    while len(bought) < supported:
        more = _bought(screen, election, endowment + 1)
        if election.cost(more) > election.budget:
            return equal_shares(election, endowment), Finish.OVERSPENDS
        endowment, bought = endowment + 1, more
    return equal_shares(election, endowment), Finish.ALL_BOUGHT


def _bought(screen: Screen, election: Election, endowment: Fraction) -> tuple[str, ...]:
    try:
        return screen.bought(endowment)
    except Close:
        return equal_shares(election, endowment).ids


def preferences(election: Election, one: tuple[str, ...], other: tuple[str, ...]) -> tuple[int, int]:
    """How many voters ticked more projects of the one outcome, and how many more of the other."""
    gains = [len(ticked.intersection(one)) - len(ticked.intersection(other)) for ticked in election.ballots.values()]
    return sum(gain > 0 for gain in gains), sum(gain < 0 for gain in gains)
