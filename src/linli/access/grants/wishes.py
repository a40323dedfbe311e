"""Rights on wishes. Whose a wish is, its keeper sees, and the office; nobody else."""

from linli.foundation import table

WISHES = table.read(
    """
action               resident steward    worker     leader office            secretary         street admin rule
wish.read            -        mine       mine       here   here              here              -      -     -
wish.say             here     here       here       here   here              here              -      -     -
wish.see             -        mine       mine       mine   here              -                 -      -     -
wish.see_claimer     -        mine       mine       here   here              -                 -      -     -
wish.keep            -        mine       mine       here   here              -                 -      -     -
wish.keeper          -        -          -          here   here              -                 -      -     -
wish.claim           here     here       here       here   here              here              -      -     -
wish.claimed         own      -          -          -      here              -                 -      -     -
wish.fund            -        -          -          -      here              -                 -      -     -
wish.bring           -        -          -          -      here              -                 -      -     -
wish.receive         own      mine       mine       mine   here              -                 -      -     -
wish.witness         -        here       here       here   here              here              -      -     -
wish.withdraw        own      mine       mine       mine   here              -                 -      -     -
wish.told            -        mine       mine       here   here              -                 -      -     -
wish.lapse           -        -          -          -      -                 -                 -      -     here
wish.erase           -        -          -          -      -                 -                 -      -     here
""",
    key="action",
)
