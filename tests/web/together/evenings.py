"""The pages of night talks, of the topics of the month, and the host's script."""

from datetime import timedelta

from linli.foundation import table
from tests.builders import NOON, World
from tests.council.evenings.evened import a_night, a_topic

PAGES = table.read(
    """
address                    visitor steward worker leader office secretary street admin committee accountant
/life/topics/              ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/council/evenings/         in      ok      ok     ok     ok     ok        ok     no    no        no
/council/evenings/sheet.pdf in      ok      ok     ok     ok     ok        ok     no    no        no
/council/script/           in      ok      ok     ok     ok     ok        ok     no    no        no
/council/script/?phase=99  in      ok      ok     ok     ok     ok        ok     no    no        no
/council/script.pdf        in      ok      ok     ok     ok     ok        ok     no    no        no
"""
)
LOOKS = table.read(
    """
page      who      address
topics    -        /life/topics/
evenings  steward  /council/evenings/
script    office   /council/script/?phase=4
"""
)


def places_of(world: World) -> dict[str, object]:
    """An evening of two items, and a topic that was decided."""
    a_night(world)
    a_topic(world, when=NOON - timedelta(days=3))  # on a day on which no other council meets
    return {}


looks = places_of
