"""A result in plain words: of each project who ticked it, what they could pay, and why it is funded or not."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linli.engines.ballot.leaves import PART
from linli.fund.models import Candidate, Mandate

Facts = Mapping[str, Any]


@dataclass(frozen=True)
class Told:
    """A project and how it came out."""

    candidate: Candidate
    votes: int
    funded: bool
    why: str
    mandate: Mandate | None = None


@dataclass(frozen=True)
class PoolTold:
    """The money of a purpose, what it funds, and by which rule; `each` is every household's part in yuan."""

    purpose: str
    name: str
    yuan: int
    cost: int
    each: int
    greedy: bool
    prefer: Mapping[str, int]
    projects: list[Told]

    @property
    def left(self) -> int:
        return self.yuan - self.cost


def pools(result: Facts, candidates: list[Candidate], carried: Mapping[int, Mandate]) -> list[PoolTold]:
    """Every pool of a result, the funded projects first; `carried` are proposals by the number of their project."""
    voters = len(result["ballots"])
    found = []
    for pool in result["pools"]:
        ours = [one for one in candidates if one.purpose.code == pool["purpose"]]
        told = [_told(one, pool, voters, carried) for one in ours]
        name = ours[0].purpose.name if ours else pool["purpose"]
        greedy = pool["rule"] == "greedy"
        found.append(
            PoolTold(
                pool["purpose"], name, pool["yuan"], pool["cost"], int(Fraction(pool["each"])), greedy, pool["prefer"],
                sorted(told, key=lambda one: (not one.funded, -one.votes, one.candidate.number)),
            )
        )  # fmt: skip
    return found


def _told(one: Candidate, pool: Facts, voters: int, carried: Mapping[int, Mandate]) -> Told:
    votes = {row["project"]: row["votes"] for row in pool["votes"]}.get(one.number, 0)
    funded = one.number in pool["funded"]
    return Told(one, votes, funded, _why(one, pool, votes, voters), carried.get(one.number))


def _why(one: Candidate, pool: Facts, votes: int, voters: int) -> str:
    """One sentence that says by which numbers it came out so."""
    if not votes:
        return _("Nobody ticked it.")
    if one.number in pool["few"]:
        needed = -(-one.yuan * voters // (PART * pool["yuan"]))
        return ngettext(
            "Too few for its cost: %(needed)s household was needed.",
            "Too few for its cost: %(needed)s households were needed.",
            needed,
        ) % {"needed": needed}
    if pool["rule"] == "greedy":
        if one.number in pool["funded"]:
            return _("Taken by the number of votes; it fitted into the money.")
        return _("By the number of votes others came before it, and it did not fit into what was left.")
    share = next((row["share"] for row in pool["bought"] if row["project"] == one.number), "")
    if share:
        return _("Those who ticked it pay it together: nobody more than %(share)s yuan of the own part.") % {
            "share": _plain(share)
        }
    lacked = next((row["yuan"] for row in pool["lacked"] if row["project"] == one.number), "0")
    return _("Those who ticked it had %(have)s yuan left together; %(lack)s yuan were missing.") % {
        "have": _plain(Fraction(one.yuan) - Fraction(lacked)),
        "lack": _plain(lacked),
    }


def _plain(amount: str | Fraction) -> str:
    """Yuan as people read them: 47.33, or 60 where nothing follows the point."""
    value = Fraction(amount)
    return f"{value.numerator:,}" if value.denominator == 1 else f"{float(value):,.2f}"
