"""The port of all carriers: one verb, and one trouble."""

import re
from typing import ClassVar, Protocol

MOST_WORDS = 80


class CarrierTrouble(Exception):
    """A letter could not be sent. `retry`: whether a later try may succeed. Its words hold no number and no secret."""

    def __init__(self, words: str, *, retry: bool) -> None:
        super().__init__(words)
        self.retry = retry


class BadSender(ValueError):
    """The settings of a sender cannot be used; the message names the place."""


class Carrier(Protocol):
    """Carries one text to one address. `leaves`: whether it truly goes out of the house."""

    leaves: ClassVar[bool]

    def send(self, to: str, text: str, letter: str) -> str:
        """Hand a text over; what the other side answered, for people to read. Raises `CarrierTrouble`.

        `to` is a number or an e-mail address, and empty for a group; `letter` is the same at each try.
        """


def harmless(said: str, *secrets: str) -> str:
    """What the other side said, on one line and cut short, without secrets, addresses, links and long numbers."""
    for secret in filter(None, secrets):
        said = said.replace(secret, "…")
    said = re.sub(r"\S+@\S+|https?://\S+|[0-9]{7,}", "…", " ".join(said.split()))
    return said[:MOST_WORDS]
