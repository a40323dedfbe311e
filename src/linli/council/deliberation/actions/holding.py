"""Verbs while a deliberation sits: who came, what each side said, how long it spoke, going on another day."""

from collections.abc import Mapping
from datetime import date, datetime, time
from uuid import UUID

from django.db.models import Max

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.council import loop
from linli.council.deliberation import queries, rules
from linli.council.deliberation.actions.preparing import keep
from linli.council.deliberation.loop import TALKS
from linli.council.deliberation.refusals import ConsentMissing, NotItsDay, NotThere, TooSoon, TwoSides
from linli.council.models import Deliberation, Party, Turn
from linli.foundation import clock
from linli.foundation.refusals import Missing, OutOfStep
from linli.foundation.writes import writes
from linli.people.labels import Means

LONGEST = 4 * 3600  # seconds that a side may have spoken; more is a mistake of the clock


@writes
def open_talk(
    talk_id: UUID, came: Mapping[UUID, int], *, by: Actor, at: datetime, version: int | None = None
) -> Deliberation:
    """It begins: how many of each side came. Nobody signs; a number is enough."""
    talk = queries.locked(talk_id, version)
    gate.require(by, "talk.hold", talk)
    talk.state = loop.advance(TALKS, talk.state, "open")
    if clock.today(at) < talk.day:
        raise NotItsDay()
    sides = queries.sides(talk)
    for side in sides:
        side.came = max(0, min(came.get(side.pk, 0), 999))
    if sum(bool(side.came) for side in sides) < 2:
        raise TwoSides()
    Party.objects.bulk_update(sides, ["came"])
    talk.opened_at = talk.opened_at or at
    keep(talk, "state", "opened_at")
    audit.record(by, "talk.hold", talk, at=at, code=f"opened:{talk.session}")
    return talk


@writes
def note_turn(talk_id: UUID, side_id: UUID, points: str, *, by: Actor, at: datetime) -> Turn:
    """What a side said in its turn, in a few words. Nothing is recorded, and nobody is quoted by name."""
    talk = _sitting(talk_id, by)
    side = queries.side(talk, side_id)
    if not side.came:
        raise NotThere(field="side")
    if not points.strip():
        raise Missing(field="points")
    last = Turn.objects.filter(talk=talk).aggregate(last=Max("place"))["last"]
    made = Turn.objects.create(
        community_id=talk.community_id, talk=talk, side=side, session=talk.session, place=int(last or 0) + 1,
        points=points.strip()[:300],
    )  # fmt: skip
    audit.record(by, "talk.hold", talk, at=at, code=f"turn:{made.place}")
    return made


@writes
def keep_times(talk_id: UUID, seconds: Mapping[UUID, int], *, by: Actor, at: datetime) -> Deliberation:
    """How long each side spoke, as the clock of the turns has it."""
    talk = _sitting(talk_id, by)
    sides = queries.sides(talk)
    for side in sides:
        side.seconds = max(0, min(seconds.get(side.pk, side.seconds), LONGEST))
    Party.objects.bulk_update(sides, ["seconds"])
    audit.record(by, "talk.hold", talk, at=at, code="times")
    return talk


@writes
def adjourn(
    talk_id: UUID, day: date, begins: time, reason: str, *, by: Actor, at: datetime, version: int | None = None
) -> Deliberation:
    """It goes on another day, with a notice of as many days again; what was said so far stays."""
    talk = queries.locked(talk_id, version)
    gate.require(by, "talk.hold", talk)
    talk.state = loop.advance(TALKS, talk.state, "adjourn", reason)
    today = clock.today(at)
    if day < rules.first_day(today):
        raise TooSoon(field="day", days=rules.NOTICE.days, first=f"{rules.first_day(today)}")
    talk.day, talk.begins, talk.notice_from, talk.session = day, begins, today, talk.session + 1
    keep(talk, "state", "day", "begins", "notice_from", "session")
    audit.record(by, "talk.hold", talk, at=at, code=f"adjourned:{day}", words=reason)
    return talk


@writes
def name_speaker(side_id: UUID, speaker: str, consented: str, *, by: Actor, at: datetime) -> Party:
    """Who speaks for a side, with how they agreed to be named; a blank name forgets who did."""
    found = Party.objects.select_related("talk").filter(pk=side_id, community=by.community).first()
    if found is None:
        raise OutOfStep()
    talk = queries.locked(found.talk_id)
    gate.require(by, "talk.hold", talk)
    if speaker.strip() and consented not in Means.values:
        raise ConsentMissing(field="consented")
    found.speaker, found.consented = speaker.strip()[:20], consented if speaker.strip() else ""
    found.save(update_fields=["speaker", "consented"])
    audit.record(by, "talk.hold", talk, at=at, code=f"speaker:{found.place}:{found.consented or 'forgotten'}")
    return found


def _sitting(talk_id: UUID, by: Actor) -> Deliberation:
    talk = queries.locked(talk_id)
    gate.require(by, "talk.hold", talk)
    if talk.state != "sitting":
        raise OutOfStep()
    return talk
