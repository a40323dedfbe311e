"""The pages of figures: to lead by, for the supervisor and the street, on the wall, and open to everyone."""

from datetime import timedelta
from uuid import uuid4

from linli.foundation import table
from linli.insight import sampling
from tests.builders import NOON, World, a_case
from tests.insight.supervised import a_supervisor

PAGES = table.read(
    """
address                        visitor steward worker leader office secretary street admin committee accountant
/figures/                      in      no      no     no     ok     ok        no     no    no        no
/figures/file.json             in      no      no     no     ok     ok        no     no    no        no
/figures/what-if/              in      no      no     no     ok     ok        no     no    no        no
/figures/what-if/?away=2       in      no      no     no     ok     ok        no     no    no        no
/supervision/                  in      no      no     no     no     ok        no     no    no        no
/supervision/samples/{nothing}/ in     no      no     no     no     no        no     no    no        no
/street/                       in      no      no     no     ok     ok        ok     no    no        no
/screen/                       ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/screen/?part=1                ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/open/                         ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/open/months.csv               ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/open/kinds.csv                ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/open/grids.csv                ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/open/wrong.csv                not     not     not    not    not    not       not    not   not       not
/open/grids.geojson            ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/open/dictionary.csv           ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/board/overdue_complex/        in      ok      no     ok     ok     ok        ok     no    no        no
"""
)
LOOKS = table.read(
    """
page         who        address
leading      secretary  /figures/
what-if      secretary  /figures/what-if/?grids=2
supervision  secretary  /supervision/
street       street     /street/
open-data    -          /open/
screen       -          /screen/
sample       supervisor /supervision/samples/{sample_drawn}/
"""
)


def places_of(world: World) -> dict[str, object]:
    for n in range(6):
        a_case(world, at="closed", words=f"楼道灯不亮 {n}")
    return {"nothing": uuid4()}


def looks(world: World) -> dict[str, object]:
    """The same, and a sample that the supervisor drew of them."""
    reader = a_supervisor(world)
    here = places_of(world)
    return here | {"sample_drawn": sampling.draw(5, 90, by=reader, at=NOON + timedelta(days=1)).pk}
