"""Rights on reports written once, and on the forms of bureaus that are filled from the same figures."""

from linli.foundation import table

REVIEWS = table.read(
    """
action               resident steward worker leader office secretary street admin rule
review.read          -        -       -      -      here   here      here   -     -
review.write         -        -       -      -      here   here      -      -     -
review.sign          -        -       -      -      -      here      -      -     -
review.form          -        -       -      -      here   -         -      -     -
""",
    key="action",
)
