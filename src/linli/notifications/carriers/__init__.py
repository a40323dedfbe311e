"""Carriers: how a letter leaves the house. The roof hands the configuration down once."""

from dataclasses import dataclass, field
from typing import Any

from linli.notifications.carriers.port import Carrier
from linli.notifications.carriers.screen import Screen
from linli.notifications.carriers.sms_http import SmsHttp


@dataclass(frozen=True)
class Configuration:
    """The `senders` of the settings file, the address before a link, and whether this is a demonstration."""

    senders: dict[str, Any] = field(default_factory=dict)
    address: str = ""
    demo: bool = False


_held: list[tuple[Configuration, Carrier | None]] = []


def use(configuration: Configuration) -> None:
    """Send by this configuration from now on; a demonstration never has a carrier that leaves the house.

    Raises `port.BadSender` when the settings of a sender cannot be used.
    """
    carrier: Carrier | None = None
    if configuration.demo:
        carrier = Screen()
    elif "sms" in configuration.senders:
        carrier = SmsHttp.of(configuration.senders["sms"])
    _held[:] = [(configuration, carrier)]


def current() -> Carrier | None:
    """The carrier in use; None when none is configured, so that letters wait for being told by hand."""
    return _held[0][1] if _held else None


def address() -> str:
    """What stands before the path of a link, such as https://linli.example."""
    return _held[0][0].address if _held else ""
