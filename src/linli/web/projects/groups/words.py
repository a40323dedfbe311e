"""What pages say of groups, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from linli.projects.groups import rules
from linli.projects.labels.groups import Work
from linli.projects.models import Group


@dataclass(frozen=True)
class Row:
    """A group in a list."""

    group: Group
    works: list[str]
    last: date | None
    active: bool
    renewal: str  # blank, soon or over


def row(group: Group, today: date) -> Row:
    """A group that came from `queries`, with what its list says."""
    last = vars(group).get("last")
    renewal = "" if group.ended_on or group.renew_by > today + rules.SOON else "soon"
    renewal = "over" if renewal and group.renew_by < today else renewal
    return Row(group, works(group.work.split(",")), last, bool(last and last > today - rules.ACTIVE), renewal)


def works(codes: Iterable[str]) -> list[str]:
    """What a group does, in words."""
    return [str(Work(code).label) for code in codes if code in Work.values]


def profile_of(group: Group) -> dict[str, Any]:
    """What the form of a profile begins with; the number is not shown in it."""
    columns = ("purpose", "where", "filing", "filed_on", "founded", "contact")
    return {name: getattr(group, name) for name in columns} | {
        "name": group.organisation.name, "members": group.organisation.members, "work": group.work.split(","),
        "contact_shown": bool(group.contact_agreed_at),
    }  # fmt: skip
