"""Questions to the safety-call list: what I keep, how today's calls stand, what was left lying."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from linli.access import gate
from linli.access.actors import Actor
from linli.access.grants import REACH
from linli.audit import queries as footprints
from linli.care import loop, rules
from linli.care.models import Call, Entry, Keeping
from linli.care.sheet import Sheet
from linli.foundation import clock, writes
from linli.foundation.rows import there
from linli.foundation.worded import worded
from linli.people.labels import Role
from linli.people.models import Appointment, Person
from linli.people.queries import appointments_on
from linli.territory.queries import in_force

KEEPER_ROLES = [role for role, reaches in REACH["care.call"].items() if "mine" in reaches]


@dataclass(frozen=True)
class Today:
    """One call of the day as its keepers see it; `version` is that of the call, 1 while nothing is noted."""

    entry: Entry
    sheet: Sheet
    day: date
    due_at: datetime
    stage: str
    since: datetime
    version: int
    call: Call | None
    suggested: rules.Suggestion | None
    late: bool

    @property
    def is_open(self) -> bool:
        return self.stage in loop.RUNGS


def keepings(by: Actor, day: date) -> QuerySet[Keeping]:
    """The keys that `by` holds on a day, to entries that stand."""
    held = Keeping.objects.filter(in_force(day), entry__withdrawn_at=None)
    return gate.allowed(by, "care.read", held).select_related("entry").order_by("entry__call_at", "entry_id")


def keeping(by: Actor, entry_id: UUID, day: date) -> Keeping:
    """The key of `by` to one entry; `NotFound` otherwise, so that nobody learns that it exists."""
    return there(keepings(by, day).filter(entry=entry_id))


def locked(by: Actor, entry_id: UUID, day: date) -> Keeping:
    """As `keeping`, the entry locked for changing."""
    held = keeping(by, entry_id, day)
    held.entry = writes.locked(Entry.objects.filter(pk=entry_id, withdrawn_at=None))
    return held


def call_of(entry: Entry, day: date) -> Call | None:
    """The call of a day, if anything was noted."""
    return Call.objects.filter(entry=entry, day=day).select_related("by_person").first()


def due_at(entry: Entry, day: date) -> datetime:
    """The instant agreed on for a day."""
    return datetime.combine(day, entry.call_at, clock.SHANGHAI)


def today(by: Actor, at: datetime) -> list[Today]:
    """The calls of the day that `by` keeps, and those left half-way before: in the order of need."""
    return _stand({held.entry_id: held.entry for held in keepings(by, clock.today(at))}.values(), at)


def not_called(by: Actor, at: datetime) -> list[Entry]:
    """Whom `by` keeps and nobody calls today: a day off, or away."""
    day = clock.today(at)
    entries = {held.entry_id: held.entry for held in keepings(by, day)}
    return [e for e in entries.values() if not rules.is_call_day(e.days, e.away_from, e.away_until, day)]


def lately(entry: Entry, at: datetime) -> list[Call]:
    """The calls of the last seven days with their notes, newest first."""
    calls = Call.objects.filter(entry=entry, day__gt=clock.today(at) - rules.SHOWN)
    return list(calls.select_related("by_person").prefetch_related("notes__by_person").order_by("-day"))


def _stand(entries: Iterable[Entry], at: datetime) -> list[Today]:
    day = clock.today(at)
    noted = Call.objects.filter(entry__in=entries, day__gte=day - rules.OPEN_DAYS, day__lte=day)
    calls: dict[UUID, list[Call]] = {}
    for call in noted.select_related("by_person").prefetch_related("notes").order_by("day"):
        calls.setdefault(call.entry_id, []).append(call)
    rows = []
    for entry in entries:
        held = calls.get(entry.pk, [])
        rows += [_row(entry, call.day, call, at) for call in held if call.day < day and call.stage in loop.RUNGS[1:]]
        now = next((call for call in held if call.day == day), None)
        if now or rules.is_call_day(entry.days, entry.away_from, entry.away_until, day):
            rows.append(_row(entry, day, now, at))
    return sorted(rows, key=_need)


def _need(row: Today) -> tuple[bool, bool, bool, int, datetime, UUID]:
    """An emergency first, then what was left lying, then the higher rung, then by time; what is done last."""
    rung = loop.RUNGS.index(row.stage) if row.is_open else 0
    return row.stage != "emergency", not row.late, not row.is_open, -rung, row.due_at, row.entry.pk


def _row(entry: Entry, day: date, call: Call | None, at: datetime) -> Today:
    due = due_at(entry, day)
    stage, since = (call.stage, call.since) if call else (loop.FIRST, due)
    if stage == loop.FIRST:
        since = due
    looked = rules.letter_at(stage, since)
    return Today(
        entry=entry,
        sheet=entry.sheet,
        day=day,
        due_at=due,
        stage=stage,
        since=since,
        version=call.version if call else 1,
        call=call,
        suggested=rules.suggestion(stage, since),
        late=looked is not None and at >= looked,
    )


def left_lying(community_id: UUID, at: datetime) -> list[Entry]:
    """Entries whose call waits for someone longer than the ladder says, and whose keepers were not asked since then."""
    entries = Entry.objects.filter(community_id=community_id, withdrawn_at=None)
    asked = {entry.pk: entry.asked_at for entry in entries}
    rows = [row for row in _stand(entries, at) if row.late]
    unasked = [row.entry for row in rows if (before := asked[row.entry.pk]) is None or before < row.since]
    return list({entry.pk: entry for entry in unasked}.values())


def looks(entry: Entry) -> list[dict[str, Any]]:
    """Who looked at the numbers of an entry, and when; the newest twenty."""
    left = list(footprints.of(entry.pk).filter(action="care.see_number").order_by("-at")[:20])
    names = {str(p.pk): p.name for p in Person.objects.filter(pk__in={f.actor for f in left})}
    return [{"at": f.at, "who": names.get(f.actor, ""), "paper": f.code == "paper"} for f in left]


def keeps(by: Actor, day: date) -> bool:
    """Whether `by` keeps anyone at all. One query."""
    return bool(_kept(by, day=day))


@worded
def _kept(by: Actor, /, *, day: date) -> QuerySet[Keeping, UUID]:
    return keepings(by, day).order_by().values_list("pk", flat=True)[:1]


def may_keep(community_id: UUID, day: date) -> QuerySet[Person]:
    """Those who serve today in a role that can keep the list, by name."""
    return Person.objects.filter(Exists(_serves(day)), community_id=community_id).order_by("name", "id")


def _serves(day: date) -> QuerySet[Appointment]:
    return Appointment.objects.filter(in_force(day), person=OuterRef("pk"), role__in=KEEPER_ROLES)


def acting(entry_ids: Iterable[UUID], day: date) -> QuerySet[Keeping]:
    """The keepings of some entries on a day whose keepers still serve."""
    serves = Appointment.objects.filter(in_force(day), person=OuterRef("person"), role__in=KEEPER_ROLES)
    held = Keeping.objects.filter(Exists(serves), in_force(day), entry__in=list(entry_ids))
    return held.select_related("person").order_by("start", "id")


def keepers(entry_ids: Iterable[UUID], day: date) -> list[Person]:
    """Who keeps any of these entries on a day and still serves."""
    return list(dict.fromkeys(held.person for held in acting(entry_ids, day)))


def keeperless(community_id: UUID, day: date) -> list[Entry]:
    """Entries whose keepers have all left their posts or ended: nobody would call."""
    entries = list(Entry.objects.filter(community_id=community_id, withdrawn_at=None).order_by("id"))
    held = set(acting([entry.pk for entry in entries], day).values_list("entry_id", flat=True))
    return [entry for entry in entries if entry.pk not in held]


def office_people(community_id: UUID, day: date) -> list[Person]:
    """Those of the office, who can take up a list that nobody keeps."""
    held = appointments_on(community_id, day).filter(role=Role.OFFICE).select_related("person").order_by("start", "id")
    return list({a.person_id: a.person for a in held}.values())


def count(by: Actor) -> int | None:
    """How many are on the list, as others than their keepers may know it: None below five."""
    return rules.countable(gate.allowed(by, "care.count", Entry.objects.filter(withdrawn_at=None)).count())


def communities() -> list[UUID]:
    """Where there is a list."""
    return list(Entry.objects.order_by().values_list("community_id", flat=True).distinct())


def withdrawn_since(by: Actor, since: datetime) -> list[Entry]:
    """Entries that `by` kept and that were withdrawn since then; nothing of the persons is left in them."""
    gone = Keeping.objects.filter(entry__withdrawn_at__gte=since)
    held = gate.allowed(by, "care.read", gone).select_related("entry").order_by("-entry__withdrawn_at")
    return list({row.entry_id: row.entry for row in held}.values())
