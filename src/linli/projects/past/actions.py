"""Past life from a workbook: ties of partners, deeds, wishes, gatherings, activities, each by the verb of its room."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from linli.access.actors import Actor
from linli.engines.places import folded
from linli.foundation import clock, sealing
from linli.office.models import Taken, Upload
from linli.office.past.draft import Draft
from linli.office.past.loading import Shelf, Trial
from linli.office.past.reading import read
from linli.office.past.rows import Blind
from linli.projects.models import Group
from linli.projects.past.columns import BOOK
from linli.projects.past.entering import enter
from linli.projects.past.rows import Known, Past, PastRow
from linli.projects.past.words import Note, Problem
from linli.territory.models import Community, Compound


def _read(name: str, content: bytes, community: Community, at: datetime) -> Draft:
    known = _known(community, clock.today(at))
    return read(name, content, BOOK, lambda where, found: PastRow(where, known, found))


def _known(community: Community, today: date) -> Known:
    here = Compound.objects.filter(community=community).values_list("pk", "name")
    groups = Group.objects.filter(community=community).values_list("pk", "organisation__name")
    return Known(
        {folded(name): (str(pk), name) for pk, name in here},
        {folded(name): (str(pk), name) for pk, name in groups},
        Blind(sealing.blind, "past life"),
        today,
    )


def _held(community: Community, fingerprints: list[str]) -> Iterable[str]:
    held = Taken.objects.filter(community=community, fingerprint__in=fingerprints)
    return held.values_list("fingerprint", flat=True)


def _write(trial: Trial, upload: Upload, by: Actor, at: datetime) -> None:
    """Each row by the verb of its room, at the moment it tells of."""
    for row in trial.new:
        _take(row, enter(row, by=by, noon=_noon), upload, at)


def _take(row: Past, made: Any, upload: Upload, at: datetime) -> None:
    """Where a thing of the past came from, so that the same row brought again changes nothing."""
    Taken.objects.create(
        community_id=upload.community_id,
        fingerprint=row.fingerprint,
        file=upload.name,
        sheet=row.sheet[:60],
        row=row.row,
        object_kind=made._meta.label_lower,
        object_id=made.pk,
        loaded_at=at,
    )


def _noon(day: str) -> datetime:
    return datetime.combine(date.fromisoformat(day), time(12), clock.SHANGHAI)


SHELF = Shelf(
    purpose="life",
    action="past.load",
    row=Past,
    problem=Problem,
    note=Note,
    kind=lambda row: str(row.kind),
    read=_read,
    held=_held,
    write=_write,
)
