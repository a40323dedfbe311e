"""Rights on the weekly council and on the tasks that it gives."""

from linli.foundation import table

COUNCIL = table.read(
    """
action               resident steward worker leader office secretary street admin rule
council.read         -        here    here   here   here   here      here   -     -
council.hold         -        -       -      here   here   here      -      -     -
council.see_task     -        mine    mine   here   here   here      here   -     -
council.end_task     -        mine    mine   mine   here   here      -      -     -
""",
    key="action",
)
