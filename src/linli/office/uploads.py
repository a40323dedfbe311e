"""A workbook brought to the desk: tried, shown, and loaded whole or not at all."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from linli.access import gate
from linli.access.actors import Actor
from linli.foundation import clock
from linli.foundation.refusals import Invalid
from linli.foundation.rows import there
from linli.foundation.writes import writes
from linli.office.landing import actions as landing
from linli.office.landing.changes import Change, Desk
from linli.office.landing.export import rows_of
from linli.office.models import Upload
from linli.office.workbook import checking
from linli.office.workbook.checking import Draft
from linli.territory.models import Community

MOST_BYTES = 20 * 1024 * 1024


class TooLarge(Invalid):
    sentence = _("This file is larger than 20 MB. A community's workbook is far smaller: is it the right file?")


class NotAccepted(Invalid):
    sentence = _("Some rows have problems. Mend them in the workbook, or tick that the listed rows may be left out.")


@dataclass(frozen=True)
class Trial:
    """What a workbook would do: its draft, and each change it would make."""

    draft: Draft
    changes: tuple[Change, ...]
    counts: dict[str, dict[str, int]]

    @property
    def is_clean(self) -> bool:
        return not self.draft.problems and not self.clashes

    @property
    def clashes(self) -> tuple[Change, ...]:
        return tuple(change for change in self.changes if change.kind == "clash")


def draft_of(content: bytes, community: Community, at: datetime) -> Draft:
    """The draft of a workbook, judged by the community's own limits and what is stored."""
    limits = (community.least_households, community.most_households)
    return checking.load(content, rows_of(community, clock.today(at), numbers=True), limits)


def try_out(content: bytes, *, by: Actor, at: datetime) -> Trial:
    """Read, check, and really load and take back; nothing is written."""
    community = Community.objects.get(pk=by.community)
    gate.require(by, "land.load", community)
    if len(content) > MOST_BYTES:
        raise TooLarge(field="file")
    draft = draft_of(content, community, at)
    desk = landing.try_out(draft, by=by, at=at)
    return Trial(draft, tuple(desk.changes), desk.counts())


@writes
def keep(name: str, content: bytes, trial: Trial, *, by: Actor, at: datetime) -> Upload:
    """Keep a tried workbook until it is loaded, a week at most."""
    community = Community.objects.get(pk=by.community)
    gate.require(by, "land.load", community)
    shown = [(c.kind, c.what, c.name, c.sheet, c.row, c.details) for c in trial.changes if c.kind != "same"]
    return Upload.objects.create(
        community=community,
        name=name[:120],
        purpose="land",
        content=content,
        digest=hashlib.sha256(content).hexdigest(),
        trial={"counts": trial.counts, "changes": shown[:2000]},
        uploaded_at=at,
        uploaded_by=str(by),
    )


def kept(id: UUID, *, by: Actor) -> Upload:
    """A workbook on trial within reach. Raises `NotFound`."""
    return there(gate.allowed(by, "land.load", Upload.objects.filter(pk=id, purpose="land")))


@writes
def load(upload_id: UUID, *, by: Actor, at: datetime, accept: bool = False) -> Desk:
    """Load a kept workbook as it stands now; problems and clashes only pass when the operator accepts to leave them."""
    upload = kept(upload_id, by=by)
    content = bytes(upload.content)
    trial = try_out(content, by=by, at=at)
    if not trial.is_clean and not accept:
        raise NotAccepted(field="accept")
    desk = landing.load(trial.draft, by=by, at=at, digest=upload.digest, accept_clashes=accept)
    upload.loaded_at = at
    upload.save(update_fields=["loaded_at"])
    return desk
