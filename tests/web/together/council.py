"""The council's pages."""

from datetime import timedelta

from linli.council.actions.holding import close_council, convene, open_council
from linli.council.actions.speaking import ToDo, add_words, decide
from linli.council.labels import Raised
from linli.council.models import Meeting
from linli.foundation import table
from tests.builders import DAY, NOON, World

PAGES = table.read(
    """
address                              visitor steward worker leader office secretary street admin committee accountant
/life/council/                       ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/life/council/?year=2026             ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/life/council/{day}/                 ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/life/council/{day}/minutes.pdf      ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/life/council/2020-01-01/            not     not     not    not    not    not       not    not   not       not
/life/council/wrong/                 not     not     not    not    not    not       not    not   not       not
/council/                            in      ok      ok     ok     ok     ok        ok     no    no        no
/council/new/                        in      no      no     ok     ok     ok        no     no    no        no
/council/tasks/                      in      ok      ok     ok     ok     ok        ok     no    no        no
/council/tasks/?whose=mine           in      ok      ok     ok     ok     ok        ok     no    no        no
/council/{council_over}/             in      ok      ok     ok     ok     ok        ok     no    no        no
/council/{council_sits}/             in      ok      ok     ok     ok     ok        ok     no    no        no
/council/{council_sits}/screen/      in      ok      ok     ok     ok     ok        ok     no    no        no
/council/{council_over}/minutes.pdf  in      ok      ok     ok     ok     ok        ok     no    no        no
"""
)
LOOKS = table.read(
    """
page               who      address
council-public     -        /life/council/
council-minutes    -        /life/council/{day}/
council            office   /council/
council-new        office   /council/new/
council-sits       office   /council/{council_sits}/
council-over       office   /council/{council_over}/
council-screen     office   /council/{council_sits}/screen/
council-tasks      steward  /council/tasks/
"""
)


def held(world: World) -> tuple[Meeting, Meeting]:
    """A council that is over, with a decision and its task, and one that sits."""
    office, before = world.actor("office"), NOON - timedelta(days=7)
    over = convene(DAY - timedelta(days=7), [], by=office, at=before, place="邻里中心", topic="夏天充电棚怎么降温")
    item = add_words(over.pk, "充电棚装喷雾", Raised.RESIDENTS, by=office, at=before)
    open_council(over.pk, [world.people["leader"].pk], 12, by=office, at=before)
    said = ToDo("问物业要报价", world.people["steward"].pk, DAY)
    decide(item.pk, "先在一院试一个月", [said], by=office, at=before)
    add_words(over.pk, "停车位", Raised.STEWARD, by=office, at=before)
    over = close_council(over.pk, by=office, at=before)
    sits = convene(DAY, [], by=office, at=NOON)
    add_words(sits.pk, "晾衣架放哪儿", Raised.STEWARD, by=office, at=NOON)
    return over, open_council(sits.pk, [], 3, by=office, at=NOON)


def places_of(world: World) -> dict[str, object]:
    over, sits = held(world)
    return {"council_over": over.pk, "council_sits": sits.pk, "day": f"{over.day}"}


looks = places_of
