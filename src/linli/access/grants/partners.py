"""Rights on partners, deeds and honours."""

from linli.foundation import table

PARTNERS = table.read(
    """
action               resident steward    worker     leader office            secretary         street admin rule
partner.read         -        here       here       here   here              here              here   -     -
partner.edit         -        -          -          -      here              here              -      -     -
partner.own          own      -          -          -      here              here              -      -     -
partner.register     own      -          -          -      here              here              -      -     -
partner.see_number   -        -          -          here   here              here              -      -     -
partner.offer        own      -          -          -      here              here              -      -     -
partner.use          -        here       here       here   here              here              -      -     -
deed.read            -        here       here       here   here              here              here   -     -
deed.publish         -        -          -          -      here              here              -      -     -
deed.claim           own      -          -          -      here              here              -      -     -
deed.do              own      -          -          -      here              here              -      -     -
deed.photo           -        -          -          -      here              here              -      -     -
deed.confirm         own      -          -          here   here              here              -      -     -
deed.late            -        -          -          -      -                 -                 -      -     here
honour.edit          -        -          -          -      here              here              -      -     -
""",
    key="action",
)
