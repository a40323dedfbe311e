"""Rights on the fund; its committee and the federation's accountant have to do with nothing else."""

from linli.foundation import table

FUND = table.read(
    """
action             resident steward leader office secretary street committee accountant rule
fund.read          -        -       -      here   here      here   here      here       -
fund.open          -        -       -      -      -         -      -         here       -
fund.purpose       -        -       -      here   -         -      -         here       -
fund.sign          -        -       -      -      -         -      -         here       here
fund.witness       -        -       -      here   here      -      here      here       -
statement.load     -        -       -      -      -         -      -         here       -
statement.match    -        -       -      -      -         -      -         here       -
month.close        -        -       -      -      -         -      -         here       -
document.attach    -        -       -      here   -         -      -         here       -
opening.write      -        -       -      -      -         -      -         here       -
opening.sign       -        -       -      -      -         -      here      -          -
query.raise        -        -       -      -      -         -      -         here       -
fund.publish       -        -       -      here   -         -      -         -          -
fund.ask           here     here    here   here   here      here   here      here       -
fund.answer        -        -       -      here   -         -      -         here       -
query.answer       -        -       -      here   -         -      -         -          -
donor.read         -        -       -      here   -         -      -         here       -
donor.edit         -        -       -      here   -         -      -         here       -
donor.see_number   -        -       -      here   -         -      -         here       -
donor.shown        own      -       -      here   -         -      -         here       -
donor.erase        own      -       -      here   -         -      -         -          -
gift.enter         -        -       -      here   -         -      -         here       -
gift.value         -        -       -      here   here      -      here      here       -
gift.book          -        -       -      -      -         -      -         here       -
gift.reverse       -        -       -      -      -         -      -         here       -
gift.ask           -        -       -      here   -         -      -         -          -
gift.consent       own      -       -      here   -         -      -         -          -
gift.change        -        -       -      -      -         -      -         here       -
gift.inquire       own      -       -      -      -         -      -         -          -
gift.answer        -        -       -      here   -         -      -         here       -
gift.tell          -        -       -      -      -         -      -         -          here
gift.told          -        -       -      here   -         -      -         here       -
gift.load          -        -       -      here   -         -      -         -          -
agreement.sign     -        -       -      here   -         -      -         -          -
agreement.state    own      -       -      here   -         -      -         -          -
channel.set        -        -       -      here   here      -      -         -          -
fund.seat          -        -       -      -      here      -      -         -          -
fund.propose       -        -       -      here   -         -      -         -          -
fund.hear          -        -       -      -      here      -      -         -          -
fund.vote          -        -       -      -      -         -      mine      -          -
fund.vote_on_paper -        -       -      here   here      -      -         -          -
fund.decide        -        -       -      here   here      -      here      -          -
fund.order         -        -       -      here   -         -      -         -          -
fund.pay           -        -       -      -      -         -      -         here       -
fund.correct       -        -       -      -      -         -      -         here       -
fund.oversee       -        -       -      here   -         -      -         -          -
fund.check         own      -       -      -      -         -      -         -          -
fund.check_on_paper -       -       -      here   -         -      -         -          -
fund.accept        -        -       -      here   here      -      -         -          -
fund.picture       -        -       -      here   -         -      -         -          -
fund.read_list     -        -       -      here   -         -      -         here       -
fund.hand_over     -        -       -      here   -         -      -         -          -
fund.outside       -        -       -      here   -         -      -         -          -
poll.prepare       -        -       -      here   -         -      -         -          -
poll.announce      -        -       -      here   here      -      -         -          -
poll.print         -        -       -      here   -         -      -         -          -
poll.replace       -        -       -      here   -         -      -         -          -
poll.cast          own      -       -      -      -         -      -         -          -
poll.cast_on_paper -        -       -      here   here      -      -         -          -
poll.count         -        -       -      here   here      -      -         -          -
""",
    key="action",
)
