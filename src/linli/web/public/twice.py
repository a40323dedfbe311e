"""The same words sent twice from one browser on one day are one report: two thumbs, a lost answer, the way back."""

from datetime import date
from uuid import UUID, uuid5

from linli.cases.intake.actions import Said
from linli.territory.queries import Place

_SPACE = UUID("6c696e6c-6900-5000-8000-726570656174")


def token_of(browser: str, place: Place, said: Said, day: date) -> UUID:
    """The client token of a report, made from all that was said and the browser's own secret, which is kept nowhere.

    A token made with the form would not do: a phone that goes back fetches the form anew, and the second sending of
    the same words would be a second report; while changed words under the first token would be lost.
    """
    return uuid5(_SPACE, f"{browser} {day} {place} {said}")
