"""Rights on what is proposed to be met ahead."""

from linli.foundation import table

FORESIGHT = table.read(
    """
action               resident steward worker leader office secretary street admin rule
foresight.read       -        -       here   here   here   here      here   -     -
foresight.decide     -        -       -      here   here   here      -      -     -
foresight.look       -        -       -      -      -      -         -      -     here
""",
    key="action",
)
