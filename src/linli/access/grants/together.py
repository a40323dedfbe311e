"""Rights on what is done together: who serves, who helps, partners, wishes, groups, gatherings and conveniences."""

from linli.foundation import table

TOGETHER = table.read(
    """
action               resident steward    worker     leader office            secretary         street admin rule
together.read        -        here       here       here   here              here              here   -     -
past.load            -        -          -          -      here              -                 -      -     -
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
duty.read            -        here       here       here   here              here              here   -     -
duty.plan            -        -          -          here   here              -                 -      -     -
away.set             -        mine       mine       mine   here              mine              mine   -     -
away.tell            own      -          -          -      -                 -                 -      -     -
group.read           -        here       here       here   here              here              here   -     -
group.register       -        -          -          -      here              -                 -      -     -
group.renew          own      -          -          -      here              -                 -      -     -
group.act            own      -          -          -      here              -                 -      -     -
group.see_number     -        -          -          here   here              here              -      -     -
seed.apply           own      -          -          -      here              -                 -      -     -
seed.view            here     here       here       here   here              here              here   -     -
seed.view_on_paper   -        -          -          -      here              -                 -      -     -
seed.carry           -        -          -          -      here              -                 -      -     -
seed.report          own      -          -          -      here              -                 -      -     -
gathering.read       -        here       here       here   here              here              here   -     -
gathering.plan       -        -          -          here   here              -                 -      -     -
gathering.open       -        -          -          -      here              -                 -      -     -
gathering.hold       -        -          -          here   here              -                 -      -     -
gathering.note       -        -          -          here   here              -                 -      -     -
gathering.state      -        -          -          -      here              -                 -      -     -
gathering.tell       -        -          -          -      here              -                 -      -     -
stall.ask            here     here       here       here   here              here              here   -     -
stall.place          -        -          -          -      here              -                 -      -     -
stall.withdraw       own      -          -          -      here              -                 -      -     -
stall.see_number     -        -          -          -      here              -                 -      -     -
sheet.sign           here     here       here       here   here              here              here   -     -
sheet.change         own      -          -          -      here              -                 -      -     -
sheet.enter          -        -          -          here   here              -                 -      -     -
sheet.read           -        -          -          here   here              -                 -      -     -
sheet.forget         -        -          -          -      -                 -                 -      -     here
craft.show           -        -          -          -      here              -                 -      -     -
""",
    key="action",
)
