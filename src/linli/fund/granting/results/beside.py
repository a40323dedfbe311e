"""Money from elsewhere beside what the fund paid 撬动比, and the share of social and of public money.

Definitions, each shown with its numerator and denominator:
- the fund paid: what left the fund by a decision, less what came back; from the books.
- from elsewhere: what the office noted beside the project, less what it took back; never in the books, never income of
  the fund. Public budget 财政, a unit 单位, the residents themselves 居民自筹.
- 撬动比: from elsewhere ÷ the fund paid, in yuan for each yuan of the fund.
- social share: (the fund paid + units + residents) ÷ all of it; public share: public budget ÷ all of it.
Source: press reports told what residents paid themselves beside the fund's small money, and that projects no longer
live on public budget alone; neither can be judged unless both numbers stand beside each other.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Sum

from linli.fund.labels import Source
from linli.fund.models import Decision, Outside, Proposal


@dataclass(frozen=True)
class Beside:
    """In fen: what the fund paid, and what came from elsewhere by source."""

    fund: int = 0
    budget: int = 0
    unit: int = 0
    residents: int = 0

    @property
    def elsewhere(self) -> int:
        return self.budget + self.unit + self.residents

    @property
    def social(self) -> int:
        return self.fund + self.unit + self.residents

    @property
    def total(self) -> int:
        return self.fund + self.elsewhere

    @property
    def per_yuan(self) -> float | None:
        """Yuan from elsewhere for each yuan of the fund; None while the fund has paid nothing."""
        return round(self.elsewhere / self.fund, 2) if self.fund > 0 else None

    @property
    def social_percent(self) -> float | None:
        """The share of money that is no public budget; None while there is none at all."""
        return round(100 * self.social / self.total, 1) if self.total > 0 else None

    @property
    def public_percent(self) -> float | None:
        """The share of public budget; the two together are 100."""
        return None if self.social_percent is None else round(100 - self.social_percent, 1)

    @property
    def sources(self) -> list[tuple[str, int]]:
        """What came from elsewhere, by source in words; without those from which nothing came."""
        rows = ((Source.BUDGET, self.budget), (Source.UNIT, self.unit), (Source.RESIDENTS, self.residents))
        return [(str(source.label), fen) for source, fen in rows if fen]


def lines(proposal: Proposal) -> list[Outside]:
    """What was noted beside a project, by day. One query."""
    return list(Outside.objects.filter(proposal=proposal))


def of_project(paid: int, noted: Iterable[Outside]) -> Beside:
    """The money of one project: what the fund paid, and the lines noted beside it."""
    sums: dict[str, int] = {}
    for one in noted:
        sums[one.source] = sums.get(one.source, 0) + one.fen
    return _beside(paid, sums)


def of_all(community_id: UUID) -> Beside:
    """The money of all projects of a community together. Two queries."""
    paid = Decision.objects.filter(community=community_id, says="yes").aggregate(fen=Sum("drawn", default=0))["fen"]
    rows = Outside.objects.filter(community=community_id).order_by().values_list("source")
    return _beside(paid, dict(rows.annotate(fen=Sum("fen"))))


def _beside(paid: int, sums: dict[str, int]) -> Beside:
    return Beside(paid, *(sums.get(source, 0) for source in (Source.BUDGET, Source.UNIT, Source.RESIDENTS)))
