"""The method of equal shares with a fixed amount for each voter, in exact fractions.

Peters, Pierczyński, Skowron: Proportional Participatory Budgeting with Additive Utilities (NeurIPS 2021), with the cost
of a project as what a voter gains by it, as in the votes of Wieliczka and Aarau.
"""

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction

from linli.engines.ballot.election import Election


@dataclass(frozen=True, slots=True)
class Purchase:
    """A project that its supporters bought: nobody paid more than `share`, and who had less paid all that was left.

    `support` is the cost by the share: with how many votes it counted in its round, had all who ticked it money left.
    """

    id: str
    support: Fraction
    share: Fraction


@dataclass(frozen=True, slots=True)
class Shares:
    """What was bought, in order, with `endowment` 元 for each voter; what each project that was not bought lacked."""

    endowment: Fraction
    bought: tuple[Purchase, ...]
    lacked: dict[str, Fraction]

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(one.id for one in self.bought)


class Purses:
    """What the voters have left. Voters with the same amount are counted together: only so are fractions quick."""

    def __init__(self, election: Election, endowment: Fraction) -> None:
        self.election = election
        self.left = [endowment] * len(election.ballots)
        self.ticked = [tuple(ticked) for ticked in election.ballots.values()]
        self.behind = {id: Counter({endowment: len(who)}) for id, who in election.supporters.items() if who}

    def money(self, id: str) -> Fraction:
        """What all supporters of a project have left."""
        return sum((amount * n for amount, n in self.behind[id].items()), Fraction())

    def share(self, id: str) -> Fraction | None:
        """The least amount that pays the project if none of its supporters pays more; None if they cannot pay it."""
        owed, payers = self.election.projects[id].cost, sum(self.behind[id].values())
        for amount in sorted(self.behind[id]):
            if amount * payers >= owed:
                return owed / payers
            n = self.behind[id][amount]
            owed -= amount * n
            payers -= n
        return None

    def pay(self, id: str, share: Fraction) -> None:
        """The supporters of a project pay for it, and it is off the list."""
        del self.behind[id]
        for voter in self.election.supporters[id]:
            before = self.left[voter]
            after = self.left[voter] = max(before - share, Fraction())
            for other in self.ticked[voter]:
                if counted := self.behind.get(other):
                    counted[before] -= 1
                    if not counted[before]:
                        del counted[before]
                    counted[after] += 1


def equal_shares(election: Election, endowment: Fraction) -> Shares:
    """Buy, as long as supporters can, the project with the most support for its cost."""
    purses, bought = Purses(election, endowment), []
    most = {id: Fraction(sum(n.values())) for id, n in purses.behind.items()}  # support never grows
    while best := _best(purses, most):
        bought.append(best)
        purses.pay(best.id, best.share)
        del most[best.id]
    lacked = {id: election.projects[id].cost - purses.money(id) for id in purses.behind}
    return Shares(endowment, tuple(bought), lacked)


def _best(purses: Purses, most: dict[str, Fraction]) -> Purchase | None:
    election = purses.election
    best: Purchase | None = None
    for id in sorted(most, key=most.__getitem__, reverse=True):
        if best and most[id] < best.support:
            break
        share = purses.share(id)
        if share is None:
            del most[id]  # nor will they ever be able to
            continue
        support = most[id] = election.projects[id].cost / share
        rank = (-support, election.precedence[id])
        if best is None or rank < (-best.support, election.precedence[best.id]):
            best = Purchase(id, support, share)
    return best
