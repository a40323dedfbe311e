"""Rights on figures: who reads, leads, supervises and compares by them, who keeps them, what is open to everyone."""

from linli.foundation import table

INSIGHT = table.read(
    """
action            resident steward leader office secretary street supervisor rule
figure.read       -        here    here   here   here      here   -          -
figure.keep       -        -       -      -      -         -      -          here
figure.lead       -        -       -      here   here      -      -          -
figure.supervise  -        -       -      -      here      -      here       -
figure.sample     -        -       -      -      -         -      here       -
figure.beside     -        -       -      here   here      here   -          -
figure.collect    -        -       -      here   -         here   -          -
figure.open       here     -       -      -      -         -      -          here
""",
    key="action",
)
