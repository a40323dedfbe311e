"""How handling times are spread, as bands that a bar can show; values in, values out."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.insight.counting import Spread

EDGES = (
    (60, _("within 1 hour")),
    (240, _("1 to 4 hours")),
    (720, _("4 to 12 hours")),
    (1440, _("12 to 24 hours")),
    (4320, _("1 to 3 days")),
    (10080, _("3 to 7 days")),
    (43200, _("7 to 30 days")),
)
LONGER = _("longer than 30 days")


@dataclass(frozen=True)
class Band:
    """How many took that long, and what share of all that is (0 to 100)."""

    label: Any
    n: int
    share: float


def bands(of: Spread) -> list[Band]:
    """Each upper edge counts in its band; all of them together are all there are."""
    found = [0] * (len(EDGES) + 1)
    for minutes, n in of.of.items():
        place = next((k for k, (edge, _label) in enumerate(EDGES) if minutes <= edge), len(EDGES))
        found[place] += n
    labels = [*(label for _edge, label in EDGES), LONGER]
    return [Band(label, n, 100 * n / of.n if of.n else 0.0) for label, n in zip(labels, found, strict=True)]
