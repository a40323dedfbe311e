"""Names and codes of new micro-grids: the next number after those that were ever given, in the office's own pattern."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from linli.planning.models import DraftGrid, Piece
from linli.territory.models import MicroGrid

TAIL = re.compile(r"(.*?)(\d+)$")


@dataclass(frozen=True)
class Named:
    """What a new micro-grid is called, and what it lies in."""

    code: str
    name: str
    compound: UUID | None
    general_grid: UUID | None


def named(community_id: UUID, grids: Iterable[DraftGrid]) -> dict[UUID, Named]:
    """A name for each new micro-grid of a draft, in the order of their numbers. Two queries."""
    wanted = sorted(grids, key=lambda grid: grid.number)
    if not wanted:
        return {}
    codes = list(MicroGrid.objects.filter(community_id=community_id).values_list("code", flat=True))
    fresh = next_codes(codes, len(wanted))
    homes: dict[UUID, Counter[tuple[UUID, UUID | None, str]]] = {}
    rows = Piece.objects.filter(grid__in=wanted).select_related("stairwell__compound")
    for piece in rows:
        at = piece.stairwell.compound
        key = (at.pk, at.general_grid_id, at.name)
        homes.setdefault(piece.grid_id, Counter())[key] += piece.households
    found = {}
    for grid, code in zip(wanted, fresh, strict=True):
        (compound, general, name), _households = homes[grid.pk].most_common(1)[0]
        called = _("%(compound)s micro-grid %(code)s") % {"compound": name, "code": code}
        found[grid.pk] = Named(code, called[:60], compound, general)
    return found


def next_codes(codes: Iterable[str], count: int) -> list[str]:
    """Codes after those that there are, in the pattern of most of them: W01, W02, … W84 → W85. None is given twice."""
    taken = set(codes)
    parts = [(m[1], m[2]) for code in taken if (m := TAIL.match(code))]
    prefixes = Counter(prefix for prefix, _ in parts)
    prefix = min(prefixes, key=lambda p: (-prefixes[p], p)) if prefixes else "W"
    numbers = [digits for p, digits in parts if p == prefix]
    width = max(map(len, numbers), default=2)
    last = max(map(int, numbers), default=0)
    return [f"{prefix}{last + n:0{width}}"[:20] for n in range(1, count + 1)]
