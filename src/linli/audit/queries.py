"""Questions to the footprints."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from linli.audit.models import Footprint
from linli.foundation.worded import worded


def of(object_id: UUID) -> QuerySet[Footprint]:
    """The footprints on one object, oldest first, with their words."""
    return Footprint.objects.filter(object_id=object_id).select_related("words").order_by("at", "id")


@worded
def told_of(*, object_id: UUID) -> QuerySet[Footprint]:
    """The same, all of them, at once."""
    return of(object_id)


def coded(object_ids: Iterable[UUID], code: str) -> QuerySet[Footprint]:
    """The footprints on some objects that say one code, oldest first."""
    return Footprint.objects.filter(object_id__in=list(object_ids), code=code).order_by("at", "id")
