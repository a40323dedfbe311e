"""Words of the alliance for pages: skills, times, places, and why someone is suggested."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import Any
from uuid import UUID

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from linli.engines.helping import Suggestion
from linli.forces.alliance import rules, skills
from linli.forces.allied import WEEKDAYS, AllyKind, Part, Reach
from linli.forces.models import Ally, Thanks
from linli.territory.queries import members_on, natural
from linli.web.territory.doors import by_compound

PRESETS = (
    ("w0", gettext_lazy("weekday mornings")),
    ("w1", gettext_lazy("weekday afternoons")),
    ("w2", gettext_lazy("weekday evenings")),
    ("e0", gettext_lazy("weekend mornings")),
    ("e1", gettext_lazy("weekend afternoons")),
    ("e2", gettext_lazy("weekend evenings")),
)
REACHES = tuple((str(n), label) for n, label in enumerate(Reach.labels))


def language() -> str:
    return "en" if get_language() == "en" else "zh"


def skill(code: str) -> str:
    """The name of a skill in the language of the page."""
    return skills.named(code, language())


def skilled(codes: Iterable[str]) -> str:
    """Several skills in one line."""
    return (", " if language() == "en" else "、").join(skill(code) for code in codes)


def skill_choices() -> list[tuple[str, str]]:
    return [(one.code, one.name(language())) for one in skills.every()]


def skill_picks() -> list[tuple[str, str, str]]:
    """Code, name and example of every skill."""
    return [(one.code, one.name(language()), one.hint(language())) for one in skills.every()]


def slots_of(ticked: Iterable[str]) -> int:
    """The bits of ticked times: presets such as w0, single ones such as 5-0, or `any`."""
    marks = set(ticked)
    if "any" in marks:
        return 2**21 - 1
    spread = {f"{day}-{one[1]}" for one in marks if one[0:1] == "w" for day in range(5)}
    spread |= {f"{day}-{one[1]}" for one in marks if one[0:1] == "e" for day in (5, 6)}
    return rules.slots_of(marks | spread)


def times(slots: int) -> str:
    """Times in words: any time, or days with their parts."""
    if slots == 2**21 - 1:
        return _("any time")
    marks = rules.marks_of(slots)
    parts = []
    for day, here in groupby(marks, lambda mark: int(mark[0])):
        named = "/".join(str(Part.labels[int(mark[2])]) for mark in here)
        parts.append(f"{WEEKDAYS[day]} {named}")
    return (", " if language() == "en" else "、").join(parts)


def week(chosen: Iterable[str]) -> list[dict[str, Any]]:
    """The weekdays with their parts, to be ticked."""
    held = set(chosen)
    return [
        {"day": label, "parts": [(f"{day}-{n}", part, f"{day}-{n}" in held) for n, part in enumerate(Part.labels)]}
        for day, label in enumerate(WEEKDAYS)
    ]


def doors(community: UUID, day: date, within: Iterable[UUID] | None = None) -> list[dict[str, Any]]:
    """Micro-grids as people know them, by their doors, under the name of each compound. One query."""
    rows = list(members_on(community, day))
    kept = set(within) if within is not None else None
    found = []
    rows.sort(key=lambda m: (m.stairwell.compound.name, natural(m.micro_grid.code)))
    for compound, here in groupby(rows, lambda m: m.stairwell.compound.name):
        grids: dict[UUID, list[Any]] = {}
        for row in here:
            if kept is None or row.micro_grid_id in kept:
                grids.setdefault(row.micro_grid_id, []).append(row)
        if grids:
            named = [(str(grid), by_compound(members)[0]["doors"]) for grid, members in grids.items()]
            found.append({"compound": compound, "grids": named})
    return found


def where(ally: Ally) -> str:
    """Where someone lives, as coarsely as it is known."""
    return ally.micro_grid.name if ally.micro_grid else ally.compound.name if ally.compound else _("not in a compound")


def reasons(one: Suggestion, code: str) -> list[str]:
    """Why someone is suggested, in the order of weight."""
    rings = (_("lives in the same micro-grid"), _("lives in the same compound"), _("lives in the same general grid"),
             _("lives elsewhere in the community, or only works here"))  # fmt: skip
    lately = {
        0: _("not asked for %(days)s days") % {"days": one.days} if one.days is not None else _("never asked yet"),
        1: _("asked %(days)s days ago, so one step later") % {"days": one.days},
        2: _("asked %(days)s days ago, so two steps later") % {"days": one.days},
    }
    return [rings[one.ring], skill(code), _("free then"), lately[one.back]]


def shown_helper(one: Thanks) -> str:
    """How a helper is named on the wall: as they chose."""
    return one.ally.called if one.named == "name" else str(AllyKind(one.ally.kind).label)


def kinds() -> Sequence[tuple[str, Any]]:
    return AllyKind.choices
