"""Questions to the outbox: which letters are due, who is still to be told, and who asked not to be sent any."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Value

from linli.access import gate
from linli.access.actors import Actor
from linli.foundation.worded import worded
from linli.notifications.carriers.senders import Sender
from linli.notifications.labels import Carrier, State
from linli.notifications.models import Letter
from linli.notifications.rules import GROUPS, OF_ALLIES, OF_DONORS, OF_HELPERS
from linli.people.labels import Purpose
from linli.people.models import Consent

COPY_LIVES = timedelta(hours=2)  # a copy for a group that did not leave by then would only confuse
MINUTE = timedelta(minutes=1)
ELSEWHERE = (*OF_DONORS, *OF_ALLIES, *OF_HELPERS)  # those who did not hear are found on pages of their own


def due(at: datetime) -> QuerySet[Letter]:
    """Letters to be sent now, oldest first: waiting ones whose pause is over, and leased ones whose lease has ended."""
    waits = Q(state=State.WAITING) & (Q(lease_until=None) | Q(lease_until__lte=at))
    left_lying = Q(state=State.LEASED, lease_until__lte=at)
    carried = (Carrier.SMS, Carrier.MAIL, *GROUPS)
    return Letter.objects.filter(waits | left_lying, carrier__in=carried).order_by("posted_at", "id")


def turn_of(sender: Sender, at: datetime, most: int) -> list[UUID]:
    """The letters that a sender may carry now, oldest first; no more of them than its limit for a minute leaves."""
    ids = list(_of(sender, due(at)).values_list("id", flat=True)[:most])
    if not ids or not sender.per_minute:
        return ids
    told = Letter.objects.filter(state=State.TOLD, posted_at__gt=at - COPY_LIVES - MINUTE, told_at__gt=at - MINUTE)
    return ids[: max(0, sender.per_minute - _of(sender, told).count())]


def _of(sender: Sender, letters: QuerySet[Letter]) -> QuerySet[Letter]:
    """Those of some letters that are a sender's: by its way, and by the general grid that its group belongs to."""
    ours = letters.filter(carrier=sender.way)
    if sender.serves:
        return ours.filter(general_grid__name__in=sender.serves)
    return ours.exclude(general_grid__name__in=sender.others) if sender.others else ours


def stopped_messages(person_id: UUID) -> bool:
    """Whether a person has withdrawn the consent to messages and not given it again."""
    said = Consent.objects.filter(person_id=person_id, purpose=Purpose.LETTERS).values_list("withdrawn_at", flat=True)
    return bool(said) and None not in said


def unsent_copies() -> QuerySet[Letter]:
    """Copies for chat groups that have not left."""
    return Letter.objects.filter(carrier__in=GROUPS).exclude(state=State.TOLD)


def about(id: UUID) -> QuerySet[Letter]:
    """All letters about one matter, oldest first; copies for groups once they have arrived."""
    letters = Letter.objects.filter(Q(state=State.TOLD) | ~Q(carrier__in=GROUPS), about_id=id)
    return letters.select_related("person", "told_by").order_by("posted_at", "id")


@worded
def all_about(*, id: UUID) -> QuerySet[Letter]:
    """The same, all of them, at once."""
    return about(id)


def how_many_to_tell(by: Actor) -> int:
    """How many letters stand on that list."""
    return sum(_how_many_to_tell(by))


@worded
def _how_many_to_tell(by: Actor, /) -> QuerySet[Letter, int]:
    found = to_tell(by).order_by().annotate(all=Value(1)).values("all")
    return found.annotate(n=Count("pk")).values_list("n", flat=True)


def to_tell(by: Actor) -> QuerySet[Letter]:
    """Letters to reporters and others outside that nobody has carried yet, among those within reach, oldest first."""
    return gate.allowed(by, "letter.tick", _untold().exclude(kind__in=ELSEWHERE)).order_by("posted_at", "id")


def donors_to_tell(by: Actor) -> QuerySet[Letter]:
    """Letters to donors that nobody has carried yet, oldest first."""
    return gate.allowed(by, "gift.told", _untold().filter(kind__in=OF_DONORS)).order_by("posted_at", "id")


def helpers_to_tell(by: Actor) -> QuerySet[Letter]:
    """Letters to those who help neighbours and whom no message has reached, oldest first."""
    return gate.allowed(by, "wish.told", _untold().filter(kind__in=OF_HELPERS)).order_by("posted_at", "id")


def _untold() -> QuerySet[Letter]:
    still = Letter.objects.filter(state__in=[State.WAITING, State.FAILED], person=None)
    return still.exclude(carrier__in=GROUPS)
