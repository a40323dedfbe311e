"""Rights on what is done together: who serves, who helps, partners, wishes, groups, gatherings and conveniences."""

from linli.foundation import table

TOGETHER = table.read(
    """
action               resident steward    worker     leader office            secretary         street admin rule
together.read        -        here       here       here   here              here              here   -     -
nomination.read      -        -          -          -      here              here              -      -     -
nomination.enter     -        -          -          -      here              here              -      -     -
nomination.agree     own      -          -          -      here              -                 -      -     -
nomination.opine     -        -          -          -      -                 here              -      -     -
nomination.publish   -        -          -          -      here              here              -      -     -
nomination.appoint   -        -          -          -      here              -                 -      -     -
nomination.withdraw  own      -          -          -      here              here              -      -     -
nomination.forget    -        -          -          -      -                 -                 -      -     here
objection.raise      here     -          -          -      here              here              -      -     -
objection.read       own      -          -          -      here              here              -      -     -
objection.answer     -        -          -          -      here              here              -      -     -
thanks.give          -        -          -          -      here              here              -      -     -
register.read        -        here       here       here   here              here              here   -     -
duty.plan            -        -          -          here   here              -                 -      -     -
away.set             -        mine       mine       mine   here              mine              mine   -     -
away.tell            own      -          -          -      -                 -                 -      -     -
""",
    key="action",
)
