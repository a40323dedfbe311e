"""Verbs on partners: enter, say anew, contact, be named, register from both sides, tie to the fund's donor."""

from datetime import datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.engines.places import folded
from linli.foundation import sealing
from linli.foundation.refusals import Missing
from linli.foundation.rows import there
from linli.foundation.writes import one_at_a_time, writes
from linli.partners.labels import Named
from linli.partners.models import Alias, Partner
from linli.partners.refusals import NameTaken, NotAsked, UnknownPlace
from linli.partners.relating import queries
from linli.people.labels import Means, OrganisationKind
from linli.people.models import Organisation
from linli.territory.models import Compound, GeneralGrid


@writes
def enter(
    name: str, kind: str, *, by: Actor, at: datetime, words: str = "", general_grid: UUID | None = None,
    compound: UUID | None = None, past: bool = False,
) -> Partner:  # fmt: skip
    """A new organisation that is a partner. Raises `NameTaken` for a name, or another name, that is here already."""
    one_at_a_time(by.community)
    partner = Partner(community_id=by.community, words=words.strip(), entered_at=at, past=past)
    gate.require(by, "partner.edit", partner)
    if not name.strip() or kind not in OrganisationKind.values:
        raise Missing(field="name" if not name.strip() else "kind")
    known = queries.organisation_called(by.community, name)
    if known:
        raise NameTaken(field="name", name=known.name)
    _refuse_foreign(by.community, general_grid, compound)
    partner.organisation = Organisation.objects.create(
        community_id=by.community, name=name.strip(), kind=kind, general_grid_id=general_grid, compound_id=compound
    )
    partner.save()
    audit.record(by, "partner.edit", partner, at=at, code="new")
    return partner


def _refuse_foreign(community_id: UUID, general_grid: UUID | None, compound: UUID | None) -> None:
    if general_grid and not GeneralGrid.objects.filter(pk=general_grid, community=community_id).exists():
        raise UnknownPlace(field="place")
    if compound and not Compound.objects.filter(pk=compound, community=community_id).exists():
        raise UnknownPlace(field="place")


@writes
def take_up(organisation_id: UUID, *, by: Actor, at: datetime, past: bool = False) -> Partner:
    """An organisation that the office has already becomes a partner; one that is, or has left, comes back as it is."""
    one_at_a_time(by.community)
    organisation = there(Organisation.objects.filter(pk=organisation_id, community=by.community))
    known = Partner.objects.filter(organisation=organisation).first()
    made = known or Partner(community_id=by.community, organisation=organisation, entered_at=at, past=past)
    gate.require(by, "partner.edit", made)
    if known is None or known.left_at:
        made.left_at = None
        made.save()
        audit.record(by, "partner.edit", made, at=at, code="new" if known is None else "again")
    return made


def known_or_new(name: str, kind: str, *, by: Actor, at: datetime, past: bool = False) -> Partner:
    """The partner of a name or of another name for it, or else a new one; called by whatever loads a list."""
    known = queries.organisation_called(by.community, name)
    if known:
        return take_up(known.pk, by=by, at=at, past=past)
    return enter(name, kind, by=by, at=at, past=past)


@writes
def describe(partner_id: UUID, words: str, *, by: Actor, at: datetime) -> Partner:
    """What a partner says of itself, anew; by its own link, or by the office for it."""
    partner = queries.locked(partner_id)
    gate.require(by, "partner.own", partner)
    partner.words = words.strip()[:200]
    _keep(partner, "words")
    audit.record(by, "partner.own", partner, at=at, code="words")
    return partner


@writes
def set_contact(partner_id: UUID, name: str, phone: str, *, by: Actor, at: datetime) -> Partner:
    """Whom to speak with. The number lies sealed; who looks at it leaves a footprint. Empty means: keep nobody."""
    partner = queries.locked(partner_id)
    gate.require(by, "partner.own", partner)
    partner.contact, partner.phone, partner.phone_index = name.strip()[:40], phone, sealing.blind(phone)
    _keep(partner, "contact", "phone", "phone_index")
    audit.record(by, "partner.own", partner, at=at, code="contact")
    return partner


