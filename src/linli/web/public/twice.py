"""The same report sent twice is one report: two thumbs, a lost answer, the way back, a phone that sends it later."""

from datetime import date
from uuid import UUID, uuid5

from linli.cases.intake.actions import Said
from linli.territory.queries import Place

_SPACE = UUID("6c696e6c-6900-5000-8000-726570656174")


def tokens_of(browser: str, place: Place, said: Said, day: date, phone: UUID | None) -> list[UUID]:
    """The client tokens of a report: one by its words, and before it one by the token that a phone made, if it did.

    By its words: from all that was said and the browser's own secret, which is kept nowhere. A token made with the
    form alone would not do: a phone that goes back fetches the form anew, and the second sending of the same words
    would be a second report; while changed words under the first token would be lost.

    By the phone's token: what waited for a signal may be sent a second time on another day, or under a new secret.
    It is bound to the words as well, so that changed words are never lost; and not to the grids, which may be redrawn.
    """
    by_words = uuid5(_SPACE, f"{browser} {day} {place} {said}")
    if phone is None:
        return [by_words]
    where = place.stairwell_id or place.compound_id or place.community_id
    return [uuid5(_SPACE, f"{phone} {where} {said}"), by_words]
