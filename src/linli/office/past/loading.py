"""Taking over a past: a workbook tried without writing, its draft kept sealed, loaded whole or not at all.

What is read, what is there already and what is written is said by the room whose past it is, in a `Shelf`.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.foundation.refusals import Invalid, Missing
from linli.foundation.rows import there
from linli.foundation.writes import one_at_a_time, writes
from linli.office.models import Upload
from linli.office.past.draft import Draft
from linli.office.past.words import Note, Problem
from linli.office.uploads import MOST_BYTES, NotAccepted, TooLarge
from linli.territory.models import Community


class NoRow(Invalid):
    sentence = _("No row is filled in. Write below the headings of a sheet, save, and bring the file again.")


@dataclass(frozen=True)
class Shelf:
    """What a room takes over, and how.

    `purpose` of its uploads, `action` the right, `row`, `problem` and `note` of its drafts, `kind` a row's heading;
    `read` makes a draft of a file's name and content, `held` tells which fingerprints are there already, `write` keeps.
    """

    purpose: str
    action: str
    row: type[Any]
    problem: type[Problem]
    note: type[Note]
    kind: Callable[[Any], str]
    read: Callable[[str, bytes, Community, datetime], Draft]
    held: Callable[[Community, list[str]], Iterable[str]]
    write: "Callable[[Trial, Upload, Actor, datetime], None]"


@dataclass(frozen=True)
class Trial:
    """What a file would do: its draft, and the fingerprints of those rows that are there already."""

    shelf: Shelf
    draft: Draft
    there: frozenset[str]

    @property
    def new(self) -> tuple[Any, ...]:
        return tuple(row for row in self.draft.rows if row.fingerprint not in self.there)

    def counts(self) -> dict[str, dict[str, int]]:
        """Of each heading, how many rows are new, and how many are there already."""
        every = Counter(map(self.shelf.kind, self.draft.rows))
        new = Counter(map(self.shelf.kind, self.new))
        return {kind: {"new": new[kind], "same": n - new[kind]} for kind, n in every.items()}


def try_out(shelf: Shelf, name: str, content: bytes, *, by: Actor, at: datetime) -> Trial:
    """Read, check, and compare with what is there; nothing is written. Raises `Missing`, `TooLarge`, `NoRow`."""
    community = Community.objects.get(pk=by.community)
    gate.require(by, shelf.action, community)
    if not content.strip():
        raise Missing(field="file")
    if len(content) > MOST_BYTES:
        raise TooLarge(field="file")
    draft = shelf.read(name, content, community, at)
    if not draft.rows and not draft.problems:
        raise NoRow(field="file")
    return _compared(shelf, draft, community)


def _compared(shelf: Shelf, draft: Draft, community: Community) -> Trial:
    return Trial(shelf, draft, frozenset(shelf.held(community, [row.fingerprint for row in draft.rows])))


@writes
def keep(trial: Trial, *, by: Actor, at: datetime) -> Upload:
    """Keep the sealed draft until it is loaded, a week at most. The file itself is not kept."""
    community = Community.objects.get(pk=by.community)
    gate.require(by, trial.shelf.action, community)
    content = trial.draft.to_bytes()
    return Upload.objects.create(
        community=community,
        name=trial.draft.name,
        purpose=trial.shelf.purpose,
        content=content,
        digest=hashlib.sha256(content).hexdigest(),
        trial={"counts": trial.counts()},
        uploaded_at=at,
        uploaded_by=str(by),
    )


def kept(shelf: Shelf, id: UUID, *, by: Actor) -> Upload:
    """A draft within reach. Raises `NotFound`."""
    return there(gate.allowed(by, shelf.action, Upload.objects.filter(pk=id, purpose=shelf.purpose)))


def tried(shelf: Shelf, upload: Upload) -> Trial:
    """What a kept draft would do as things stand now."""
    draft = Draft.from_bytes(bytes(upload.content), shelf.row, shelf.problem, shelf.note)
    return _compared(shelf, draft, upload.community)


@writes
def load(shelf: Shelf, upload_id: UUID, *, by: Actor, at: datetime, accept: bool = False) -> Upload:
    """Load a kept draft; problem rows are left out only when the operator accepts it. Loaded once, it stays so.

    Raises `NotAccepted`, `Missing`, and what the room's own `write` refuses: all of it is loaded, or nothing.
    """
    upload = kept(shelf, upload_id, by=by)
    gate.require(by, shelf.action, upload.community)
    one_at_a_time(upload.community_id)
    if upload.loaded_at:
        return upload
    trial = tried(shelf, upload)
    if trial.draft.problems and not accept:
        raise NotAccepted(field="accept")
    if not trial.draft.rows:
        raise Missing(field="file")
    shelf.write(trial, upload, by, at)
    upload.loaded_at, upload.trial = at, {"counts": trial.counts(), "skipped": trial.draft.skipped}
    upload.content = Draft(trial.draft.name).to_bytes()  # what it told of people lies with them now
    upload.save(update_fields=["loaded_at", "trial", "content"])
    audit.record(by, shelf.action, upload, at=at, code=f"{len(trial.new)}/{len(trial.there)}/{trial.draft.skipped}")
    return upload
