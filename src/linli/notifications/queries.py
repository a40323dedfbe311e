"""Questions to the outbox: which letters are due, who is still to be told, and who asked not to be sent any."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from linli.access import gate
from linli.access.actors import Actor
from linli.notifications.labels import Carrier, State
from linli.notifications.models import Letter
from linli.people.labels import Purpose
from linli.people.models import Consent


def due(at: datetime) -> QuerySet[Letter]:
    """Letters to be sent now, oldest first: waiting ones whose pause is over, and leased ones whose lease has ended."""
    waits = Q(state=State.WAITING) & (Q(lease_until=None) | Q(lease_until__lte=at))
    left_lying = Q(state=State.LEASED, lease_until__lte=at)
    return Letter.objects.filter(waits | left_lying, carrier=Carrier.SMS).order_by("posted_at", "id")


def stopped_messages(person_id: UUID) -> bool:
    """Whether a person has withdrawn the consent to messages and not given it again."""
    said = Consent.objects.filter(person_id=person_id, purpose=Purpose.LETTERS).values_list("withdrawn_at", flat=True)
    return bool(said) and None not in said


def about(id: UUID) -> QuerySet[Letter]:
    """All letters about one matter, oldest first."""
    return Letter.objects.filter(about_id=id).select_related("person", "told_by").order_by("posted_at", "id")


def to_tell(by: Actor) -> QuerySet[Letter]:
    """Letters to reporters and others outside that nobody has carried yet, among those within reach, oldest first."""
    untold = Letter.objects.filter(state__in=[State.WAITING, State.FAILED], person=None)
    return gate.allowed(by, "letter.tick", untold).order_by("posted_at", "id")
