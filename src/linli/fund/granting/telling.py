"""Who hears of a proposal: those who shall look at it next."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from linli.foundation import clock
from linli.foundation.sealing import link_token
from linli.fund.models import Checker, Proposal
from linli.notifications import actions as notifications
from linli.notifications.actions import Reader
from linli.people.labels import Role
from linli.people.models import Person
from linli.people.queries import appointments_on


def tell(kind: str, proposal: Proposal, people: Iterable[UUID], at: datetime) -> None:
    """One letter to each of some people who serve, with the way to the proposal."""
    found = Person.objects.filter(pk__in=list(people)).order_by("name", "id")
    readers = [Reader(person=one.pk, reachable=bool(one.phone_index)) for one in found]
    params = _params(proposal, f"/fund/proposals/{proposal.code}/")
    notifications.post(kind, readers, about=proposal, at=at, params=params)


def tell_role(kind: str, proposal: Proposal, role: Role, at: datetime) -> None:
    """One letter to everyone who holds a role today."""
    holders = appointments_on(proposal.community_id, clock.today(at)).filter(role=role)
    tell(kind, proposal, list(holders.values_list("person_id", flat=True)), at)


def tell_checker(checker: Checker, at: datetime) -> None:
    """The private link of an overseer or a user, where there is a number to send it to."""
    if checker.phone:
        params = _params(checker.proposal, f"/o/{link_token(checker.pk)}/")
        notifications.post("fund_check", [Reader(number=checker.phone)], about=checker.proposal, at=at, params=params)


def _params(proposal: Proposal, link: str) -> dict[str, str]:
    return {"title": proposal.name, "tracking": proposal.code, "link": link}
