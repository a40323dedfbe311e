"""A residents' vote as the public log tells it, counted pool by pool: so anyone counts it again from the log alone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from typing import Any

from linli.engines.ballot.counting import Count, Finish, count
from linli.engines.ballot.election import Election, Project
from linli.engines.ballot.pabulib import write

PART = 3  # a project needs the votes of a third of its share of the money
Facts = Mapping[str, Any]


@dataclass(frozen=True)
class Counted:
    """A pool's count: all projects of its purpose, those with votes enough to be counted, and how it came out."""

    purpose: str
    everything: Election
    eligible: Election

    @cached_property
    def count(self) -> Count:
        """Counted when it is asked for."""
        return count(self.eligible)

    @property
    def few(self) -> list[int]:
        return sorted(int(id) for id in self.everything.projects.keys() - self.eligible.projects.keys())


def counted(vote: Facts, ballots: Iterable[Facts], lot: str) -> list[Counted]:
    """Every pool of an announced vote, counted. `ballots` are {code, ticks}; `lot` decides the last ties."""
    ticked = {one["code"]: frozenset(map(str, one["ticks"])) for one in ballots}
    projects = {str(p["project"]): Project(str(p["project"]), Fraction(p["yuan"]), p["name"]) for p in vote["projects"]}
    whole = Election(projects, ticked, Fraction(), lot.encode())
    found = []
    for pool in vote["pools"]:
        ids = frozenset(str(p["project"]) for p in vote["projects"] if p["purpose"] == pool["purpose"])
        everything = whole.within(Fraction(pool["yuan"]), ids)
        eligible = everything.within(everything.budget, everything.enough(PART))
        found.append(Counted(pool["purpose"], everything, eligible))
    return found


def outcome(one: Counted) -> dict[str, Any]:
    """What a result's leaf says of a pool: whole yuan as numbers, fractions such as 71/3 as text."""
    made, shares = one.count, one.count.shares
    bought = shares.bought if shares else ()
    lacked = shares.lacked if shares else {}
    return {
        "purpose": one.purpose,
        "yuan": int(one.everything.budget),
        "rule": made.rule,
        "funded": sorted(int(id) for id in made.funded),
        "cost": int(made.cost),
        "each": str(shares.endowment if shares else 0),
        "finish": (made.finish or Finish.NO_VOTES).value,
        "bought": [{"project": int(p.id), "support": str(p.support), "share": str(p.share)} for p in bought],
        "lacked": [{"project": int(id), "yuan": str(lacked[id])} for id in sorted(lacked, key=int)],
        "few": one.few,
        "votes": [{"project": int(id), "votes": len(who)} for id, who in one.everything.supporters.items()],
        "prefer": {"mes": made.prefer_shares, "greedy": made.prefer_greedy},
    }


def file_of(one: Counted, vote: Facts, lot: str) -> str:
    """The ballots of a pool as a Pabulib file: `linli ballot count` gives the result from it again."""
    meta = {
        "description": f"{vote['name']} {vote['vote']} {one.purpose}",
        "rule": "mes",
        "min_length": str(vote["least"]),
        "date_begin": vote["opens"],
        "date_end": vote["closes"],
        "lot": lot,
        "left_out": ",".join(map(str, one.few)),
    }
    return write(replace(one.eligible, meta=meta))


def faults(vote: Facts, result: Facts) -> list[str]:
    """The pools of a result that its own ballots do not give, by their purposes: it is counted again from the log."""
    told = {pool["purpose"]: pool for pool in result["pools"]}
    again = {one.purpose: outcome(one) for one in counted(vote, result["ballots"], result["lot"])}
    return sorted(purpose for purpose in {*told, *again} if told.get(purpose) != again.get(purpose))


def wrong_results(leaves: Sequence[Facts]) -> list[tuple[int, str]]:
    """Every result in a log that its own ballots do not give: the index of its leaf, and the purpose."""
    return [
        (index, purpose)
        for index, leaf in enumerate(leaves)
        if leaf.get("kind") == "result"
        for purpose in _purposes(leaves, leaf)
    ]


def _purposes(leaves: Sequence[Facts], result: Facts) -> list[str]:
    try:
        return faults(leaves[result["vote"]], result)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        return ["?"]  # it cannot even be read
