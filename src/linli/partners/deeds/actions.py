"""Verbs on deeds: published by the office, claimed by one, done, given back, withdrawn."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Max

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.foundation.refusals import Missing
from linli.foundation.writes import one_at_a_time, writes
from linli.partners.deeds import queries, telling
from linli.partners.deeds.loop import advance
from linli.partners.labels import Stage
from linli.partners.models import Deed, Partner
from linli.partners.refusals import ClaimedAlready, NotAPhoto, Recognisable, UnknownPlace
from linli.partners.relating import queries as relating
from linli.territory.models import Compound, GeneralGrid


@dataclass(frozen=True)
class Asked:
    """What shall be done, where, by when, and by what one sees that it is done."""

    title: str
    due: date
    done_means: str
    origin: str = ""
    place: str = ""
    general_grid: UUID | None = None
    compound: UUID | None = None


@writes
def publish(asked: Asked, *, by: Actor, at: datetime, past: bool = False) -> Deed:
    """A deed that residents wish for begins to look for an organisation."""
    one_at_a_time(by.community)
    deed = Deed(community_id=by.community, published_at=at, past=past)
    gate.require(by, "deed.publish", deed)
    _take(deed, asked)
    deed.number = (Deed.objects.filter(community=by.community).aggregate(n=Max("number"))["n"] or 0) + 1
    deed.save()
    audit.record(by, "deed.publish", deed, at=at, code="new")
    return deed


@writes
def amend(deed_id: UUID, asked: Asked, *, by: Actor, at: datetime, version: int) -> Deed:
    """Put right what is asked for, until it is done."""
    deed = queries.locked(deed_id, version)
    gate.require(by, "deed.publish", deed)
    advance(deed.stage, "withdraw", "amended")  # what can be withdrawn can be put right
    _take(deed, asked)
    _keep(deed)
    audit.record(by, "deed.publish", deed, at=at, code="amended")
    return deed


def _take(deed: Deed, asked: Asked) -> None:
    for column in ("title", "done_means"):
        if not getattr(asked, column).strip():
            raise Missing(field=column)
    here = {"community": deed.community_id}
    if asked.general_grid and not GeneralGrid.objects.filter(pk=asked.general_grid, **here).exists():
        raise UnknownPlace(field="general_grid")
    if asked.compound and not Compound.objects.filter(pk=asked.compound, **here).exists():
        raise UnknownPlace(field="compound")
    deed.title, deed.done_means = asked.title.strip()[:60], asked.done_means.strip()[:200]
    deed.origin, deed.place = asked.origin.strip()[:200], asked.place.strip()[:80]
    deed.general_grid_id, deed.compound_id, deed.due = asked.general_grid, asked.compound, asked.due


@writes
def claim(deed_id: UUID, partner_id: UUID, *, by: Actor, at: datetime) -> Deed:
    """An organisation takes a deed on, by its link or through the office. Of two, one does; `ClaimedAlready`."""
    partner, deed = relating.locked(partner_id), queries.locked(deed_id)
    gate.require(by, "deed.claim", partner)
    if deed.community_id != partner.community_id:
        raise UnknownPlace()
    if deed.stage != Stage.PUBLISHED and deed.stage != Stage.WITHDRAWN:
        raise ClaimedAlready()
    deed.stage = advance(deed.stage, "claim")
    deed.claimant_id, deed.claimed_at = partner.organisation_id, at
    _keep(deed)
    audit.record(by, "deed.claim", deed, at=at, code="link" if by.kind == "link" else "office")
    return deed


@writes
def begin(deed_id: UUID, *, by: Actor, at: datetime) -> Deed:
    """The organisation says that it has begun."""
    deed, _partner = _of_claimant(deed_id, by)
    deed.stage = advance(deed.stage, "begin")
    _keep(deed)
    audit.record(by, "deed.do", deed, at=at, code="begin")
    return deed


@writes
def finish(deed_id: UUID, words: str, photo: str = "", *, by: Actor, at: datetime) -> Deed:
    """It is done, says who did it; a photo of the thing, if any, is seen by nobody else before someone has looked."""
    deed, _partner = _of_claimant(deed_id, by)
    deed.stage = advance(deed.stage, "finish", words)
    deed.done_words, deed.done_at = words.strip()[:300], at
    if photo:
        deed.photo, deed.looked_at, deed.looked_by = photo, None, None
    _keep(deed)
    audit.record(by, "deed.do", deed, at=at, code="finish")
    telling.tell_office("deed_done", deed, at, but=by.person_id)
    return deed


@writes
def give_back(deed_id: UUID, reason: str, *, by: Actor, at: datetime) -> Deed:
    """The organisation cannot do it after all; it looks for another one. Nobody is blamed for it."""
    deed, _partner = _of_claimant(deed_id, by)
    release(deed, reason, by, at)
    telling.tell_office("deed_back", deed, at, but=by.person_id)
    return deed


def release(deed: Deed, reason: str, by: Actor, at: datetime) -> None:
    """Take a locked deed off whoever has it; called by verbs."""
    deed.stage = advance(deed.stage, "give_back", reason)
    deed.claimant = deed.claimed_at = None
    _keep(deed)
    audit.record(by, "deed.do", deed, at=at, code="give_back", words=reason.strip())


@writes
def withdraw(deed_id: UUID, reason: str, *, by: Actor, at: datetime) -> Deed:
    """The office asks for it no more, and says why."""
    deed = queries.locked(deed_id)
    gate.require(by, "deed.publish", deed)
    deed.stage = advance(deed.stage, "withdraw", reason)
    deed.claimant = deed.claimed_at = None
    _keep(deed)
    audit.record(by, "deed.publish", deed, at=at, code="withdrawn", words=reason.strip())
    return deed


@writes
def show_photo(deed_id: UUID, looked: bool, *, by: Actor, at: datetime) -> Deed:
    """Let everyone see the photo, after looking whether anybody can be recognised; or (`looked` again) hide it."""
    deed = queries.locked(deed_id)
    gate.require(by, "deed.photo", deed)
    if not deed.photo:
        raise NotAPhoto()
    if not looked:
        raise Recognisable(field="looked")
    hide = deed.looked_at is not None
    deed.looked_at, deed.looked_by_id = (None, None) if hide else (at, by.appointed_id)
    _keep(deed)
    audit.record(by, "deed.photo", deed, at=at, code="hidden" if hide else "shown")
    return deed


def _of_claimant(deed_id: UUID, by: Actor) -> tuple[Deed, Partner]:
    """A deed for changing by the organisation that has it, or by the office for it."""
    deed = queries.locked(deed_id)
    if deed.claimant_id is None:
        advance(deed.stage, "begin")
    assert deed.claimant_id is not None, "a stage from which nothing can be begun was refused"
    partner = relating.of_organisation(deed.claimant_id)
    gate.require(by, "deed.do", partner)
    return deed, partner


def _keep(deed: Deed) -> None:
    deed.version += 1
    deed.save()
