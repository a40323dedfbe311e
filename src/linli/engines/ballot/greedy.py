"""The rule that most towns use: from the most votes down, whatever still fits."""

from linli.engines.ballot.election import Election


def greedy(election: Election) -> tuple[str, ...]:
    """The projects that are funded, in the order in which they are taken. A project without a vote is not funded."""
    left, funded = election.budget, []
    for id in sorted(election.projects, key=election.precedence.__getitem__):
        cost = election.projects[id].cost
        if election.supporters[id] and cost <= left:
            funded.append(id)
            left -= cost
    return tuple(funded)
