"""What the pages of things, stations and services offer to choose: places, keepers, hosts."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from linli.people.queries import serving
from linli.projects import placing
from linli.projects.labels.conveniences import ServiceKind
from linli.territory.models import Stairwell
from linli.territory.queries import address, by_address

Choices = list[tuple[str, str]]


def places(community: UUID, day: date) -> Choices:
    """Where something can stand."""
    return placing.options(community, day)


def keepers(community: UUID, day: date) -> Choices:
    """Who can keep something: everyone who serves today, or nobody by name."""
    rows = serving(community, day).filter(community_id=community).values_list("pk", "name")
    return [("", _("nobody by name")), *((str(id), name) for id, name in rows)]


def or_none(text: str) -> UUID | None:
    """An id that was chosen from one of these lists, or none."""
    return UUID(text) if text else None


def service_kinds() -> Choices:
    """Kinds of services, as they are filtered by."""
    return [(value, str(label)) for value, label in ServiceKind.choices]


def doors(community: UUID) -> Choices:
    """All stairwells in order of address. One query."""
    rows = Stairwell.objects.filter(community_id=community).select_related("compound", "building")
    return [(str(row.pk), address(row)) for row in sorted(rows, key=by_address)]
