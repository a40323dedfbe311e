"""The pages of groups and gatherings."""

from datetime import timedelta

from linli.foundation import table
from linli.foundation.sealing import link_token
from linli.projects.gatherings import noting, stalls
from linli.projects.gatherings.stalls import Stand
from linli.projects.models import Craft, Edition
from tests.builders import DAY, NOON, World
from tests.projects.held import (
    NUMBER,
    a_group,
    a_line,
    a_seed,
    a_stall,
    an_activity,
    an_edition,
    an_item,
    held,
    opened,
)

PAGES = table.read(
    """
address                                 visitor steward worker leader office secretary street admin committee accountant
/life/groups/                           ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/life/seeds/{seed}/                     ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/life/seeds/{any}/                      not     not     not    not    not    not       not    not   not       not
/life/gatherings/                       ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/life/gatherings.ics                    ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/life/gatherings/{market}/              ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/life/gatherings/{planned}/             not     not     not    not    not    not       not    not   not       not
/life/gatherings/{over}/                ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/life/gatherings/{market}/poster.pdf    ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/life/gatherings/{over}/result.pdf      not     not     not    not    not    not       not    not   not       not
/life/crafts/                           ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/life/crafts/{craft}.jpg                not     not     not    not    not    not       not    not   not       not
/s/{group_link}/                        ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/s/{group_link}/apply/                  ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/s/wrong/                               not     not     not    not    not    not       not    not   not       not
/j/{line_link}/                         ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/j/{group_link}/                        not     not     not    not    not    not       not    not   not       not
/j/wrong/                               not     not     not    not    not    not       not    not   not       not
/st/{stall_link}/                       ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/st/wrong/                              not     not     not    not    not    not       not    not   not       not
/together/groups/                       in      ok      ok     ok     ok     ok        ok     no    no        no
/together/groups/?work=meals&q=x        in      ok      ok     ok     ok     ok        ok     no    no        no
/together/groups/new/                   in      no      no     no     ok     no        no     no    no        no
/together/groups/{group}/               in      ok      ok     ok     ok     ok        ok     no    no        no
/together/groups/{group}/edit/          in      no      no     no     ok     no        no     no    no        no
/together/seeds/                        in      ok      ok     ok     ok     ok        ok     no    no        no
/together/seeds/{seed}/                 in      ok      ok     ok     ok     ok        ok     no    no        no
/together/gatherings/                   in      ok      ok     ok     ok     ok        ok     no    no        no
/together/gatherings/?stage=open        in      ok      ok     ok     ok     ok        ok     no    no        no
/together/gatherings/new/               in      no      no     ok     ok     no        no     no    no        no
/together/gatherings/{market}/          in      ok      ok     ok     ok     ok        ok     no    no        no
/together/gatherings/{planned}/         in      ok      ok     ok     ok     ok        ok     no    no        no
/together/gatherings/{over}/            in      ok      ok     ok     ok     ok        ok     no    no        no
/together/gatherings/{market}/edit/     in      no      no     ok     ok     no        no     no    no        no
/together/stalls/{any}/thanks.pdf       in      no      no     no     not    no        no     no    no        no
/together/stalls/{stall}/agreement.pdf  in      no      no     no     ok     no        no     no    no        no
/together/stalls/{any}/agreement.pdf    in      no      no     no     not    no        no     no    no        no
/together/crafts/                       in      no      no     no     ok     no        no     no    no        no
"""
)
LOOKS = table.read(
    """
page                    who      address
groups-public           -        /life/groups/
seed-public             -        /life/seeds/{projects_seed}/
gatherings-public       -        /life/gatherings/
gathering-public        -        /life/gatherings/{projects_market}/
gathering-held          -        /life/gatherings/{projects_over}/
crafts-public           -        /life/crafts/
group-mine              -        /s/{projects_group_link}/
group-apply             -        /s/{projects_group_link}/apply/
sheet-line              -        /j/{projects_line_link}/
stall-mine              -        /st/{projects_stall_link}/
groups                  office   /together/groups/
group-new               office   /together/groups/new/
group                   office   /together/groups/{projects_group}/
group-edit              office   /together/groups/{projects_group}/edit/
seeds                   office   /together/seeds/
seed                    office   /together/seeds/{projects_seed}/
gatherings              office   /together/gatherings/
gathering-new           office   /together/gatherings/new/
gathering               office   /together/gatherings/{projects_market}/
gathering-planned       office   /together/gatherings/{projects_planned}/
gathering-over          leader   /together/gatherings/{projects_over}/
gathering-edit          office   /together/gatherings/{projects_market}/edit/
crafts                  office   /together/crafts/
"""
)


def places_of(world: World) -> dict[str, object]:
    office = world.actor("office")
    group = a_group(world, contact_shown=True, where="周三上午，社区广场")
    an_activity(group)
    seed = a_seed(group)
    market = opened(an_edition(world), world)
    item = an_item(market, world)
    line = a_line(market, world, item)
    a_stall(market, world)
    asked = stalls.ask(market.pk, Stand("李姐的布鞋", "手工布鞋", phone=NUMBER), by=world.visitor, at=NOON)
    planned = an_edition(world, name="便民集市第2场", day=DAY + timedelta(days=12))
    shared = a_stall(planned, world, shares=True, name="槐香面馆")
    craft = noting.show_craft(group.organisation_id, "编织玩偶", "用旧毛线织的", by=office, at=NOON)
    return {
        "group": group.pk, "group_link": link_token(group.pk), "seed": seed.pk, "market": market.pk,
        "planned": planned.pk, "over": _over(world).pk, "line_link": link_token(line.pk),
        "stall_link": link_token(asked.pk), "craft": craft.pk, "any": Craft().pk, "stall": shared.pk,
    }  # fmt: skip


def _over(world: World) -> Edition:
    """A farm-aid day that was held, with what was brought and whose money it cost."""
    office = world.actor("office")
    over = an_edition(world, name="人下乡菜进城第1场", sort="farm", series="人下乡菜进城")
    over = held(opened(over, world), world)
    whole = noting.note_produce(over.pk, "伊川", "红薯", 2_600_000, "ton", by=office, at=NOON)
    noting.note_produce(over.pk, "伊川", "蜜薯", 800_000, "jin", whole.pk, by=office, at=NOON, relation="part")
    noting.note_cost(over.pk, "租车", 30_000, "unit", "顺心运输（演示）", by=office, at=NOON)
    return over


def looks(world: World) -> dict[str, object]:
    return {f"projects_{name}": place for name, place in places_of(world).items()}
