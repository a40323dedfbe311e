"""Rights on deliberations, mediations, and the four steps."""

from linli.foundation import table

TALKS = table.read(
    """
action               resident steward worker leader office secretary street admin rule
talk.read            -        here    here   here   here   here      here   -     -
talk.prepare         -        -       -      here   here   here      -      -     -
talk.hold            -        -       -      here   here   here      -      -     -
talk.look_back       -        -       -      here   here   here      -      -     -
talk.remind          -        -       -      -      -      -         -      -     here
mediation.open       -        -       -      here+  here+  here+     -      -     -
mediation.read       -        mine    mine   mine   mine   here      -      -     -
mediation.lead       -        -       -      mine   mine   here      -      -     -
mediation.answer     own      -       -      -      -      -         -      -     -
mediation.remind     -        -       -      -      -      -         -      -     here+
steps.read           -        here    here   here   here   here      here   -     -
steps.take           -        -       -      -      here   here      -      -     -
""",
    key="action",
)
