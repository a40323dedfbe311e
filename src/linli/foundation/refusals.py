"""Refusals: every expected 'no', each with a sentence that says what to do instead."""

from typing import Any

from django.utils.translation import gettext_lazy as _


class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not an error
    """The root of every expected 'no'. `sentence` may hold %(name)s places that keyword arguments fill."""

    status = 400
    sentence: Any = _("This cannot be done.")

    def __init__(self, **params: Any) -> None:
        super().__init__(type(self).__name__)
        self.params = params

    def __str__(self) -> str:
        return str(self.sentence) % self.params if self.params else str(self.sentence)


class Invalid(Refusal):
    """What was entered cannot be taken. `field` names the place."""

    status = 422

    def __init__(self, *, field: str = "", **params: Any) -> None:
        super().__init__(**params)
        self.field = field


class Missing(Invalid):
    sentence = _("Something needed here is still empty. Please fill it in.")


class NotAllowed(Refusal):
    status = 403
    sentence = _("Your appointment does not include this. The grid leader or the community office can help.")


class NotSignedIn(Refusal):
    status = 401
    sentence = _("Please sign in first.")


class NotFound(Refusal):
    status = 404
    sentence = _("Nothing is found at this address. It may have been mistyped.")


class OutOfStep(Refusal):
    """The matter is at a stage from which this step cannot be taken."""

    status = 409
    sentence = _("This matter has moved on, so this step no longer fits. Look at its state below.")


class Stale(Refusal):
    """Someone changed the object in the meantime; `fresh` is its present state."""

    status = 409
    sentence = _("Someone changed this while you were writing. Here is the fresh state; your words are kept.")

    def __init__(self, fresh: Any = None, **params: Any) -> None:
        super().__init__(**params)
        self.fresh = fresh


class Expired(Refusal):
    status = 410
    sentence = _("This code is no longer valid. Ask the office desk for a new one.")


class TooMany(Refusal):
    status = 429
    sentence = _("That was tried too often. Please wait %(minutes)s minutes, or call the community office.")
