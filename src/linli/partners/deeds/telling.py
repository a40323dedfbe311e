"""Letters about deeds, to the office: something is done, given back, or late. They name the deed alone."""

from datetime import datetime
from uuid import UUID

from linli.foundation import clock
from linli.notifications import actions as notifications
from linli.notifications.actions import Reader
from linli.partners.models import Deed
from linli.people.labels import Role
from linli.people.queries import appointments_on


def tell_office(kind: str, deed: Deed, at: datetime, *, but: UUID | None = None) -> int:
    """One letter to each of the office, save the one who acts; how many. Nobody is told of what is long past."""
    if deed.past:
        return 0
    posts = appointments_on(deed.community_id, clock.today(at)).filter(role=Role.OFFICE).select_related("person")
    people = {post.person_id: post.person for post in posts.order_by("start", "id") if post.person_id != but}
    readers = [Reader(one.pk, reachable=bool(one.phone_index)) for one in people.values()]
    params = {"title": deed.title, "link": f"/together/deeds/{deed.pk}/"}
    return len(notifications.post(kind, readers, about=deed, at=at, params=params))
