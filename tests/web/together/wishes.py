"""The pages of wishes."""

from uuid import uuid4

from linli.foundation import table
from linli.foundation.sealing import link_token
from linli.wishes.actions import delivering
from tests.builders import NOON, World
from tests.wishes.wished import a_claim, a_wish, claim_on, wisher_of

PAGES = table.read(
    """
address                     visitor steward worker leader office secretary street admin committee accountant
/together/wishes/           in      ok      ok     ok     ok     ok        no     no    no        no
/together/wishes/new/       in      ok      ok     ok     ok     ok        no     no    no        no
/together/wishes/{wish}/    in      ok      not    ok     ok     ok        no     no    no        no
/together/wishes/{none}/    in      not     not    not    not    not       no     no    no        no
/life/wishes/               ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/life/wishes/say/           ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/life/wishes/{wish}/        ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/life/wishes/{said}/        not     not     not    not    not    not       not    not   not       not
/w/{claim_link}/            ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/w/wrong/                   not     not     not    not    not    not       not    not   not       not
/wish/{wish_link}/          ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/wish/{claim_link}/         not     not     not    not    not    not       not    not   not       not
"""
)
LOOKS = table.read(
    """
page            who      address
wishes          steward  /together/wishes/
wishes-none     office   /together/wishes/?stage=late
wish-new        steward  /together/wishes/new/
wish            steward  /together/wishes/{wish}/
wish-claimed    office   /together/wishes/{claimed}/
wish-brought    leader   /together/wishes/{brought}/
wall            -        /life/wishes/
wall-one        -        /life/wishes/{wish}/
wall-fund       -        /life/wishes/{costly}/
wish-say        -        /life/wishes/say/
wish-claimer    -        /w/{claim_link}/
wish-own        -        /wish/{wish_link}/
wish-own-came   -        /wish/{brought_link}/
"""
)


def places_of(world: World) -> dict[str, object]:
    """Wishes at several stages."""
    wish, claimed, brought = a_wish(world), a_wish(world, "claimed"), a_wish(world, "delivered")
    done = a_wish(world, "fulfilled")
    delivering.pass_thanks(done.pk, by=world.actor("steward"), at=NOON)
    delivering.meet(claimed.pk, True, by=wisher_of(claimed), at=NOON)
    again = a_wish(world)
    a_claim(world, again)
    return {
        "wish": wish.pk, "said": a_wish(world, "said").pk, "none": uuid4(), "claimed": claimed.pk,
        "brought": brought.pk, "costly": a_wish(world, need="一辆轮椅", worth=480_00).pk,
        "claim_link": link_token(claim_on(claimed).pk), "wish_link": link_token(wish.pk),
        "brought_link": link_token(brought.pk),
    }  # fmt: skip


looks = places_of
