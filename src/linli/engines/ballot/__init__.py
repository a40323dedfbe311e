"""Which projects the voters' own money would buy: equal shares, counted exactly, beside the greedy rule."""

from linli.engines.ballot.counting import Count, Finish, count
from linli.engines.ballot.election import BallotError, Election, Project
from linli.engines.ballot.equal_shares import Purchase, Shares, equal_shares
from linli.engines.ballot.greedy import greedy
from linli.engines.ballot.pabulib import read, write

__all__ = [
    "BallotError", "Count", "Election", "Finish", "Project", "Purchase", "Shares", "count", "equal_shares", "greedy",
    "read", "write",
]  # fmt: skip
