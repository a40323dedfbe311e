"""Rights on the alliance: who joins, who is asked, hours, certificates, thanks, double registration."""

from linli.foundation import table

ALLIANCE = table.read(
    """
action                  resident steward worker leader office secretary street admin rule
ally.join               here     here    -      here   here   -         -      -     -
ally.welcome            -        -       -      -      here   -         -      -     -
ally.read               -        here    -      here   here   here      -      -     -
ally.see_number         -        here    -      here   here   -         -      -     -
ally.change             own      -       -      -      here   -         -      -     -
ally.leave              own      -       -      -      here   -         -      -     -
ally.insure             -        -       -      here   here   -         -      -     -
ally.answer             own      here    -      here   here   -         -      -     -
need.write              -        here    -      here   here   -         -      -     -
need.read               -        here    -      here   here   here      -      -     -
need.ask                -        here    -      here   here   -         -      -     -
need.widen              -        -       -      here   here   -         -      -     -
need.close              -        here    -      here   here   -         -      -     -
service.enter           own      here    -      here   here   -         -      -     -
service.confirm         own      here    -      here   here   -         -      -     -
service.correct         -        -       -      here   here   -         -      -     -
service.export          -        -       -      -      here   -         -      -     -
certificate.issue       own      -       -      -      here   -         -      -     -
certificate.withdraw    -        -       -      -      here   -         -      -     -
thanks.write            own      here    -      here   here   here      -      -     -
thanks.agree            own      -       -      -      here   -         -      -     -
thanks.show             -        -       -      -      here   -         -      -     -
thanks.take_down        own      -       -      -      here   -         -      -     -
twofold.confirm         -        -       -      -      here   -         -      -     -
twofold.confirm_by_unit own      -       -      -      -      -         -      -     -
""",
    key="action",
)
