"""Votes in every state, for the tests of pages: one that is open, one that is counted, one that is being prepared."""

from datetime import date

from linli.fund.labels import Sort
from linli.fund.voting import announcing, rules
from tests.fund.granting.walked import Walk
from tests.fund.ground import Fund, signed
from tests.fund.voting.polled import Voting


def voted(fund: Fund) -> dict[str, str]:
    """Their codes, with the secret on a slip, its number, and a place; on 12 October the one is open until the 20th."""
    fund.gift(300_000)
    fund.entry(Sort.GIFT, "1002 P00 100000; 410101 P00 -100000")
    counted = Voting(Walk(fund))
    counted.counted()
    draft = Voting(Walk(fund))
    draft.prepared(name="明年春天的项目", opens=date(2026, 11, 3), closes=date(2026, 11, 9))
    vote = Voting(Walk(fund))
    vote.prepared(name="秋冬微项目票选", opens=date(2026, 10, 11), closes=date(2026, 10, 20))
    announcing.announce(vote.poll.pk, **vote.at("office"))
    signed(fund)
    vote.day(date(2026, 10, 11))
    vote.cast(1, 1, 2, 3)
    vote.hand_in(2, 2, 3, 5)
    slip = vote.slips[0]
    return {
        "vote_counted": counted.poll.code,
        "vote_draft": draft.poll.code,
        "vote": vote.poll.code,
        "vote_slip": slip.secret,
        "vote_slip_sent": vote.slips[1].secret,
        "vote_slip_number": slip.number,
        "vote_slip_place": slip.place,
        "vote_slip_printed": rules.in_fours(slip.secret),
    }
