"""Verbs of a service's months: what a provider tells of one, and the share that is due to the fund by the agreement."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext as _

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.foundation import clock
from linli.foundation.writes import writes
from linli.fund.giving import stating as fund
from linli.fund.giving.stating import Reckoned, Sold
from linli.projects.labels.conveniences import Method
from linli.projects.models import MonthTold, Service
from linli.projects.refused import MonthKnown, MonthRuns, MorePeople, UnknownChoice
from linli.projects.sessions import queries, rules


@dataclass(frozen=True)
class Told:
    """A month as a provider tells it; `income` in fen, None where no share is agreed."""

    month: date
    visits: int
    method: str
    people: int | None = None
    income: int | None = None


def reckon(service: Service, told: Told, at: datetime) -> Reckoned | None:
    """What would be due of a month; nothing is written. Raises what is wrong with it."""
    _check(service, told, clock.today(at))
    if service.agreement is None or told.income is None:
        return None
    return fund.reckon(service.agreement, _sold(service, told), clock.today(at))


@writes
def tell_month(service_id: UUID, told: Told, *, by: Actor, at: datetime) -> MonthTold:
    """Tell a month that is over; with an agreement and an income the share is stated to the fund in the same step."""
    service = queries.locked(service_id)
    gate.require(by, "session.edit", service)
    _check(service, told, clock.today(at))
    statement = None
    if service.agreement_id and told.income is not None:
        statement = fund.state(service.agreement_id, _sold(service, told), by=_teller(service, by), at=at)
    made = MonthTold.objects.create(
        community_id=service.community_id, service=service, month=told.month, visits=told.visits, people=told.people,
        method=told.method, income=told.income, statement=statement, at=at,
    )  # fmt: skip
    audit.record(by, "session.edit", service, at=at, code=f"month:{told.month:%Y-%m}")
    return made


def _teller(service: Service, by: Actor) -> Actor:
    """The bearer of a service's link bears its agreement too: both are the provider's own."""
    if by.kind != "link" or service.agreement_id is None:
        return by
    return Actor(by.kind, by.id, by.community, by.posts, by.owns | {service.agreement_id})


def _sold(service: Service, told: Told) -> Sold:
    with translation.override("zh-hans"):
        event = _("%(name)s, month %(month)s") % {"name": service.name, "month": f"{told.month:%Y-%m}"}
    return Sold(event, rules.month_after(told.month) - timedelta(days=1), told.income or 0)


def _check(service: Service, told: Told, today: date) -> None:
    if not rules.is_over(told.month, today):
        raise MonthRuns(field="month")
    if service.months.filter(month=told.month).exists():
        raise MonthKnown(field="month")
    if told.method not in Method.values:
        raise UnknownChoice(field="method")
    if told.people is not None and told.people > told.visits:
        raise MorePeople(field="people")
