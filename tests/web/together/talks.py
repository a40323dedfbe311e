"""The pages of deliberation, and the owners' calculator."""

from linli.council.deliberation import queries
from linli.council.deliberation.actions import holding
from linli.foundation import table
from tests.builders import World
from tests.council.deliberation.talked import EVENING, a_talk

PAGES = table.read(
    """
address                              visitor steward worker leader office secretary street admin committee accountant
/life/owners/                              ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/life/owners/?matter=6                     ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/life/talks/                               ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/life/talks/{talk_hangs}/                  ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/life/talks/{talk_hangs}/notice.pdf        ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/life/talks/{talk_looked}/                 ok      ok      ok     ok     ok     ok        ok     ok    ok        ok
/life/talks/{talk_draft}/                  not     not     not    not    not    not       not    not   not       not
/council/talks/                            in      ok      ok     ok     ok     ok        ok     no    no        no
/council/talks/?state=open&q=车             in      ok      ok     ok     ok     ok        ok     no    no        no
/council/talks/new/                        in      no      no     ok     ok     ok        no     no    no        no
/council/talks/{talk_draft}/               in      ok      not    not    ok     ok        ok     no    no        no
/council/talks/{talk_draft}/change/        in      no      no     not    ok     ok        no     no    no        no
/council/talks/{talk_sits}/                in      ok      ok     ok     ok     ok        ok     no    no        no
/council/talks/{talk_sits}/turns/          in      ok      ok     ok     ok     ok        ok     no    no        no
/council/talks/{talk_agreed}/              in      ok      ok     ok     ok     ok        ok     no    no        no
/council/talks/{talk_agreed}/agreement.pdf in      ok      ok     ok     ok     ok        ok     no    no        no
/council/talks/{talk_agreed}/minutes.pdf   in      no      no     no     ok     ok        no     no    no        no
/council/talks/{talk_draft}/agreement.pdf  in      not     not    not    not    not       not    no    no        no
"""
)
LOOKS = table.read(
    """
page              who      address
owners            -        /life/owners/
owners-found      -        /life/owners/?{vote}
talks-public      -        /life/talks/
talk-notice       -        /life/talks/{talk_hangs}/
talk-over         -        /life/talks/{talk_looked}/
talks             office   /council/talks/
talk-new          office   /council/talks/new/
talk-draft        office   /council/talks/{talk_draft}/
talk-change       office   /council/talks/{talk_draft}/change/
talk-sits         office   /council/talks/{talk_sits}/
talk-turns        office   /council/talks/{talk_sits}/turns/
talk-agreed       office   /council/talks/{talk_agreed}/
"""
)

VOTE = "&".join((
    "matter=6", "whole_area=9600", "whole_owners=120", "took_part_area=6720", "took_part_owners=84", "agreed_area=5100",
    "agreed_owners=60",
))  # fmt: skip


def places_of(world: World) -> dict[str, object]:
    """One in each state; in the one that sits something was said."""
    made = {name: a_talk(world, at=at) for name, at in (
        ("talk_draft", "draft"), ("talk_hangs", "announced"), ("talk_sits", "sitting"), ("talk_agreed", "agreed"),
        ("talk_looked", "looked"),
    )}  # fmt: skip
    office, sits = world.actor("office"), made["talk_sits"]
    side = queries.sides(sits)[0]
    holding.note_turn(sits.pk, side.pk, "楼道里停车不安全", by=office, at=EVENING)
    holding.name_speaker(side.pk, "齐秀兰", "desk", by=office, at=EVENING)
    return {"vote": VOTE} | {name: talk.pk for name, talk in made.items()}


looks = places_of
