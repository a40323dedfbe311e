"""Carriers: how a letter leaves the house. The roof hands the configuration down once."""

from dataclasses import dataclass, field
from typing import Any

from linli.notifications.carriers.senders import SCREEN, Sender, read


@dataclass(frozen=True)
class Configuration:
    """The `senders` of the settings file, the address before a link, and whether this is a demonstration."""

    senders: dict[str, Any] = field(default_factory=dict, repr=False)
    address: str = ""
    demo: bool = False


_held: list[tuple[Configuration, tuple[Sender, ...]]] = []


def use(configuration: Configuration) -> None:
    """Send by this configuration from now on; a demonstration never has a carrier that leaves the house.

    Raises `port.BadSender` when the settings of a sender cannot be used.
    """
    _held[:] = [(configuration, (SCREEN,) if configuration.demo else read(configuration.senders))]


def in_use() -> tuple[Sender, ...]:
    """The senders in use; none when none is configured, so that letters wait for being told by hand."""
    return _held[0][1] if _held else ()


def ways() -> frozenset[str]:
    """The ways by which something can leave."""
    return frozenset(sender.way for sender in in_use())


def address() -> str:
    """What stands before the path of a link, such as https://linli.example."""
    return _held[0][0].address if _held else ""
