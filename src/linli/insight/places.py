"""General grids side by side: in the order of the register, never by a number, and none where n is below five."""

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from linli.access import gate
from linli.cases.models import Case
from linli.insight.counting import RULES, Key, cover, part, spread
from linli.insight.counting import sums as summed
from linli.insight.facts import matters
from linli.insight.figures import FEW, Asked
from linli.insight.tables import Checkpoint, Tally
from linli.territory.models import GeneralGrid
from linli.territory.queries import by_number


@dataclass(frozen=True)
class Beside:
    """A general grid over a period; None where fewer than five matters would tell of somebody."""

    name: str
    reported: int | None
    answered: int | None
    median: float | None
    p90: float | None


def beside(asked: Asked) -> list[Beside]:
    """Every general grid of the community. Three queries."""
    grids = list(GeneralGrid.objects.filter(community=asked.by.community).values_list("pk", "name"))
    held = _sums(asked, [id for id, _name in grids])
    return [_row(name, held.get(id, {})) for id, name in sorted(grids, key=lambda grid: by_number(grid[1]))]


def _row(name: str, held: dict[str, int]) -> Beside:
    reported, of = sum(part(held, "sphere").values()), spread(held)
    shown = of.n >= FEW
    return Beside(
        name,
        reported if reported >= FEW else None,
        of.n if shown else None,
        of.within(0.5) if shown else None,
        of.within(0.9) if shown else None,
    )


def _sums(asked: Asked, grids: list[UUID]) -> dict[UUID, dict[str, int]]:
    """The sums of each grid: those kept, as far as they were followed, or counted where none are kept yet."""
    found: dict[UUID, Counter[str]] = {id: Counter() for id in grids}
    spans = cover(asked.first, asked.last)
    ready = Checkpoint.objects.filter(community=asked.by.community, built_to=None, rules=RULES).exists()
    if ready:
        keys = {Key("general_grid", id, *span).id: id for id in grids for span in spans}
        for pk, counts in Tally.objects.filter(pk__in=list(keys)).values_list("pk", "counts"):
            found[keys[pk]].update(counts)
        return {id: dict(sum) for id, sum in found.items()}
    rows = gate.allowed(asked.by, asked.action, Case.objects.filter(community=asked.by.community))
    for key, sum in summed((matter, 1) for matter in matters(rows).values()).items():
        if key.level == "general_grid" and key.place in found and (key.span, key.start) in spans:
            found[key.place].update(sum)
    return {id: dict(sum) for id, sum in found.items()}
