"""Who hears of a nomination: whoever was nominated, and those who take the next step."""

from datetime import datetime

from linli.forces.models import Nomination
from linli.foundation import clock
from linli.foundation.sealing import link_token
from linli.notifications import actions as notifications
from linli.notifications.actions import Reader
from linli.people.labels import Role
from linli.people.models import Person
from linli.people.queries import appointments_on


def address(nomination: Nomination) -> str:
    """The private page of whoever was nominated."""
    return f"/serve/{link_token(nomination.pk)}/"


def tell_nominee(nomination: Nomination, at: datetime) -> None:
    """Whoever was nominated gets the private link, where there is a number to send it to."""
    if nomination.phone:
        reader = Reader(number=nomination.phone)
        params = {"link": address(nomination)}
        notifications.post("nomination_asked", [reader], about=nomination, at=at, params=params)


def tell_role(kind: str, role: Role, nomination: Nomination, at: datetime) -> None:
    """One letter to everyone who holds a role today; it names nobody."""
    posts = appointments_on(nomination.community_id, clock.today(at)).filter(role=role)
    people = Person.objects.filter(pk__in=posts.values("person")).order_by("name", "id")
    readers = [Reader(person=one.pk, reachable=bool(one.phone_index)) for one in people]
    params = {"link": f"/together/nominations/{nomination.pk}/"}
    notifications.post(kind, readers, about=nomination, at=at, params=params)
