"""The pages of partners, resources, deeds and honours."""

from uuid import uuid4

from linli.foundation import table
from linli.foundation.sealing import link_token
from linli.partners.honours import actions as honours
from linli.partners.honours.actions import Given
from linli.partners.offering import actions as offering
from linli.partners.offering.actions import Used
from linli.partners.relating import actions
from tests.builders import DAY, NOON, World
from tests.partners.tied import a_deed, a_partner, a_resource, a_tie, bearer_of

PAGES = table.read(
    """
address                        visitor steward worker leader office secretary street admin committee accountant
/together/partners/            in      ok      ok     ok     ok     ok        ok     no    no        no
/together/partners/new/        in      no      no     no     ok     ok        no     no    no        no
/together/partners/graph/      in      ok      ok     ok     ok     ok        ok     no    no        no
/together/partners/names/      in      ok      ok     ok     ok     ok        ok     no    no        no
/together/partners/{partner}/  in      ok      ok     ok     ok     ok        ok     no    no        no
/together/partners/{none}/     in      not     not    not    not    not       not    no    no        no
/together/resources/           in      ok      ok     ok     ok     ok        ok     no    no        no
/together/deeds/               in      ok      ok     ok     ok     ok        ok     no    no        no
/together/deeds/new/           in      no      no     no     ok     ok        no     no    no        no
/together/deeds/{deed}/        in      ok      ok     ok     ok     ok        ok     no    no        no
/together/deeds/{none}/        in      not     not    not    not    not       not    no    no        no
/together/honours/             in      ok      ok     ok     ok     ok        ok     no    no        no
/life/partners/                ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/life/deeds/                   ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/life/deeds/{none}.jpg         not     not     not    not    not    not       not    not   not       not
/life/honours/                 ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/p/{partner_link}/             ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/p/wrong/                      not     not     not    not    not    not       not    not   not       not
/deed/{deed_link}/             ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/deed/{partner_link}/          not     not     not    not    not    not       not    not   not       not
"""
)
LOOKS = table.read(
    """
page              who      address
partners          office   /together/partners/
partners-none     office   /together/partners/?words=nobody
partner-new       office   /together/partners/new/
partner-graph     leader   /together/partners/graph/
partner-names     office   /together/partners/names/
partner           office   /together/partners/{partner}/
partner-steward   steward  /together/partners/{partner}/
resources         steward  /together/resources/
deeds             office   /together/deeds/
deed-new          office   /together/deeds/new/
deed              office   /together/deeds/{deed}/
deed-done         leader   /together/deeds/{done_deed}/
honours           office   /together/honours/
life-partners     -        /life/partners/
life-deeds        -        /life/deeds/
life-honours      -        /life/honours/
partner-own       -        /p/{partner_link}/
deed-found        -        /deed/{deed_link}/
"""
)


def places_of(world: World) -> dict[str, object]:
    """A partner with a resource, ties and deeds; and an honour."""
    partner = a_partner(world, "柳荫路面馆", words="早点，也给老人送")
    alliance = a_partner(world, "商家联盟", "other")
    office = world.actor("office")
    a_tie(world, partner, agreed="每月两次给老人送餐", signed=DAY)
    a_tie(world, partner, "member", alliance=alliance.organisation_id)
    a_tie(world, alliance, "giver")
    actions.show(partner.pk, True, "paper", by=office, at=NOON)
    actions.set_contact(partner.pk, "王经理", "10012345678", by=office, at=NOON)
    actions.call_also("body", "老王面馆", "柳荫路面馆", by=office, at=NOON)
    resource = a_resource(world, partner, general_grids=(world.generals[0].pk,))
    offering.note_use(resource.pk, Used(DAY, "邻里课堂", 12, "people"), by=world.actor("steward"), at=NOON)
    done = a_deed(world, "done", partner)
    a_deed(world, "confirmed", partner)
    a_deed(world)
    honours.enter(Given("示范街道", "street", "柳荫路街道", "市民政局", DAY), by=office, at=NOON)
    return {
        "partner": partner.pk, "partner_link": link_token(partner.pk), "deed": a_deed(world, "claimed", partner).pk,
        "deed_link": link_token(done.pk), "done_deed": done.pk, "none": uuid4(), "honour": bearer_of(partner).id,
    }  # fmt: skip


looks = places_of
