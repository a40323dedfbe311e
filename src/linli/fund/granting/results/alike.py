"""What projects like this one cost before: of the same sort, or with words in common. A fact, no measure."""

from dataclasses import dataclass
from datetime import date

from linli.fund.granting.rules import in_common
from linli.fund.labels import Asks
from linli.fund.models import Decision, Proposal

MOST = 5


@dataclass(frozen=True)
class Alike:
    """A project that was granted before: what it was granted, what of that was paid, the words in common."""

    code: str
    name: str
    day: date
    fen: int
    drawn: int
    common: tuple[str, ...]


def alike(proposal: Proposal, before: int | None = None) -> list[Alike]:
    """Granted proposals with words of their name in common, the most first; seed grants, stipends, kits and fees also
    those of their own sort. At most five, decided before a leaf if asked for. One query.
    """
    granted = Decision.objects.filter(community=proposal.community_id, says="yes").exclude(proposal=proposal)
    if before is not None:
        granted = granted.filter(number__lt=before)
    found: list[Alike] = []
    for one in granted.select_related("proposal").order_by("-number"):
        other = one.proposal
        common = tuple(in_common(proposal.name, other.name))
        if common or (other.sort == proposal.sort and other.sort != Asks.PROJECT):
            found.append(Alike(other.code, other.name, one.day, one.fen, one.drawn, common))
    return sorted(found, key=lambda one: -sum(map(len, one.common)))[:MOST]
