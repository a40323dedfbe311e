"""Messages as the reports they may become: place, kind and matter guessed with a reason. Nothing here is kept."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from linli.access.actors import Actor
from linli.cases import queries, reference
from linli.cases.intake.doors import Doors
from linli.cases.models import Report
from linli.engines import messages, triage
from linli.engines.messages import Judgement, Message
from linli.foundation import clock
from linli.office.history.understanding import instants
from linli.office.workbook.values import Bad
from linli.territory.queries import Place

MOST = 200  # messages in one paste
OFFERED = 3  # matters alike that one draft names
_SPACE = UUID("6c696e6c-6900-5000-8000-6d6573736167")


@dataclass(frozen=True)
class Alike:
    """An open matter, or another draft, that this may be about: `key` is its id, or `m` and the draft's key."""

    key: str
    title: str
    number: int | None = None


@dataclass(frozen=True)
class Draft:
    """One message as a report that it may become. `token` stays the same when the same text is pasted again."""

    key: str
    message: Message
    words: str
    judgement: Judgement
    repeats: bool  # the same entry comes again further down
    place: Place | None
    hint: triage.Suggestion
    exit: triage.Exit | None
    told_at: datetime | None
    token: UUID
    alike: tuple[Alike, ...] = ()
    joins: str = ""  # the one of `alike` that is proposed
    kept: Report | None = None  # it was kept already

    @property
    def ticked(self) -> bool:
        """Whether it is proposed to be kept."""
        return self.judgement.likely and not self.repeats and self.kept is None


def drafts(
    found: Sequence[Message],
    doors: Doors,
    *,
    by: Actor,
    at: datetime,
    around: Place | None = None,
    told_at: datetime | None = None,
) -> list[Draft]:
    """Every message that somebody said, as a draft. Three queries.

    `around` and `told_at`: where and when it was said, as far as the words themselves do not tell.
    """
    repeated = messages.repeated(found)
    own = {message.name for message in found if by.name and by.name in message.name}
    made = [
        _draft(message, message.first in repeated, doors, own, around, by, at)
        for message in found[:MOST]
        if message.kind in ("said", "item")
    ]
    timed = [replace(draft, told_at=draft.told_at or told_at) for draft in made]
    return _kept(_alike(_with_answers(timed), by))


def _is_known(hint: triage.Suggestion) -> bool:
    """Whether a kind was recognised, clearly or by a word of its own; most of a chat is talk."""
    return hint.confidence_band == "clear" or (
        hint.confidence_band == "likely" and any(reason.kind == "keyword" for reason in hint.reasons)
    )


def _draft(
    message: Message, repeats: bool, doors: Doors, own: set[str], around: Place | None, by: Actor, at: datetime
) -> Draft:
    words = messages.bare(message.words)
    hint = triage.suggest(words, reference.taxonomy())
    known = [word for reason in hint.reasons for word in reason.words] if _is_known(hint) else []
    meant = doors.meant(words) or doors.meant(message.name)
    told = messages.absolute(message.told, clock.today(at))
    when = instants.read(told) if told else None
    said = f"{by} {message.name} {told or clock.today(at)} {message.words}"
    return Draft(
        str(message.first),
        message,
        words,
        messages.judge(message, own, known),
        repeats,
        meant[0] if len(meant) == 1 else around,
        hint,
        triage.lawful_exit(words),
        when.at if when and not isinstance(when, Bad) and when.exact else None,
        uuid5(_SPACE, said),
    )


def _with_answers(made: Iterable[Draft]) -> list[Draft]:
    """我家也是 takes the words that it answers along, and is proposed to join what they became."""
    found: list[Draft] = []
    for draft in made:
        before = next((one for one in reversed(found) if one.ticked and one.judgement.rule != "also"), None)
        if draft.judgement.rule == "also" and before:
            about = draft.message.answers or before.words
            hint = draft.hint if draft.hint.confidence_band != "unsure" else before.hint
            words = f"{draft.words}（{about.splitlines()[0]}）"
            draft = replace(draft, words=words, hint=hint, place=draft.place or before.place, joins=f"m{before.key}")
        found.append(draft)
    return found


def _alike(made: Sequence[Draft], by: Actor) -> list[Draft]:
    """Each draft with the open matters, and the drafts above it, of its kind at its place."""
    open_ = queries.open_of_kinds(by, {draft.hint.code for draft in made})
    found: list[Draft] = []
    for draft in made:
        near = [Alike(f"m{one.key}", one.words.splitlines()[0]) for one in found if _joins(draft, one)]
        found.append(replace(draft, alike=(*near[-OFFERED:], *alike(draft.hint.code, draft.place, open_))))
    return found


def alike(kind: str, place: Place | None, open_: Iterable[dict[str, Any]]) -> list[Alike]:
    """Those of some open matters that are of a kind and near a place, as `queries.open_of_kinds` gives them."""
    near = [case for case in open_ if case["kind"] == kind and place and _is_near(place, case)]
    return [Alike(str(case["id"]), case["title"] or case["place_words"], case["number"]) for case in near[:OFFERED]]


def _joins(draft: Draft, above: Draft) -> bool:
    if not above.ticked or not above.words:
        return False
    same = draft.hint.code == above.hint.code and draft.place is not None and draft.place == above.place
    return draft.joins == f"m{above.key}" or (same and draft.ticked)


def _is_near(place: Place, case: dict[str, Any]) -> bool:
    """At the same door; or, where one of the two is told no closer, in the same compound."""
    if place.stairwell_id and case["stairwell_id"]:
        return place.stairwell_id == case["stairwell_id"]
    return place.compound_id is not None and place.compound_id == case["compound_id"]


def _kept(made: Sequence[Draft]) -> list[Draft]:
    before = queries.reports_of_tokens([draft.token for draft in made])
    return [replace(draft, kept=before.get(draft.token)) for draft in made]
