"""The first act of an installation: its community, its first administrator and officer, and the way in for them."""

from dataclasses import dataclass
from datetime import datetime

from linli.access import devices, gate
from linli.access.actors import Actor, rule
from linli.audit import actions as audit
from linli.foundation import clock
from linli.foundation.refusals import Missing
from linli.foundation.writes import writes
from linli.people.labels import Role
from linli.people.models import Appointment, Person
from linli.territory.models import Community

RULE = "install"


@dataclass(frozen=True)
class Founding:
    """What the operator says at the start. Without `office` the administrator serves as officer too."""

    community: str
    code: str
    admin: str
    phone: str
    street: str = ""
    office: str = ""
    office_phone: str = ""
    fictional: bool = False


@dataclass(frozen=True)
class Founded:
    """The community, those who can enter now, and the secret of the administrator's desk link."""

    community: Community
    administrator: Person
    officer: Person
    ticket: str


@writes
def found(wanted: Founding, *, at: datetime) -> Founded:
    """Make the community and its first two posts; the rule `install` acts, since nobody is appointed yet."""
    for field in ("community", "code", "admin", "phone"):
        if not getattr(wanted, field).strip():
            raise Missing(field=field)
    community = Community(
        name=wanted.community.strip(),
        code=wanted.code.strip(),
        street=wanted.street.strip(),
        fictional=wanted.fictional,
    )
    by = rule(RULE, community.pk)
    gate.require(by, "community.install", community)
    community.save()
    audit.record(by, "community.install", community, at=at)
    administrator = _enter(wanted.admin, wanted.phone, by, at)
    same = wanted.office.strip() in ("", administrator.name)
    officer = administrator if same else _enter(wanted.office, wanted.office_phone, by, at)
    _appoint(administrator, Role.ADMIN, by, at)
    _appoint(officer, Role.OFFICE, by, at)
    secret = devices.issue_ticket(administrator, at)
    audit.record(by, "device.issue", administrator, at=at)
    return Founded(community, administrator, officer, secret)


def _enter(name: str, phone: str, by: Actor, at: datetime) -> Person:
    person = Person.objects.create(community_id=by.community, name=name.strip(), phone=phone.strip())
    audit.record(by, "person.edit", person, at=at, code="entered")
    return person


def _appoint(person: Person, role: Role, by: Actor, at: datetime) -> None:
    made = Appointment.objects.create(community_id=by.community, person=person, role=role, start=clock.today(at))
    audit.record(by, "person.appoint", made, at=at, code=role)
