"""Verbs of history: try a file without writing, keep its draft, and load it whole or not at all."""

import hashlib
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.engines.triage import Taxonomy, suggest
from linli.foundation import clock, sealing
from linli.foundation.refusals import Invalid, Missing
from linli.foundation.rows import there
from linli.foundation.writes import writes
from linli.office.history import reading
from linli.office.history.draft import Draft, PastRow
from linli.office.history.reading import Brought
from linli.office.history.rows import Known
from linli.office.models import PastMatter, Upload
from linli.office.uploads import MOST_BYTES, NotAccepted, TooLarge
from linli.people.models import Person
from linli.territory.models import Community, Compound, MicroGrid
from linli.territory.queries import land_of


class NothingToLoad(Invalid):
    sentence = _("There is nothing in this file that could be loaded.")


@dataclass(frozen=True)
class Trial:
    """What a file would do: its draft, and the fingerprints of those rows that are there already."""

    draft: Draft
    there: frozenset[str]

    @property
    def new(self) -> tuple[PastRow, ...]:
        return tuple(row for row in self.draft.rows if row.fingerprint not in self.there)

    def counts(self) -> dict[str, dict[str, int]]:
        """How many rows of each source are new, and how many are there already."""
        every, new = Counter(row.source for row in self.draft.rows), Counter(row.source for row in self.new)
        return {source: {"new": new[source], "same": n - new[source]} for source, n in every.items()}


def try_out(brought: Brought, taxonomy: Taxonomy, *, by: Actor, at: datetime) -> Trial:
    """Read, mask, place, and compare with what is there; nothing is written, and nothing of people is kept."""
    community = Community.objects.get(pk=by.community)
    gate.require(by, "history.load", community)
    if not brought.content.strip():
        raise Missing(field="file")
    if len(brought.content) > MOST_BYTES:
        raise TooLarge(field="file")
    return _compared(reading.read(brought, _known(community, taxonomy, at)), community)


def _known(community: Community, taxonomy: Taxonomy, at: datetime) -> Known:
    def kind(words: str) -> str:
        found = suggest(words, taxonomy)
        return found.code if found.confidence_band == "clear" else ""

    names = frozenset(Person.objects.filter(community=community).values_list("name", flat=True))
    return Known(land_of(community.pk, clock.today(at)), names, kind, sealing.blind, at)


def _compared(draft: Draft, community: Community) -> Trial:
    held = set(PastMatter.objects.filter(community=community).values_list("fingerprint", flat=True))
    return Trial(draft, frozenset(row.fingerprint for row in draft.rows if row.fingerprint in held))


@writes
def keep(trial: Trial, *, by: Actor, at: datetime) -> Upload:
    """Keep the draft until it is loaded, a week at most. The file itself is not kept: it names people."""
    community = Community.objects.get(pk=by.community)
    gate.require(by, "history.load", community)
    content = trial.draft.to_bytes()
    return Upload.objects.create(
        community=community,
        name=trial.draft.name,
        purpose="history",
        content=content,
        digest=hashlib.sha256(content).hexdigest(),
        trial={"counts": trial.counts()},
        uploaded_at=at,
        uploaded_by=str(by),
    )


def kept(id: UUID, *, by: Actor) -> Upload:
    """A draft within reach. Raises `NotFound`."""
    return there(gate.allowed(by, "history.load", Upload.objects.filter(pk=id, purpose="history")))


def tried(upload: Upload) -> Trial:
    """What a kept draft would do as things stand now."""
    return _compared(Draft.from_bytes(bytes(upload.content)), upload.community)


@writes
def load(upload_id: UUID, *, by: Actor, at: datetime, accept: bool = False) -> Upload:
    """Load a kept draft; problem rows are left out only when the operator accepts it. Loaded once, it stays so."""
    upload = kept(upload_id, by=by)
    gate.require(by, "history.load", upload.community)
    if upload.loaded_at:
        return upload
    trial = tried(upload)
    if trial.draft.problems and not accept:
        raise NotAccepted(field="accept")
    if not trial.draft.rows:
        raise NothingToLoad()
    _write(trial, upload.community, at)
    upload.loaded_at, upload.trial = at, {"counts": trial.counts(), "skipped": trial.draft.skipped}
    upload.save(update_fields=["loaded_at", "trial"])
    audit.record(by, "history.load", upload, at=at, code=f"{len(trial.new)}/{len(trial.there)}/{trial.draft.skipped}")
    return upload


def _write(trial: Trial, community: Community, at: datetime) -> None:
    compounds = set(Compound.objects.filter(community=community).values_list("pk", flat=True))
    grids = set(MicroGrid.objects.filter(community=community).values_list("pk", flat=True))
    matters = [
        PastMatter(
            community=community,
            source=row.source,
            file=trial.draft.name,
            sheet=row.sheet,
            row=row.row,
            outer_number=row.outer_number,
            words=row.words,
            place_words=row.place_words,
            compound_id=row.compound if row.compound in compounds else None,
            micro_grid_id=row.micro_grid if row.micro_grid in grids else None,
            kind=row.kind,
            reported_at=row.reported_at,
            closed_at=row.closed_at,
            result=row.result,
            fingerprint=row.fingerprint,
            loaded_at=at,
        )
        for row in trial.new
    ]
    PastMatter.objects.bulk_create(matters, batch_size=500)
