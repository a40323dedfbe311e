"""The pages of the alliance."""

from linli.forces.alliance import doubling
from linli.foundation import table
from linli.foundation.sealing import link_token
from tests.builders import NOON, World
from tests.forces.alliance.helped import (
    a_certificate,
    a_need,
    a_story,
    a_twofold,
    an_ally,
    an_hour,
    asked,
    mine,
    said_yes,
)

PAGES = table.read(
    """
address                                visitor steward worker leader office secretary street admin committee accountant
/life/help/                            ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/life/stories/                         ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/life/certificates/?number={h_no}      ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/h/{h_me}/                             ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/h/{h_me}/certificates/{h_no}.pdf      ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/h/{h_me}/thanks/{h_thanks}.pdf        ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/h/{h_me}/return.pdf                   ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/hn/{h_served}/                        ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/hu/{h_unit}/                          ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/together/allies/                      in      ok      no     ok     ok     ok        no     no    no        no
/together/allies/new/                  in      ok      no     ok     ok     no        no     no    no        no
/together/allies/{h_ally}/             in      ok      no     ok     ok     ok        no     no    no        no
/together/allies/{h_far}/              in      not    no     not   ok     ok        no     no    no        no
/together/certificates/{h_no}.pdf      in      no      no     no     ok     no        no     no    no        no
/together/thanks/{h_thanks}.pdf        in      ok      no     ok     ok     ok        no     no    no        no
/together/needs/                       in      ok      no     ok     ok     ok        no     no    no        no
/together/needs/new/                   in      ok      no     ok     ok     no        no     no    no        no
/together/needs/{h_need}/              in      ok      no     ok     ok     ok        no     no    no        no
/together/needs/{h_elsewhere}/         in      not    no     not   ok     ok        no     no    no        no
/together/hours/                       in      ok      no     ok     ok     no        no     no    no        no
/together/stories/                     in      no      no     no     ok     no        no     no    no        no
"""
)
LOOKS = table.read(
    """
page                 who       address
help-join            -         /life/help/
help-stories         -         /life/stories/
help-check           -         /life/certificates/?number={h_no}
help-mine            -         /h/{h_me}/
help-left            -         /h/{h_left}/
help-served          -         /hn/{h_served}/
help-unit            -         /hu/{h_unit}/
help-allies          office    /together/allies/
help-ally-new        office    /together/allies/new/
help-ally            office    /together/allies/{h_ally}/
help-needs           leader    /together/needs/
help-need-new        leader    /together/needs/new/
help-need            leader    /together/needs/{h_need}/
help-need-risky      leader    /together/needs/{h_risky}/
help-need-filled     leader    /together/needs/{h_filled}/
help-hours           office    /together/hours/
help-put-up          office    /together/stories/
"""
)


def places_of(world: World) -> dict[str, object]:
    """An ally with a bit of everything, needs at several stages, one who has left."""
    ally, other = an_ally(world, kind="twofold"), an_ally(world)
    story, one = a_story(world, ally), a_certificate(world, ally)
    kept = a_twofold(ally)
    doubling.wish_return(kept.pk, True, by=mine(ally), at=NOON)
    need, risky, filled, elsewhere = a_need(world), a_need(world, risky=True), a_need(world), a_need(world, 2, "office")
    asked(world, need, other)
    said_yes(world, filled, ally)
    an_hour(ally, by=world.actor("office"), need=filled.pk, start=14, end=15)
    an_hour(ally, start=16, end=17)
    far, left = an_ally(world, 2), an_ally(world, None, kind="merchant", name="槐香面馆", people=4)
    found = {
        "me": link_token(ally.pk), "no": one.number, "thanks": story.pk, "served": link_token(filled.pk),
        "unit": link_token(kept.pk), "ally": ally.pk, "far": far.pk, "need": need.pk, "elsewhere": elsewhere.pk,
        "risky": risky.pk, "filled": filled.pk, "left": link_token(left.pk),
    }  # fmt: skip
    return {f"h_{name}": place for name, place in found.items()}  # apart from the names of other rooms


def looks(world: World) -> dict[str, object]:
    return places_of(world)
