"""Photos of what was done: everyone sees them once someone has looked whether anybody can be recognised."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.foundation.rows import there
from linli.foundation.writes import insert, one_at_a_time, writes
from linli.fund.granting import queries
from linli.fund.granting.doing.overseeing import parts
from linli.fund.granting.refusals import Recognisable, UnknownPart
from linli.fund.models import Checker, Picture, Proposal


@dataclass(frozen=True)
class Taken:
    """A photo as it was stored: its file, its digest, its size in pixels."""

    file: str
    sha256: str
    width: int
    height: int


@writes
def add(
    proposal_id: UUID, part: int, photos: Sequence[Taken], words: str, *, by: Actor, at: datetime,
    checker_id: UUID | None = None,
) -> Proposal:  # fmt: skip
    """Add photos to a part, by the office or, by the own link, by an overseer. Nobody else sees them yet."""
    proposal = queries.of_id(proposal_id)
    checker = Checker.objects.filter(pk=checker_id, proposal=proposal, ended_at=None).first() if checker_id else None
    if checker:
        gate.require(by, "fund.check", checker)
    else:
        gate.require(by, "fund.picture", proposal)
    one_at_a_time(proposal.community_id)
    if part not in parts(proposal):
        raise UnknownPart(field="part")
    there = set(Picture.objects.filter(proposal=proposal, part=part).values_list("sha256", flat=True))
    for photo in photos:
        if photo.sha256 not in there:
            insert(
                Picture(
                    community_id=proposal.community_id, proposal=proposal, part=part, file=photo.file,
                    sha256=photo.sha256, width=photo.width, height=photo.height, words=words.strip()[:120], at=at,
                )
            )  # fmt: skip
    audit.record(by, "fund.picture", proposal, at=at, code=f"{part} {len(photos)}")
    return proposal


@writes
def show(picture_id: UUID, looked: bool, *, by: Actor, at: datetime) -> Picture:
    """Let everyone see a photo, after looking whether anybody can be recognised. Raises `Recognisable`."""
    held = _held(picture_id, by)
    if not looked:
        raise Recognisable(field="looked")
    held.shown_by_id, held.shown_at = by.appointed_id, at
    held.save(update_fields=["shown_by", "shown_at"])
    audit.record(by, "fund.picture", held.proposal, at=at, code="shown")
    return held


@writes
def hide(picture_id: UUID, *, by: Actor, at: datetime) -> Picture:
    """Take a photo away from everyone again."""
    held = _held(picture_id, by)
    held.shown_by, held.shown_at = None, None
    held.save(update_fields=["shown_by", "shown_at"])
    audit.record(by, "fund.picture", held.proposal, at=at, code="hidden")
    return held


def _held(picture_id: UUID, by: Actor) -> Picture:
    held = there(Picture.objects.select_related("proposal").filter(pk=picture_id))
    gate.require(by, "fund.picture", held)
    return held
