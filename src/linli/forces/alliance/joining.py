"""Verbs on membership: join, welcome, change, not now until, leave, insurance."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.forces.alliance import queries, rules, skills
from linli.forces.alliance.refusals import AlreadyIn, Gone, NoSkill, NotADay, NotAgreed, NoTime
from linli.forces.alliance.telling import tell
from linli.forces.allied import BODIES, AllyKind, AllyState
from linli.forces.models import Ally, Offer, Thanks, Twofold
from linli.foundation import clock, sealing
from linli.foundation.refusals import Missing, Stale
from linli.foundation.writes import writes
from linli.notifications import actions as notifications
from linli.people.labels import Means
from linli.territory.models import MicroGrid

SEALED = ("name", "contact", "phone")


@dataclass(frozen=True)
class Offered:
    """What someone says of themselves: who, what they like to do, when (bits), how far (a ring), where they live."""

    kind: str
    name: str
    phone: str
    skills: tuple[str, ...]
    slots: int
    reach: int = 3
    micro_grid: UUID | None = None
    contact: str = ""
    people: int | None = None


@writes
def join(offered: Offered, agreed: bool, means: str, *, by: Actor, at: datetime, past: bool = False) -> Ally:
    """Someone joins, by the public form or through a steward or the office. Entered by the office, they are in at once.

    Raises `NotAgreed`, `Missing`, `NoSkill`, `NoTime`, `AlreadyIn`.
    """
    ally = Ally(community_id=by.community, means=means, agreed_at=at, noted_by_id=by.person_id, past=past)
    grid = _grid(by.community, offered.micro_grid)
    ally.micro_grid_id, ally.compound_id, ally.general_grid_id = grid
    gate.require(by, "ally.join", ally)
    if not agreed or means not in Means.values:
        raise NotAgreed(field="agreed")
    _take(ally, offered)
    if queries.known_by(by.community, offered.phone):
        raise AlreadyIn(field="phone")
    ally.save(force_insert=True)
    audit.record(by, "ally.join", ally, at=at, code=f"{ally.kind}:{means}")
    if gate.holds(by, "ally.welcome", ally):
        _welcome(ally, by, at)
    return ally


def _grid(community: UUID, id: UUID | None) -> tuple[UUID | None, UUID | None, UUID | None]:
    """A micro-grid with what it lies in; nothing when none is given."""
    if id is None:
        return None, None, None
    grid = MicroGrid.objects.filter(pk=id, community=community).first()
    if grid is None:
        raise Missing(field="micro_grid")
    return grid.pk, grid.compound_id, grid.general_grid_id


def _take(ally: Ally, offered: Offered) -> None:
    if offered.kind not in AllyKind.values:
        raise Missing(field="kind")
    if not offered.name.strip():
        raise Missing(field="name")
    if not offered.phone:
        raise Missing(field="phone")
    codes = skills.known(offered.skills)
    if not codes:
        raise NoSkill(field="skills")
    if not 0 < offered.slots < 2**21:
        raise NoTime(field="slots")
    if not 0 <= offered.reach <= 3:
        raise Missing(field="reach")
    ally.kind, ally.slots, ally.reach = offered.kind, offered.slots, offered.reach
    ally.people = offered.people if offered.kind in BODIES else None
    ally.skills = " ".join(codes)
    for column in SEALED:
        setattr(ally, column, getattr(offered, column).strip())
    ally.name_index, ally.phone_index = sealing.blind(ally.name), sealing.blind(ally.phone)


def renew(ally: Ally) -> None:
    """Write the offers of a member anew, as they are looked up; whoever is no member has none."""
    Offer.objects.filter(ally=ally).delete()
    if ally.state != AllyState.MEMBER:
        return
    same = {name: getattr(ally, name) for name in (
        "community_id", "micro_grid_id", "compound_id", "general_grid_id", "slots", "reach", "away_until", "last_asked",
    )}  # fmt: skip
    Offer.objects.bulk_create(Offer(ally=ally, skill=code, **same) for code in ally.can)


@writes
def welcome(ally_id: UUID, *, by: Actor, at: datetime) -> Ally:
    """The office welcomes someone: from now on they may be asked. Done twice, the first stays."""
    ally = _live(ally_id)
    gate.require(by, "ally.welcome", ally)
    if ally.state == AllyState.ASKED:
        _welcome(ally, by, at)
    return ally


def _welcome(ally: Ally, by: Actor, at: datetime) -> None:
    ally.state, ally.welcomed_at = AllyState.MEMBER, at
    _keep(ally, "state", "welcomed_at")
    renew(ally)
    audit.record(by, "ally.welcome", ally, at=at)
    tell("ally_welcome", ally, at)


@writes
def change(ally_id: UUID, offered: Offered, *, by: Actor, at: datetime, version: int | None = None) -> Ally:
    """Other skills, times, reach, place; by the own link, or by the office for them."""
    ally = _live(ally_id)
    gate.require(by, "ally.change", ally)
    if version is not None and ally.version != version:
        raise Stale(ally)
    same = queries.known_by(ally.community_id, offered.phone)
    _take(ally, offered)
    if same is not None and same.pk != ally.pk:
        raise AlreadyIn(field="phone")
    ally.micro_grid_id, ally.compound_id, ally.general_grid_id = _grid(ally.community_id, offered.micro_grid)
    ally.version += 1
    ally.save()
    renew(ally)
    audit.record(by, "ally.change", ally, at=at, code="offer")
    return ally


@writes
def pause(ally_id: UUID, until: date | None, *, by: Actor, at: datetime) -> Ally:
    """Not now: nobody asks before that day. None: there again."""
    ally, today = _live(ally_id), clock.today(at)
    gate.require(by, "ally.change", ally)
    if until is not None and not today < until <= today + rules.LONGEST_AWAY:
        raise NotADay(field="until")
    ally.away_until = until
    _keep(ally, "away_until")
    renew(ally)
    audit.record(by, "ally.change", ally, at=at, code="away" if until else "back")
    return ally


@writes
def insure(ally_id: UUID, until: date, *, by: Actor, at: datetime) -> Ally:
    """An insurance was seen that holds until a day; without one nobody is sent where there is a risk."""
    ally = _live(ally_id)
    gate.require(by, "ally.insure", ally)
    if until < clock.today(at):
        raise NotADay(field="until")
    ally.insured_until = until
    _keep(ally, "insured_until")
    audit.record(by, "ally.insure", ally, at=at, code=until.isoformat())
    return ally


@writes
def see_number(ally_id: UUID, *, by: Actor, at: datetime) -> Ally:
    """Look at a helper's number; the look stays noted, and the helper reads it."""
    ally = _live(ally_id)
    gate.require(by, "ally.see_number", ally)
    audit.record(by, "ally.see_number", ally, at=at)
    return ally


