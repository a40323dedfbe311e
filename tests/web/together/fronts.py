"""The two front rooms."""

from linli.foundation import table
from tests.builders import World

PAGES = table.read(
    """
address      visitor steward worker leader office secretary street admin committee accountant
/life/       ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/together/   in      ok      ok     ok     ok     ok        ok     no    no        no
"""
)
LOOKS = table.read(
    """
page      who      address
life      -        /life/
together  office   /together/
"""
)


def places_of(_world: World) -> dict[str, object]:
    return {}


def looks(_world: World) -> dict[str, object]:
    return {}
