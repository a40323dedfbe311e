"""Rights on surveys of satisfaction. Nobody has the right to see who said what: it is kept nowhere."""

from linli.foundation import table

SURVEYS = table.read(
    """
action               resident steward worker leader office secretary street admin rule
survey.read          -        here    here   here   here   here      here   -     -
survey.prepare       -        -       -      -      here   -         -      -     -
survey.open          -        -       -      -      here   here      -      -     -
survey.print         -        -       -      -      here   -         -      -     -
survey.answer        own      -       -      -      -      -         -      -     -
survey.phone         -        here    here   here   here   here      -      -     -
survey.paper         -        -       -      -      here   here      -      -     -
survey.close         -        -       -      -      here   here      -      -     -
survey.past          -        -       -      -      here   -         -      -     -
""",
    key="action",
)
