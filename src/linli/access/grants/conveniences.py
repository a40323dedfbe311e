"""Rights on what goes out to residents and what they use: notices, policy cards, stations, things, services, work."""

from linli.foundation import table

CONVENIENCES = table.read(
    """
action           resident steward   worker    leader    office secretary street rule
notice.read      -        here      here      here      here   here      here   -
notice.post      -        here      -         here      here   here      -      -
notice.tell      -        here      -         here      here   here      -      -
notice.end       -        mine      -         mine      here   here      -      -
policy.read      -        here      here      here      here   here      here   -
policy.enter     -        -         -         -         here   here      -      -
policy.write     -        mine      mine      mine      here   here      -      -
policy.ask       here     here      here      here      here   here      -      -
policy.remind    -        -         -         -         -      -         -      here
station.read     -        here      here      here      here   here      here   -
station.edit     -        -         -         -         here   here      -      -
station.tend     own      here/mine mine      here/mine here   here      -      -
fault.say        here     here      here      here      here   here      -      -
thing.read       -        here/mine here/mine here      here   here      here   -
thing.edit       -        here      -         here      here   here      -      -
thing.tend       -        here/mine mine      here/mine here   here      -      -
thing.borrow     here     here      here      here      here   here      -      -
thing.remind     -        -         -         -         -      -         -      here
service.read     -        here      here      here      here   here      here   -
service.edit     -        -         -         -         here   here      -      -
session.edit     own      mine      mine      mine      here   here      -      -
booking.make     here     here      here      here      here   here      -      -
booking.cancel   own      -         -         -         -      -         -      -
booking.tend     own      mine      mine      mine      here   here      -      -
booking.forget   -        -         -         -         -      -         -      here
work.read        -        here      here      here      here   here      here   -
work.edit        -        -         -         -         here   here      -      -
outcome.tell     here     here      here      here      here   here      -      -
outcome.withdraw own      -         -         -         here   here      -      -
""",
    key="action",
)
