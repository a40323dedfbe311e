"""What the calendar does to weeks, handed down by the roof."""

from linli.engines.forecast import Effects

_held: list[Effects] = []


def use(effects: Effects) -> None:
    """Take these from now on."""
    _held[:] = [effects]


def effects() -> Effects:
    return _held[0]
