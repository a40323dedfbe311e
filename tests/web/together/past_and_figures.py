"""The figures of the article, and past life from a workbook."""

from linli.foundation import table
from linli.office.past import loading
from linli.projects.past.actions import SHELF
from tests.builders import NOON, World
from tests.projects.test_past_life import WHOLE

PAGES = table.read(
    """
address                       visitor steward worker leader office secretary street admin committee accountant
/together/figures/            in      ok      no     ok     ok     ok        ok     no    no        no
/together/past/               in      no      no     no     ok     no        no     no    no        no
/together/past/template/      in      no      no     no     ok     no        no     no    no        no
/together/past/{past_life}/   in      no      no     no     ok     no        no     no    no        no
"""
)
LOOKS = table.read(
    """
page              who      address
together-figures  office   /together/figures/
past-life         office   /together/past/
past-life-plan    office   /together/past/{past_life}/
"""
)


def places_of(world: World) -> dict[str, object]:
    office = world.actor("office")
    trial = loading.try_out(SHELF, "台账.xlsx", WHOLE, by=office, at=NOON)
    return {"past_life": loading.keep(trial, by=office, at=NOON).pk}


looks = places_of
