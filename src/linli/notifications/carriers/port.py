"""The port of all carriers: one verb, and one trouble."""

from typing import ClassVar, Protocol


class CarrierTrouble(Exception):
    """A letter could not be sent. `retry`: whether a later try may succeed. Its words never hold a number."""

    def __init__(self, words: str, *, retry: bool) -> None:
        super().__init__(words)
        self.retry = retry


class BadSender(ValueError):
    """The settings of a sender cannot be used; the message names the place."""


class Carrier(Protocol):
    """Carries one text to one number. `leaves`: whether it truly goes out of the house."""

    leaves: ClassVar[bool]

    def send(self, number: str, text: str, letter: str) -> None:
        """Returns when the text is accepted; `letter` is the same at each try. Raises `CarrierTrouble`."""
