"""The pages of mediation, and of the four steps."""

from uuid import uuid4

from linli.council.mediation import queries
from linli.council.mediation.actions import asking
from linli.foundation import table
from linli.foundation.sealing import link_token
from tests.builders import World
from tests.council.mediation.mediated import a_mediation
from tests.council.steps.stepped import a_procedure

PAGES = table.read(
    """
address                                visitor steward worker leader office secretary street admin committee accountant
/council/mediation/                         in      ok      ok     ok     ok     ok        no     no    no        no
/council/mediation/new/                     in      no      no     ok     ok     ok        no     no    no        no
/council/mediation/{med_sits}/              in      ok      not    ok     not    ok        no     no    no        no
/council/mediation/{med_settled}/           in      ok      not    ok     not    ok        no     no    no        no
/council/mediation/{med_settled}/agreement.pdf in      ok      not    ok     not    ok        no     no    no        no
/council/mediation/{med_sits}/agreement.pdf in      not     not    not    not    not       no     no    no        no
/md/{med_side}/                             ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/md/{med_agreed}/                           ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/md/{med_over}/                             ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/md/{med_nobody}/                           not     not     not    not    not    not       not    not   not       not
/md/wrong/                                  not     not     not    not    not    not       not    not   not       not
/life/steps/                                ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/life/steps/{steps_shown}/                  ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/life/steps/{steps_shown}/publish.pdf       ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/life/steps/{steps_shown}/result.pdf        not     not     not    not    not    not       not    not   not       not
/life/steps/{steps_hidden}/                 not     not     not    not    not    not       not    not   not       not
/council/steps/                             in      ok      ok     ok     ok     ok        ok     no    no        no
/council/steps/new/                         in      no      no     no     ok     ok        no     no    no        no
/council/steps/{steps_hidden}/              in      ok      ok     ok     ok     ok        ok     no    no        no
"""
)
LOOKS = table.read(
    """
page               who      address
mediations         leader   /council/mediation/
mediation-new      office   /council/mediation/new/
mediation-asked    leader   /council/mediation/{med_asked}/
mediation-sits     leader   /council/mediation/{med_sits}/
mediation-settled  leader   /council/mediation/{med_settled}/
side-asked         -        /md/{med_side}/
side-agreed        -        /md/{med_agreed}/
side-over          -        /md/{med_over}/
steps-public       -        /life/steps/
steps-shown        -        /life/steps/{steps_shown}/
steps              office   /council/steps/
steps-new          office   /council/steps/new/
steps-one          office   /council/steps/{steps_hidden}/
"""
)


def places_of(world: World) -> dict[str, object]:
    """One asked, one that sits, one settled, one that ended; a matter that hangs in public, and one that does not."""
    asked, sits, settled = (a_mediation(world, at=at) for at in ("asked", "sitting", "settled"))
    over = a_mediation(world, at="ready")
    sides = {name: link_token(queries.sides(one)[0].pk) for name, one in (
        ("med_side", asked), ("med_agreed", settled), ("med_over", over),
    )}  # fmt: skip
    asking.refuse(queries.sides(over)[0].pk, by=world.actor("leader"), at=over.asked_at)
    return sides | {
        "med_asked": asked.pk, "med_sits": sits.pk, "med_settled": settled.pk, "med_nobody": link_token(uuid4()),
        "steps_shown": a_procedure(world, "publish").pk, "steps_hidden": a_procedure(world, "discuss").pk,
    }  # fmt: skip


looks = places_of
