"""The verb of what was said elsewhere, in a group, at a night talk, at a door: it is taken in, with its own time."""

from datetime import datetime
from uuid import UUID

from linli.access.actors import Actor
from linli.cases import rules
from linli.cases.clocks import retime
from linli.cases.intake.actions import Said, take
from linli.cases.models import Report
from linli.cases.telling.actions import keep
from linli.foundation.writes import writes
from linli.territory.queries import Place


@writes
def hear(
    place: Place,
    said: Said,
    *,
    by: Actor,
    at: datetime,
    channel: str,
    told_at: datetime | None = None,
    into: UUID | None = None,
) -> Report:
    """Take in what someone said before now; the limit runs from then, for at most a week back.

    `into`: the open matter that a person says it is about. Raises `NoWords`, `TooLong`, `UnknownKind`, `CannotJoin`.
    """
    taken = take(place, said, by=by, at=at, channel=channel, into=into)
    began = rules.said_at(told_at, at)
    if began != at:
        taken.at = began
        taken.save(update_fields=["at"])
        retime(taken.case)
        keep(taken.case, "reported_at", "due_at")
    return taken
