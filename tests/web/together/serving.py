"""Those who serve: nominated, on notice, counted, with their papers."""

from datetime import time, timedelta
from uuid import uuid4

from linli.forces.appointing import objecting, thanking
from linli.forces.duty import availability, planning
from linli.forces.duty.planning import Turns
from linli.forces.models import Turn
from linli.foundation import table
from linli.foundation.sealing import link_token
from linli.people.models import Appointment, Person
from tests.builders import DAY, NOON, World
from tests.cases.callouts.called import a_specialist
from tests.forces.nominated import a_nomination, a_term

PAGES = table.read(
    """
address                                visitor steward worker leader office secretary street admin committee accountant
/life/notices/appointing/              ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/papers/notices/appointing.pdf         ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/serve/{serve}/                        ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/serve/wrong/                          not     not     not    not    not    not       not    not   not       not
/serve/{objected}/                     not     not     not    not    not    not       not    not   not       not
/objection/{objected}/                 ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/objection/wrong/                      not     not     not    not    not    not       not    not   not       not
/together/people/                      in      ok      ok     ok     ok     ok        ok     no    no        no
/together/people/?role=steward         in      ok      ok     ok     ok     ok        ok     no    no        no
/together/people/gaps/                 in      ok      ok     ok     ok     ok        ok     no    no        no
/together/people/gaps/?level=compound  in      ok      ok     ok     ok     ok        ok     no    no        no
/together/nominations/                 in      no      no     no     ok     ok        no     no    no        no
/together/nominations/?stage=noticed   in      no      no     no     ok     ok        no     no    no        no
/together/nominations/new/             in      no      no     no     ok     ok        no     no    no        no
/together/nominations/{noticed}/       in      no      no     no     ok     ok        no     no    no        no
/together/nominations/{nobody}/        in      no      no     no     not    not       no     no    no        no
/together/terms/                       in      no      no     no     ok     ok        no     no    no        no
/together/posts/{term}/                in      no      no     no     ok     ok        no     no    no        no
/together/posts/{nobody}/              in      no      no     no     not    not       no     no    no        no
/together/duty/                        in      ok      ok     ok     ok     ok        ok     no    no        no
/together/duty/?view=month             in      ok      ok     ok     ok     ok        ok     no    no        no
/papers/duty/2026-10.pdf               in      ok      ok     ok     ok     ok        ok     no    no        no
/papers/duty/2026-13.pdf               in      not     not    not    not    not       not    no    no        no
/away/{away}/                          ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/away/wrong/                           not     not     not    not    not    not       not    not   not       not
/away/{serve}/                         not     not     not    not    not    not       not    not   not       not
/papers/thanks/{thanked}.pdf           in      no      no     no     ok     ok        no     no    no        no
/papers/thanks/{nobody}.pdf            in      no      no     no     not    not       no     no    no        no
"""
)
LOOKS = table.read(
    """
page             who       address
notice           -         /life/notices/appointing/
nominee          -         /serve/{serve}/
nominee-agreed   -         /serve/{agreed_link}/
objection        -         /objection/{objected}/
people           office    /together/people/?role=steward
gaps             office    /together/people/gaps/
nominations      office    /together/nominations/
nominate         office    /together/nominations/new/
nomination       office    /together/nominations/{noticed}/
nomination-heard secretary /together/nominations/{agreed}/
duty             office    /together/duty/
duty-month       leader    /together/duty/?view=month
away             -         /away/{away}/
terms            office    /together/terms/
post             office    /together/posts/{term}/
"""
)


def places_of(world: World) -> dict[str, object]:
    """Someone at each stage, an objection, a term that ends, a letter of thanks."""
    held = Appointment.objects.filter(person=world.people["steward2"]).first() or a_term(world)
    noticed = a_nomination(world, at="noticed", name="齐秀兰")
    agreed = a_nomination(world, at="agreed", name="石守信")
    objected = objecting.object_to(noticed.pk, "她常年不住这里", by=world.visitor, at=NOON)
    thanked = thanking.thank(held.pk, "停水那三天挨家送水", by=world.actor("office"), at=NOON)
    return {
        "serve": link_token(a_nomination(world).pk),
        "agreed_link": link_token(agreed.pk),
        "objected": link_token(objected.pk),
        "noticed": noticed.pk,
        "agreed": agreed.pk,
        "term": a_term(world, 40, "steward2").pk,
        "thanked": thanked.pk,
        "away": link_token(_on_call(world).pk),
        "nobody": uuid4(),
    }


def _on_call(world: World) -> Person:
    """A specialist who is on call this week, and another who is away."""
    one, other = (world.people.get(name) or a_specialist(world, name) for name in ("赵电工", "钱电工"))
    office, week = world.actor("office"), DAY + timedelta(days=6)
    if not Turn.objects.exists():
        for n, who in enumerate((one, other), 1):
            turns = Turns("specialist", who.pk, DAY, week, time(0), time(0), "power", None, n)
            planning.enter(turns, by=office, at=NOON)
    availability.set_away(other.pk, "away", week, by=office, at=NOON)
    return one


def looks(world: World) -> dict[str, object]:
    """The same, and one who was withdrawn."""
    a_nomination(world, at="supported", name="范玉洁", when=NOON - timedelta(days=3))
    return places_of(world)
