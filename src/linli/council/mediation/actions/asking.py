"""Verbs before a mediation: it is opened, each side is asked, a refusal ends it, the sides choose who mediates."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor, rule
from linli.audit import actions as audit
from linli.cases import queries as cases
from linli.cases import reference
from linli.cases.models import Case
from linli.council import loop
from linli.council.mediation import queries, rules
from linli.council.mediation.loop import MEDIATIONS
from linli.council.mediation.refusals import (
    MediatedAlready,
    MediatorUnaccepted,
    MediatorUnchosen,
    NeverMediated,
    SidesOdd,
)
from linli.council.models import Mediation, MediationSide, Seat
from linli.council.refusals import Unknown
from linli.council.talk_labels import MediatorKind, Part
from linli.engines.triage import urgent
from linli.foundation import clock
from linli.foundation.refusals import Missing, NotAllowed
from linli.foundation.sealing import link_token
from linli.foundation.writes import one_at_a_time, writes
from linli.notifications import actions as notifications
from linli.notifications.actions import Reader
from linli.people.labels import Means
from linli.people.queries import serving


@dataclass(frozen=True)
class AskedSide:
    """Who is to be asked: a name as they wish to be called, and a number if they have one."""

    name: str
    phone: str = ""


@dataclass(frozen=True)
class Choice:
    """Whom the sides accept: of what sort, a person of the register or a name, and where and when they meet."""

    kind: str
    person: UUID | None = None
    name: str = ""
    accepted: bool = False
    place: str = ""
    meets_at: datetime | None = None


@writes
def open_mediation(
    words: str, sides: Sequence[AskedSide], *, by: Actor, at: datetime, case: UUID | None = None
) -> Mediation:
    """Ask some sides whether they want to be mediated. Where there may be danger it is refused, with the numbers."""
    one_at_a_time(by.community)
    made = Mediation(community_id=by.community, asked_at=at, words=words.strip())
    gate.require(by, "mediation.open", made)
    about = cases.one_visible(by, case) if case else None
    if not words.strip():
        raise Missing(field="words")
    if rules.never(*_danger(words, about)):
        raise NeverMediated(field="words")
    if about and queries.of_case(about.pk):
        raise MediatedAlready(field="words")
    least, most = rules.SIDES
    if not least <= len(sides) <= most or not all(side.name.strip() for side in sides):
        raise SidesOdd(field="name1")
    made.case, made.number = about, queries.next_number(by.community, clock.today(at).year)
    made.save()
    Seat.objects.create(community_id=by.community, mediation=made, person_id=by.appointed_id, part=Part.HOST)
    for place, side in enumerate(sides, 1):
        _ask(made, place, side, at)
    audit.record(by, "mediation.open", made, at=at, code=made.shown_number)
    return made


def _danger(words: str, case: Case | None) -> tuple[str, str, bool, str]:
    named = urgent(words, reference.taxonomy())
    code = named.code if named else ""
    if case is None:
        return "", "", False, code
    return case.kind, str(case.suggestion.get("urgent") or ""), case.urgent, code


def _ask(made: Mediation, place: int, side: AskedSide, at: datetime) -> None:
    row = MediationSide.objects.create(
        community_id=made.community_id, mediation=made, place=place, name=side.name.strip()[:20], phone=side.phone
    )
    if side.phone:
        params = {"link": f"/md/{link_token(row.pk)}/"}
        notifications.post("mediation_asked", [Reader(number=side.phone)], about=made, at=at, params=params)


@writes
def be_willing(
    side_id: UUID, means: str, *, by: Actor, at: datetime, wants: str = "", wants_name: str = ""
) -> Mediation:
    """A side says that it is willing, by its link, or to the host; when all have, it can be arranged."""
    side, mediation = _of(side_id, by)
    state = loop.advance(MEDIATIONS, mediation.state, "accept")
    if means not in Means.values or (wants and wants not in MediatorKind.values):
        raise Unknown(field="means")
    side.willing_at, side.means, side.wants, side.wants_name = at, means, wants, wants_name.strip()[:20]
    side.save(update_fields=["willing_at", "means", "wants", "wants_name"])
    if all(one.willing_at for one in queries.sides(mediation)):
        mediation.state = state
        keep(mediation, "state")
    audit.record(_quiet(by), "mediation.answer", mediation, at=at, code="willing")
    return mediation


@writes
def refuse(side_id: UUID, *, by: Actor, at: datetime) -> Mediation:
    """A side does not wish to, or not any more: it ends at once. Who it was is kept nowhere, and no reason is asked."""
    _side, mediation = _of(side_id, by)
    mediation.state = loop.advance(MEDIATIONS, mediation.state, "refuse")
    end(mediation, at)
    audit.record(rule("mediation", mediation.community_id), "mediation.answer", mediation, at=at, code="ended")
    return mediation


def end(mediation: Mediation, at: datetime) -> None:
    """Without an agreement nothing is left that tells of a person: no names, numbers, words or answers."""
    MediationSide.objects.filter(mediation=mediation).update(
        name="", phone="", willing_at=None, means="", wants="", wants_name=""
    )
    mediation.words, mediation.mediator_name, mediation.ended_at = "", "", at
    keep(mediation, "state", "words", "mediator_name", "ended_at")


@writes
def arrange(mediation_id: UUID, choice: Choice, *, by: Actor, at: datetime) -> Mediation:
    """Whom all sides accept as mediator, and where and when they meet."""
    mediation = led(mediation_id, by)
    mediation.state = loop.advance(MEDIATIONS, mediation.state, "arrange", choice.kind)
    if choice.kind not in MediatorKind.values:
        raise Unknown(field="kind")
    person = (
        serving(mediation.community_id, clock.today(at)).filter(pk=choice.person).first() if choice.person else None
    )
    name = person.name if person else choice.name.strip()[:20]
    if not name:
        raise MediatorUnchosen(field="name")
    if not choice.accepted:
        raise MediatorUnaccepted(field="accepted")
    Seat.objects.filter(mediation=mediation, part=Part.MEDIATOR).delete()
    if person and not Seat.objects.filter(mediation=mediation, person=person).exists():
        Seat.objects.create(community_id=mediation.community_id, mediation=mediation, person=person, part=Part.MEDIATOR)
    mediation.mediator_kind, mediation.mediator_name = choice.kind, name
    mediation.place, mediation.meets_at = choice.place.strip()[:80], choice.meets_at
    keep(mediation, "mediator_kind", "mediator_name", "place", "meets_at")
    audit.record(by, "mediation.lead", mediation, at=at, code=f"mediator:{choice.kind}")
    return mediation


def led(id: UUID, by: Actor, version: int | None = None) -> Mediation:
    """A mediation that `by` leads, locked. Whoever may not know of it learns nothing."""
    queries.mediation(by, id)
    found = queries.locked(id, version)
    if not queries.leads(by, found):
        raise NotAllowed()
    return found


def _of(side_id: UUID, by: Actor) -> tuple[MediationSide, Mediation]:
    """A side and its mediation, locked: for whoever bears its link, or leads the mediation."""
    side = queries.side_of_link(side_id)
    mediation = queries.locked(side.mediation_id)
    if by.person_id is None:
        gate.require(by, "mediation.answer", side)
    elif not queries.leads(by, mediation):
        raise NotAllowed()
    return queries.side_of_link(side_id), mediation


def _quiet(by: Actor) -> Actor:
    """For a footprint that does not tell which side answered."""
    return by if by.person_id else rule("mediation", by.community)


def keep(mediation: Mediation, *fields: str) -> None:
    """Save some columns, and count the change."""
    mediation.version += 1
    mediation.save(update_fields=[*fields, "version"])
