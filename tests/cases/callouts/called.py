"""Whom the call-outs of the tests call: specialists and bodies of a small world, and a call to some of them."""

from datetime import date, datetime
from typing import Any

from linli.access.actors import Actor, bearer, rule
from linli.cases.callouts import answering
from linli.cases.callouts.actions import Call, Seat, blow
from linli.cases.labels import Answer
from linli.cases.models import CallOut, Case, Response
from linli.people.models import Appointment, Organisation, Person
from tests.builders import NOON, World

CALL = Call("prompt", "楼道总闸跳闸，请来看看", place_note="门卫处有钥匙", best_time="下午四点后")
STRANGERS = iter(range(20000000000, 30000000000))


def a_specialist(world: World, name: str, profession: str = "power", **place: Any) -> Person:
    """One of the ten professions, of the whole community unless a place is named."""
    person = Person.objects.create(community=world.community, name=name, phone=str(next(STRANGERS)))
    Appointment.objects.create(
        community=world.community, person=person, role="specialist", profession=profession,
        start=date(2026, 1, 1), **place,
    )  # fmt: skip
    world.people[name] = person
    return person


def a_body(world: World, name: str, kind: str = "property", **more: Any) -> Organisation:
    contact = more.pop("contact", "王经理 0379-6000 0001，夜里打 10000009999")
    return Organisation.objects.create(community=world.community, name=name, kind=kind, contact=contact, **more)


def a_call(
    world: World, case: Case, *who: Person | Organisation, then: tuple[Person | Organisation, ...] = (),
    call: Call = CALL, at: datetime = NOON, by: str = "leader",
) -> CallOut:  # fmt: skip
    """A call by the grid leader to some, the first of whom has an order of who is next."""
    case.refresh_from_db()
    seats = [Seat("供电员", one.pk, "离得近", tuple(n.pk for n in then) if one == who[0] else ()) for one in who]
    return blow(case.pk, call, seats, by=world.actor(by), at=at, version=case.version)


def response_of(callout: CallOut, who: Person | Organisation) -> Response:
    column = "person" if isinstance(who, Person) else "organisation"
    return Response.objects.get(callout=callout, **{column: who})


def holder(response: Response) -> Actor:
    """Whoever holds the link of a response."""
    return bearer(response.community_id, response.pk, None)


def silence(world: World) -> Actor:
    return rule("silence", world.community.pk)


def walked(response: Response, to: str, at: datetime = NOON) -> Response:
    """A response walked to an answer by the one who holds its link."""
    by = holder(response)
    steps = {
        Answer.ACCEPTED: lambda: answering.accept(response.pk, by=by, at=at),
        Answer.ARRIVED: lambda: answering.arrive(response.pk, by=by, at=at),
        Answer.DONE: lambda: answering.finish(response.pk, "合上总闸，换了空开", by=by, at=at),
        Answer.DECLINED: lambda: answering.decline(response.pk, "表后线路不归我们", "物业", by=by, at=at),
    }
    return steps[Answer(to)]()
