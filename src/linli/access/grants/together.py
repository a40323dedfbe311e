"""Rights on what is done together: who serves, who helps, partners, wishes, groups, gatherings and conveniences."""

from linli.foundation import table

TOGETHER = table.read(
    """
action               resident steward    worker     leader office            secretary         street admin rule
together.read        -        here       here       here   here              here              here   -     -
""",
    key="action",
)
