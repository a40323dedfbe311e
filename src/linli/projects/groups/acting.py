"""What a group did is written down, by its own link or by the office."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.foundation import clock
from linli.foundation.refusals import Missing
from linli.foundation.rows import there
from linli.foundation.writes import insert, writes
from linli.projects.counting import Heads
from linli.projects.groups import queries
from linli.projects.models import Activity
from linli.projects.refusals import DayAhead, GroupEnded, NameTaken


@dataclass(frozen=True)
class Did:
    """One activity; `helped` are people."""

    day: date
    what: str
    place: str
    heads: Heads
    helped: int | None = None
    words: str = ""


@writes
def note_activity(group_id: UUID, did: Did, *, by: Actor, at: datetime, past: bool = False) -> Activity:
    """An activity with its count. Raises `Missing`, `DayAhead`, `NameTaken`, and what `Heads.checked` does."""
    group = queries.locked(group_id, None)
    gate.require(by, "group.act", group)
    if group.ended_on and did.day > group.ended_on:
        raise GroupEnded()
    for field, text in (("what", did.what), ("place", did.place)):
        if not text.strip():
            raise Missing(field=field)
    if did.day > clock.today(at):
        raise DayAhead(field="day")
    what, heads = did.what.strip()[:80], did.heads.checked()
    if Activity.objects.filter(group=group, day=did.day, what=what).exists():
        raise NameTaken(field="what")
    made = Activity(
        community_id=by.community, group=group, day=did.day, what=what, place=did.place.strip()[:60],
        helped=did.helped, words=did.words.strip()[:400], by_link=by.kind == "link", past=past, at=at, **vars(heads),
    )  # fmt: skip
    audit.record(by, "group.act", made, at=at)
    return insert(made)


@writes
def take_back(activity_id: UUID, *, by: Actor, at: datetime) -> Activity:
    """An activity that was entered wrongly is taken out; a footprint stays."""
    made = there(Activity.objects.select_related("group").filter(pk=activity_id))
    group = queries.locked(made.group_id, None)
    gate.require(by, "group.act", group)
    audit.record(by, "group.act", made, at=at, code="back", words=f"{made.day} {made.what}")
    Activity.objects.filter(pk=made.pk).delete()
    return made
