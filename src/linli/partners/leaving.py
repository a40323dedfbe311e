"""A partner leaves: what it offers and what ties it ends, deeds look for others, and nothing of its contact is kept."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.foundation import clock
from linli.foundation.writes import one_at_a_time, writes
from linli.partners.deeds import actions as deeds
from linli.partners.deeds import queries as claimed
from linli.partners.deeds.loop import OPEN
from linli.partners.models import Partner, Relation, Resource
from linli.partners.relating import queries

LEFT = "the partner left"


@writes
def leave(partner_id: UUID, *, by: Actor, at: datetime) -> Partner:
    """By the own link, or by the office at a word. Nobody is asked why; what was done stays on record."""
    partner = queries.locked(partner_id)
    one_at_a_time(partner.community_id)
    gate.require(by, "partner.own", partner)
    _end(partner, at)
    for deed in claimed.of_claimant(partner.organisation_id):
        if deed.stage in OPEN:
            deeds.release(claimed.locked(deed.pk), LEFT, by, at)
    partner.contact = partner.phone = partner.phone_index = partner.shown_means = ""
    partner.shown_at, partner.left_at = None, at
    partner.version += 1
    partner.save()
    audit.record(by, "partner.own", partner, at=at, code="left")
    return partner


def _end(partner: Partner, at: datetime) -> None:
    """What began today lasts until tomorrow, since days are whole."""
    today = clock.today(at)
    stands = Q(end=None) | Q(end__gt=today)
    ties = Relation.objects.filter(stands, Q(organisation=partner.organisation_id) | Q(to=partner.organisation_id))
    offers = Resource.objects.filter(stands, organisation=partner.organisation_id)
    for tie in ties:
        tie.end = max(today, tie.start + timedelta(days=1))
        tie.save(update_fields=["end"])
    for offer in offers:
        offer.end = max(today, offer.start + timedelta(days=1))
        offer.save(update_fields=["end"])
