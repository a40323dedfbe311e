"""Doors as people read them: in one line, by compound and building."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from linli.territory.models import Membership
from linli.territory.queries import natural


def by_compound(doors: list[Membership]) -> list[dict[str, str]]:
    """Stairwells as people read them: a line for each compound, a building once with all its stairwells."""

    def key(member: Membership) -> tuple[Any, ...]:
        s = member.stairwell
        return s.compound.name, natural(s.building.name), natural(s.name), member.lowest

    lines = []
    for compound, here in groupby(sorted(doors, key=key), lambda m: m.stairwell.compound.name):
        buildings = groupby(here, lambda m: m.stairwell.building.name)
        named = [f"{building} {listed(_door(m) for m in inside)}" for building, inside in buildings]
        lines.append({"compound": compound, "doors": listed(named, wide=True)})
    return lines


def _door(member: Membership) -> str:
    if member.is_whole:
        return member.stairwell.name
    floors = {"name": member.stairwell.name, "lowest": member.lowest, "highest": member.highest}
    return _("%(name)s (floors %(lowest)s–%(highest)s)") % floors


def listed(parts: Iterable[str], wide: bool = False) -> str:
    """Parts in one line, as the language of the page sets them apart; `wide` sets apart lists."""
    signs = (", ", "; ") if get_language() == "en" else ("、", "；")
    return signs[wide].join(parts)
