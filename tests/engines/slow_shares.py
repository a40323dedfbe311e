"""Equal shares once more, as its authors state it, without a thought for time: what the quick count is held against."""

from fractions import Fraction

Votes = list[set[str]]
Costs = dict[str, int]


def first_by(rule: list[str], tied: list[str]) -> str:
    return min(tied, key=rule.index)


def bought(costs: Costs, votes: Votes, each: Fraction, rule: list[str]) -> list[str]:
    """The projects bought with `each` 元 a voter; `rule` is the order among equals."""
    purse = dict.fromkeys(range(len(votes)), each)
    won: list[str] = []
    while True:
        price: dict[str, Fraction] = {}
        for id in costs:
            backers = [voter for voter in purse if id in votes[voter]]
            if id not in won and backers and sum(purse[voter] for voter in backers) >= costs[id]:
                price[id] = least_cap(costs[id], [purse[voter] for voter in backers]) / costs[id]
        if not price:
            return won
        cheapest = min(price.values())
        best = first_by(rule, [id for id in price if price[id] == cheapest])
        for voter in purse:
            if best in votes[voter]:
                purse[voter] -= min(purse[voter], cheapest * costs[best])
        won.append(best)


def least_cap(cost: int, purses: list[Fraction]) -> Fraction:
    """The least r such that the sum of min(purse, r) is the cost: one of n candidates."""
    for poor in range(len(purses)):
        by_wealth = sorted(purses)
        cap = (cost - sum(by_wealth[:poor])) / Fraction(len(purses) - poor)
        if sum(min(purse, cap) for purse in purses) == cost:
            return cap
    raise AssertionError("cannot be paid")


def completed(costs: Costs, votes: Votes, budget: int, rule: list[str]) -> list[str]:
    each = Fraction(budget // len(votes))
    now = bought(costs, votes, each, rule)
    wanted = {id for ticked in votes for id in ticked}
    while set(now) != wanted:
        more = bought(costs, votes, each + 1, rule)
        if sum(costs[id] for id in more) > budget:
            break
        each, now = each + 1, more
    return now
