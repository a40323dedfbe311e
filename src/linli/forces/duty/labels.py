"""Words of being away: what one says in two taps."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext_lazy

from linli.forces.stages import AwayKind

SPANS = (
    (AwayKind.AWAY, 1, gettext_lazy("Away today")),
    (AwayKind.AWAY, 3, gettext_lazy("Away for three days")),
    (AwayKind.AWAY, 7, gettext_lazy("Away for a week")),
    (AwayKind.AWAY, 14, gettext_lazy("Away for two weeks")),
    (AwayKind.EVENINGS, 7, gettext_lazy("Evenings only, for a week")),
    (AwayKind.EVENINGS, 28, gettext_lazy("Evenings only, for four weeks")),
)


@dataclass(frozen=True)
class Span:
    """One button: what it says, and from when one can be reached again."""

    value: str
    label: Any
    until: date


def spans(day: date) -> list[Span]:
    """The buttons of a day."""
    made = ((kind, day + timedelta(days=days), label) for kind, days, label in SPANS)
    return [Span(f"{kind}:{until}", label, until) for kind, until, label in made]
