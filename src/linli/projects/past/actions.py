"""Verbs of past life: try a workbook without writing, keep its draft sealed, load it whole or not at all."""

import hashlib
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.engines.places import folded
from linli.foundation import clock, sealing
from linli.foundation.refusals import Missing
from linli.foundation.rows import there
from linli.foundation.writes import one_at_a_time, writes
from linli.office.models import Taken, Upload
from linli.office.past.draft import Draft
from linli.office.past.reading import read
from linli.office.past.rows import Blind
from linli.office.uploads import MOST_BYTES, NotAccepted, TooLarge
from linli.projects.models import Group
from linli.projects.past.columns import BOOK
from linli.projects.past.entering import enter
from linli.projects.past.rows import Known, Past, PastRow
from linli.projects.past.words import Note, Problem
from linli.territory.models import Community, Compound


@dataclass(frozen=True)
class Trial:
    """What a file would do: its draft, and the fingerprints of those rows that are there already."""

    draft: Draft
    there: frozenset[str]

    @property
    def new(self) -> tuple[Past, ...]:
        return tuple(row for row in self.draft.rows if row.fingerprint not in self.there)

    def counts(self) -> dict[str, dict[str, int]]:
        """Of each sheet, how many rows are new, and how many are there already."""
        every = Counter(row.kind for row in self.draft.rows)
        new = Counter(row.kind for row in self.new)
        return {kind: {"new": new[kind], "same": n - new[kind]} for kind, n in every.items()}


def try_out(name: str, content: bytes, *, by: Actor, at: datetime) -> Trial:
    """Read, check, and compare with what is there; nothing is written. Raises `Missing`, `TooLarge`."""
    community = Community.objects.get(pk=by.community)
    gate.require(by, "past.load", community)
    if not content.strip():
        raise Missing(field="file")
    if len(content) > MOST_BYTES:
        raise TooLarge(field="file")
    known = _known(community, clock.today(at))
    return _compared(read(name, content, BOOK, lambda where, found: PastRow(where, known, found)), community)


def _known(community: Community, today: date) -> Known:
    here = Compound.objects.filter(community=community).values_list("pk", "name")
    groups = Group.objects.filter(community=community).values_list("pk", "organisation__name")
    return Known(
        {folded(name): (str(pk), name) for pk, name in here},
        {folded(name): (str(pk), name) for pk, name in groups},
        Blind(sealing.blind, "past life"),
        today,
    )


def _compared(draft: Draft, community: Community) -> Trial:
    held = Taken.objects.filter(community=community, fingerprint__in=[row.fingerprint for row in draft.rows])
    return Trial(draft, frozenset(held.values_list("fingerprint", flat=True)))


@writes
def keep(trial: Trial, *, by: Actor, at: datetime) -> Upload:
    """Keep the sealed draft until it is loaded, a week at most. The file itself is not kept."""
    community = Community.objects.get(pk=by.community)
    gate.require(by, "past.load", community)
    content = trial.draft.to_bytes()
    return Upload.objects.create(
        community=community,
        name=trial.draft.name,
        purpose="life",
        content=content,
        digest=hashlib.sha256(content).hexdigest(),
        trial={"counts": trial.counts()},
        uploaded_at=at,
        uploaded_by=str(by),
    )


def kept(id: UUID, *, by: Actor) -> Upload:
    """A draft within reach. Raises `NotFound`."""
    return there(gate.allowed(by, "past.load", Upload.objects.filter(pk=id, purpose="life")))


def tried(upload: Upload) -> Trial:
    """What a kept draft would do as things stand now."""
    return _compared(Draft.from_bytes(bytes(upload.content), Past, Problem, Note), upload.community)


@writes
def load(upload_id: UUID, *, by: Actor, at: datetime, accept: bool = False) -> Upload:
    """Load a kept draft by the verbs of the rooms, each at the moment it tells of; all of it or nothing.

    Problem rows are left out only when the operator accepts it. Loaded once, it stays so.
    """
    upload = kept(upload_id, by=by)
    gate.require(by, "past.load", upload.community)
    one_at_a_time(upload.community_id)
    if upload.loaded_at:
        return upload
    trial = tried(upload)
    if trial.draft.problems and not accept:
        raise NotAccepted(field="accept")
    if not trial.draft.rows:
        raise Missing(field="file")
    for row in trial.new:
        _take(row, enter(row, by=by, noon=_noon), upload, at)
    upload.loaded_at, upload.trial = at, {"counts": trial.counts(), "skipped": trial.draft.skipped}
    upload.content = Draft(trial.draft.name).to_bytes()
    upload.save(update_fields=["loaded_at", "trial", "content"])
    audit.record(by, "past.load", upload, at=at, code=f"{len(trial.new)}/{len(trial.there)}/{trial.draft.skipped}")
    return upload


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
