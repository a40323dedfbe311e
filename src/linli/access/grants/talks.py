"""Rights on deliberations."""

from linli.foundation import table

TALKS = table.read(
    """
action               resident steward worker leader office secretary street admin rule
talk.read            -        here    here   here   here   here      here   -     -
talk.prepare         -        -       -      here   here   here      -      -     -
talk.hold            -        -       -      here   here   here      -      -     -
talk.look_back       -        -       -      here   here   here      -      -     -
talk.remind          -        -       -      -      -      -         -      -     here
""",
    key="action",
)