@writes
def leave(ally_id: UUID, means: str, *, by: Actor, at: datetime) -> Ally:
    """They leave: everything is erased at once but what the record of hours needs, if there are any confirmed.

    Done twice, the first stays.
    """
    ally = queries.locked_ally(ally_id)
    gate.require(by, "ally.leave", ally)
    if means not in Means.values:
        raise Missing(field="means")
    if ally.state == AllyState.LEFT:
        return ally
    ally.record_name = ally.name if _has_record(ally) else ""
    for column in (*SEALED, "name_index", "phone_index", "skills"):
        setattr(ally, column, "")
    ally.slots, ally.people, ally.away_until, ally.insured_until = 0, None, None, None
    ally.micro_grid = ally.compound = ally.general_grid = None
    ally.state, ally.left_at = AllyState.LEFT, at
    ally.version += 1
    ally.save()
    renew(ally)
    _forget(ally, at)
    audit.record(by, "ally.leave", ally, at=at, code=means)
    return ally


def _has_record(ally: Ally) -> bool:
    return ally.services.filter(live=True).exclude(confirmed="").exists() or ally.certificates.exists()


def _forget(ally: Ally, at: datetime) -> None:
    """Stories come down, the unit is forgotten, unconfirmed hours and letters go, those who wait for an answer know."""
    Thanks.objects.filter(ally=ally, shown_at__isnull=False).update(shown_at=None, taken_down_at=at)
    Thanks.objects.filter(ally=ally).update(named="", words="", signed="")
    Twofold.objects.filter(ally=ally, erased_at=None).update(
        unit="", contact="", phone="", return_wished_at=None, erased_at=at
    )
    ally.services.filter(live=True, confirmed="").update(live=False)
    ally.asks.filter(reply="").update(reply="no", replied_at=at)
    notifications.forget(about=ally.pk)


def _live(id: UUID) -> Ally:
    ally = queries.locked_ally(id)
    if ally.state == AllyState.LEFT:
        raise Gone()
    return ally


def _keep(ally: Ally, *columns: str) -> None:
    ally.version += 1
    ally.save(update_fields=[*columns, "version"])
