"""Posting letters, and marking that someone was told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from linli.foundation.writes import insert
from linli.notifications import carriers, queries, rules
from linli.notifications.labels import Carrier, State
from linli.notifications.models import Letter


@dataclass(frozen=True)
class Reader:
    """Who is to be told: an appointed person (`reachable`: has a number), or a reporter by report and number.

    Without a number a reporter looks at the tracking page, or is told `by_hand`.
    """

    person: UUID | None = None
    reachable: bool = True
    report: UUID | None = None
    number: str = ""
    by_hand: bool = False
    params: tuple[tuple[str, str], ...] = ()


def post(kind: str, to: Iterable[Reader], *, about: Any, at: datetime, params: dict[str, str]) -> list[Letter]:
    """Put a letter for each reader and copies for groups into the outbox, in the transaction of the deed."""
    letters = [_letter(kind, reader, about, at, params | dict(reader.params)) for reader in to]
    sealed = getattr(about, "sealed", False)
    copies = [_copy(kind, way, about, at) for way in rules.groups_for(kind, carriers.ways(), sealed)]
    return [insert(letter) for letter in letters + copies]


def _letter(kind: str, reader: Reader, about: Any, at: datetime, params: dict[str, str]) -> Letter:
    way, state = _way(kind, reader)
    return Letter(
        person_id=reader.person,
        report_id=reader.report,
        sealed=getattr(about, "sealed", False),
        number=reader.number,
        params=params,
        carrier=way,
        state=state,
        **_about(kind, about, at),
    )


def _way(kind: str, reader: Reader) -> tuple[str, State]:
    """How a letter sets out, and how it stands then."""
    if reader.report and not reader.number:
        return (Carrier.CALL, State.WAITING) if reader.by_hand else (Carrier.SCREEN, State.SHOWN)
    have = carriers.ways() if reader.person else {Carrier.SMS}
    return rules.first_way(kind, have, reader.reachable), State.WAITING


def _copy(kind: str, way: str, about: Any, at: datetime) -> Letter:
    """For the chat group of the grid: it says where, and holds nothing that anyone said."""
    return Letter(carrier=way, **_about(kind, about, at))


def _about(kind: str, about: Any, at: datetime) -> dict[str, Any]:
    return {
        "kind": kind,
        "community_id": about.community_id,
        "about_id": about.pk,
        "micro_grid_id": getattr(about, "micro_grid_id", None),
        "general_grid_id": getattr(about, "general_grid_id", None),
        "posted_at": at,
    }


def follow(about: Any) -> None:
    """A matter became private, or no longer is: its letters follow, and no copy leaves for a group any more."""
    if about.sealed:
        queries.unsent_copies().filter(about_id=about.pk).delete()
    Letter.objects.filter(about_id=about.pk).exclude(carrier__in=rules.GROUPS).update(sealed=about.sealed)


def mark_told(letter: Letter, by: UUID | None, means: str, at: datetime) -> None:
    """A reader was told by a person; the number is no longer needed."""
    letter.state, letter.told_at, letter.told_by_id, letter.told_means = State.TOLD, at, by, means
    letter.lease_until, letter.number = None, ""
    letter.save(update_fields=["state", "told_at", "told_by", "told_means", "lease_until", "number"])


def recall(about: UUID, link: str) -> None:
    """A letter that leads to a link where nothing is left to do, and has not gone yet, is neither sent nor told."""
    Letter.objects.filter(about_id=about, params__link=link, state__in=[State.WAITING, State.FAILED]).delete()


def forget(*, reports: Iterable[UUID] = (), about: UUID | None = None) -> None:
    """Erase what letters to some reporters, or about one matter, still hold; what was not sent yet is not sent."""
    letters = Letter.objects.filter(report_id__in=list(reports))
    if about is not None:
        letters = letters | Letter.objects.filter(about_id=about)
    letters.filter(state__in=[State.WAITING, State.FAILED]).delete()
    letters.update(number="", params={})
