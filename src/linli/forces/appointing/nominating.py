"""Verbs at the beginning of a nomination: someone is proposed, sent by a unit, or asked for another term."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.forces.actions import Where, check_post, holds_already
from linli.forces.appointing import loop, queries, rules, telling
from linli.forces.appointing.refusals import NominatedAlready, NoTermEnd, NotNominated, NoUnit, RenewedAlready
from linli.forces.models import Nomination
from linli.forces.refusals import AlreadyAppointed, NumberTaken
from linli.forces.stages import LIVE, Proposer, Way
from linli.foundation import sealing
from linli.foundation.refusals import Missing
from linli.foundation.rows import there
from linli.foundation.writes import one_at_a_time, writes
from linli.people.models import Appointment, Person


@dataclass(frozen=True)
class Nominee:
    """Who is meant: someone entered, or a name with the number by which they are asked."""

    name: str = ""
    phone: str = ""
    person: UUID | None = None


@dataclass(frozen=True)
class Proposed:
    """As what, where, by whom and why; with a `unit` and its letter it is the unit that sends them."""

    role: str
    where: Where
    proposer: str
    reason: str
    source: str = ""
    profession: str = ""
    offers: str = ""
    unit: str = ""
    unit_letter: str = ""


@writes
def nominate(nominee: Nominee, said: Proposed, *, by: Actor, at: datetime) -> Nomination:
    """Someone is nominated, and asked by a private link if there is a number. Raises `Missing`, `NotNominated`,
    `PlaceNeeded`, `NoUnit`, `NumberTaken`, `AlreadyAppointed`, `NominatedAlready`.
    """
    one_at_a_time(by.community)  # so that nobody is proposed twice in the same moment
    made = Nomination(
        community_id=by.community, way=Way.UNIT if said.unit.strip() else Way.FULL, stage=loop.FIRST, role=said.role,
        profession=said.profession, source=said.source.strip(), proposer=said.proposer, reason=said.reason.strip(),
        offers=said.offers.strip(), unit=said.unit.strip(), unit_letter=said.unit_letter.strip(), entered_at=at,
    )  # fmt: skip
    made.general_grid_id = said.where.general_grid
    made.compound_id, made.micro_grid_id = said.where.compound, said.where.micro_grid
    gate.require(by, "nomination.enter", made)
    _check(made, said)
    _name(made, nominee)
    _refuse_twice(made, said.where)
    made.entered_by_id = by.appointed_id
    made.save()
    audit.record(by, "nomination.enter", made, at=at, code=f"{made.way}:{made.role}")
    telling.tell_nominee(made, at)
    return made


def _check(made: Nomination, said: Proposed) -> None:
    if said.role not in rules.NOMINATED:
        raise NotNominated(field="role")
    check_post(made.community_id, said.role, said.profession, said.where)
    if said.proposer not in Proposer.values:
        raise Missing(field="proposer")
    if not made.reason:
        raise Missing(field="reason")
    if (made.unit or made.unit_letter) and (said.role not in rules.BY_UNIT or not made.unit or not made.unit_letter):
        raise NoUnit(field="unit" if made.unit_letter or said.role not in rules.BY_UNIT else "unit_letter")


def _name(made: Nomination, nominee: Nominee) -> None:
    """Who it is: the one entered, by id or by number; a number of someone of another name is refused."""
    known = _known(made.community_id, nominee)
    if known is not None:
        made.person, made.name, made.phone = known, known.name, known.phone
    else:
        made.name, made.phone = nominee.name.strip(), nominee.phone.strip()
        if not made.name:
            raise Missing(field="name")
    made.phone_index = sealing.blind(made.phone)


def _known(community_id: UUID, nominee: Nominee) -> Person | None:
    here = Person.objects.filter(community=community_id)
    if nominee.person is not None:
        return there(here.filter(pk=nominee.person))
    index = sealing.blind(nominee.phone.strip())
    found = here.filter(phone_index=index).first() if index else None
    if found is not None and found.name != nominee.name.strip():
        raise NumberTaken(field="phone", name=found.name)
    return found


def _refuse_twice(made: Nomination, where: Where) -> None:
    if made.person_id and holds_already(made.person_id, made.role, made.profession, where):
        raise AlreadyAppointed(field="role")
    none = dict.fromkeys(("general_grid", "compound", "micro_grid"))
    same = Nomination.objects.filter(
        community=made.community_id, stage__in=LIVE, role=made.role, profession=made.profession
    )
    who = same.filter(person=made.person_id) if made.person_id else same.filter(phone_index=made.phone_index)
    if (made.person_id or made.phone_index) and who.filter(**(none | where.given)).exists():
        raise NominatedAlready(field="role")


@writes
def renew(appointment_id: UUID, *, by: Actor, at: datetime) -> Nomination:
    """Another term is asked for: they are asked, then the Party committee. Raises `NoTermEnd`, `RenewedAlready`."""
    one_at_a_time(by.community)
    held = queries.post(by, appointment_id)
    if held.end is None:
        raise NoTermEnd()
    if Nomination.objects.filter(renews=held).exclude(stage__in=("not_appointed", "withdrawn")).exists():
        raise RenewedAlready()
    made = Nomination(
        community_id=held.community_id, way=Way.RENEWAL, stage=loop.FIRST, role=held.role, profession=held.profession,
        source=held.source, offers=held.offers, general_grid_id=held.general_grid_id, compound_id=held.compound_id,
        micro_grid_id=held.micro_grid_id, person=held.person, name=held.person.name, phone=held.person.phone,
        phone_index=held.person.phone_index, proposer=Proposer.COMMUNITY, renews=held, entered_at=at,
    )  # fmt: skip
    gate.require(by, "nomination.enter", made)
    made.entered_by_id = by.appointed_id
    made.save()
    audit.record(by, "nomination.enter", made, at=at, code=f"{made.way}:{made.role}")
    telling.tell_nominee(made, at)
    return made


def where_of(held: Nomination | Appointment) -> Where:
    """The place of a nomination or an appointment."""
    return Where(held.general_grid_id, held.compound_id, held.micro_grid_id)
