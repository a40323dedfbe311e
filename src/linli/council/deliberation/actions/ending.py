"""Verbs that end a deliberation: agreed with tasks, or not; weeks later the sides say whether it holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.cases.matter import pausing
from linli.council import loop
from linli.council.actions.speaking import ToDo, give
from linli.council.deliberation import queries, rules
from linli.council.deliberation.actions.preparing import keep
from linli.council.deliberation.loop import TALKS
from linli.council.deliberation.refusals import (
    MinorityUnasked,
    NobodyAsked,
    NotCarried,
    NotThere,
    NotUnanimous,
    QuorumMissed,
    WeeksOdd,
)
from linli.council.models import Deliberation, Option, Party
from linli.council.refusals import Unknown
from linli.council.talk_labels import Held, Says
from linli.foundation import clock
from linli.foundation.writes import writes
from linli.notifications import actions as notifications
from linli.notifications.actions import Reader


@dataclass(frozen=True)
class Agreed:
    """What was agreed, what each side that is there says to it, and the view of those who see it otherwise."""

    agreement: str
    says: Mapping[UUID, str]
    minority: str = ""
    unanimous: bool = False
    option: UUID | None = None
    weeks: int = rules.LOOK_BACK_WEEKS
    tasks: Sequence[ToDo] = field(default=())


@writes
def agree(talk_id: UUID, said: Agreed, *, by: Actor, at: datetime, version: int | None = None) -> Deliberation:
    """The sides agree, by the way that was said beforehand; it becomes tasks, and a day to look back."""
    talk = queries.locked(talk_id, version)
    gate.require(by, "talk.hold", talk)
    talk.state = loop.advance(TALKS, talk.state, "agree", said.agreement)
    _ask_the_sides(talk, said.says)
    _minority(talk, said.minority, said.unanimous, "no" in said.says.values())
    least, most = rules.WEEKS
    if not least <= said.weeks <= most:
        raise WeeksOdd(field="weeks")
    talk.agreement, talk.ended_at = said.agreement.strip(), at
    talk.look_back_on = clock.today(at) + timedelta(weeks=said.weeks)
    keep(talk, "state", "agreement", "minority", "unanimous", "ended_at", "look_back_on")
    if said.option:
        Option.objects.filter(talk=talk, pk=said.option).update(chosen=True)
    for todo in said.tasks:
        give(todo, at, community=talk.community_id, first=clock.today(at), talk=talk)
    audit.record(by, "talk.hold", talk, at=at, code=f"agreed:{len(said.tasks)}", words=said.agreement)
    _tell_the_matter(talk, by, at)
    return talk


def _ask_the_sides(talk: Deliberation, says: Mapping[UUID, str]) -> None:
    """What each side says is kept, if it carries; a side that is not there has no say."""
    there = {side.pk: side for side in queries.sides(talk) if side.came}
    if len(there) < talk.quorum:
        raise QuorumMissed(need=talk.quorum, came=len(there))
    if set(says) - set(there):
        raise NotThere(field="says")
    if set(says.values()) - set(Says.values):
        raise Unknown(field="says")
    if not rules.carried(talk.way, [says.get(id, Says.ABSTAIN) for id in there]):
        raise NotCarried(field="agreement")
    for id, side in there.items():
        side.says = says.get(id, Says.ABSTAIN)
    Party.objects.bulk_update(there.values(), ["says"])


def _minority(talk: Deliberation, minority: str, unanimous: bool, against: bool) -> None:
    """The view of the few stays in the minutes; that there is none is said, and never taken for granted."""
    if against and not minority.strip():
        raise NotUnanimous(field="minority")
    if bool(minority.strip()) == unanimous:
        raise MinorityUnasked(field="minority")
    talk.minority, talk.unanimous = minority.strip(), unanimous


def _tell_the_matter(talk: Deliberation, by: Actor, at: datetime) -> None:
    case = talk.case
    if case and case.stage == "deliberating" and gate.holds(by, "case.settle", case):
        pausing.settle(case.pk, talk.agreement, by=by, at=at, version=case.version)


@writes
def part(
    talk_id: UUID, words: str, minority: str, *, by: Actor, at: datetime, version: int | None = None
) -> Deliberation:
    """They do not agree: why, and which ways are open now. That is an honest end as well."""
    talk = queries.locked(talk_id, version)
    gate.require(by, "talk.hold", talk)
    talk.state = loop.advance(TALKS, talk.state, "part", words)
    talk.outcome, talk.ended_at = words.strip(), at
    talk.minority, talk.unanimous = minority.strip(), not minority.strip()
    keep(talk, "state", "outcome", "minority", "unanimous", "ended_at")
    audit.record(by, "talk.hold", talk, at=at, code="parted", words=words)
    return talk


@writes
def look_back(
    talk_id: UUID, found: Mapping[UUID, str], words: str, *, by: Actor, at: datetime, version: int | None = None
) -> Deliberation:
    """Weeks later: each side that was asked says whether it holds; together that is what is published."""
    talk = queries.locked(talk_id, version)
    gate.require(by, "talk.look_back", talk)
    talk.state = loop.advance(TALKS, talk.state, "look_back", words)
    if set(found.values()) - set(Held.values):
        raise Unknown(field="found")
    asked = [side for side in queries.sides(talk) if side.pk in found]
    if not asked:
        raise NobodyAsked(field="words")
    for side in asked:
        side.found = found[side.pk]
    Party.objects.bulk_update(asked, ["found"])
    talk.held, talk.found, talk.looked_at = rules.whole(found), words.strip(), at
    keep(talk, "state", "held", "found", "looked_at")
    audit.record(by, "talk.look_back", talk, at=at, code=talk.held, words=words)
    return talk


@writes
def remind(talk_id: UUID, *, by: Actor, at: datetime) -> Deliberation:
    """The day to look back has come: its host hears of it, once."""
    talk = queries.locked(talk_id)
    gate.require(by, "talk.remind", talk)
    talk.reminded_at = at
    keep(talk, "reminded_at")
    reader = Reader(talk.host_id, reachable=bool(talk.host.phone_index))
    params = {"title": talk.topic, "link": f"/council/talks/{talk.pk}/"}
    notifications.post("talk_look_back", [reader], about=talk, at=at, params=params)
    audit.record(by, "talk.remind", talk, at=at)
    return talk