@writes
def see_number(partner_id: UUID, *, by: Actor, at: datetime) -> Partner:
    """Look at a contact's number; the look stays noted, and the partner reads it."""
    partner = queries.locked(partner_id)
    gate.require(by, "partner.see_number", partner)
    audit.record(by, "partner.see_number", partner, at=at)
    return partner


@writes
def show(partner_id: UUID, yes: bool, means: str, *, by: Actor, at: datetime) -> Partner:
    """The partner agrees to be named in public, or does so no more. Raises `NotAsked`."""
    partner = queries.locked(partner_id)
    gate.require(by, "partner.own", partner)
    if yes and means not in Means.values:
        raise NotAsked(field="means")
    partner.shown_at, partner.shown_means = (at, means) if yes else (None, "")
    _keep(partner, "shown_at", "shown_means")
    audit.record(by, "partner.own", partner, at=at, code="shown" if yes else "hidden")
    return partner


@writes
def register(partner_id: UUID, *, by: Actor, at: datetime) -> Partner:
    """One side says that the organisation registers here 双报到; it holds once both have. Twice is once."""
    partner = queries.locked(partner_id)
    gate.require(by, "partner.register", partner)
    if by.kind == "link":
        partner.own_at = partner.own_at or at
    elif partner.here_at is None:
        partner.here_at, partner.here_by_id = at, by.appointed_id
    _keep(partner, "own_at", "here_at", "here_by")
    audit.record(by, "partner.register", partner, at=at, code="own" if by.kind == "link" else "here")
    return partner


@writes
def tie_donor(partner_id: UUID, donor: str, *, by: Actor, at: datetime) -> Partner:
    """The office says which donor of the fund this is, by its id there; blank takes it off."""
    partner = queries.locked(partner_id)
    gate.require(by, "partner.edit", partner)
    partner.donor = donor.strip()[:36]
    _keep(partner, "donor")
    audit.record(by, "partner.edit", partner, at=at, code="donor")
    return partner


def _keep(partner: Partner, *columns: str) -> None:
    partner.version += 1
    partner.save(update_fields=[*columns, "version"])


@writes
def call_also(
    kind: str, name: str, means: str, *, by: Actor, at: datetime, organisation_id: UUID | None = None
) -> Alias:
    """Another name of an organisation, a place or a project. Raises `NameTaken`, `Missing`."""
    one_at_a_time(by.community)
    alias = Alias(community_id=by.community, kind=kind, name=name.strip(), folded=folded(name.strip()))
    gate.require(by, "partner.edit", alias)
    if kind not in Named.values or not alias.folded:
        raise Missing(field="name")
    alias.means = means.strip()
    if kind == Named.ORGANISATION:
        here = Organisation.objects.filter(community=by.community)
        body = here.filter(pk=organisation_id).first() if organisation_id else None
        body = body or queries.organisation_called(by.community, means)
        if body is None:
            raise Missing(field="means")
        alias.organisation, alias.means = body, body.name
    taken = queries.aliases(by.community, kind).filter(folded=alias.folded).first()
    known = queries.organisation_called(by.community, name) if kind == Named.ORGANISATION else None
    if taken or known or not alias.means or folded(alias.means) == alias.folded:
        raise NameTaken(field="name", name=taken.means if taken else known.name if known else alias.name)
    alias.save()
    audit.record(by, "partner.edit", alias, at=at, code="alias")
    return alias


@writes
def call_so_no_more(alias_id: UUID, *, by: Actor, at: datetime) -> None:
    """Another name that was wrong is taken out."""
    alias = there(Alias.objects.filter(pk=alias_id))
    gate.require(by, "partner.edit", alias)
    audit.record(by, "partner.edit", alias, at=at, code="alias:out")
    alias.delete()
