"""Verbs on claims: of two at the same moment exactly one has the wish; it is given back, lapses, is reminded of."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.engines.money import plain
from linli.foundation import clock, sealing
from linli.foundation.refusals import Missing, NotAllowed, OutOfStep
from linli.foundation.writes import writes
from linli.partners.relating import queries as partners
from linli.wishes import queries, rules
from linli.wishes.labels import ClaimedBy, Ended, Stage
from linli.wishes.loop import HELD, advance
from linli.wishes.models import Claim, Wish
from linli.wishes.refusals import ClaimedAlready, EnoughClaimed, NotYet, ThroughTheFund
from linli.wishes.telling import tell_claimer, tell_keeper


@dataclass(frozen=True)
class Claimer:
    """Who claims a wish: a neighbour by name or nickname and number, or a partner; `until` is a day they name."""

    name: str = ""
    phone: str = ""
    partner: UUID | None = None
    until: date | None = None


@writes
def claim(wish_id: UUID, who: Claimer, *, by: Actor, at: datetime) -> Claim:
    """Take a wish on, as a visitor, as a partner by its link, or by the office for someone.

    Raises `ClaimedAlready` for whoever came second, `ThroughTheFund` for what costs too much, `EnoughClaimed`.
    """
    wish = queries.locked(wish_id)
    gate.require(by, "wish.claim", wish)
    if rules.through_the_fund(wish.worth):
        raise ThroughTheFund(limit=plain(rules.LIMIT))
    made = Claim(wish=wish, community_id=wish.community_id, at=at, until=_until(who.until, at))
    _take(made, wish, who, by)
    return _hold(wish, made, by, at)


def _take(made: Claim, wish: Wish, who: Claimer, by: Actor) -> None:
    made.kind = ClaimedBy.OFFICE if by.person_id else ClaimedBy.VISITOR
    made.entered_by_id = by.person_id
    if who.partner is not None:
        partner = partners.of_link(who.partner)
        if partner.community_id != wish.community_id or (by.person_id is None and partner.pk not in by.owns):
            raise NotAllowed()
        made.kind, made.organisation_id = ClaimedBy.PARTNER, partner.organisation_id
        made.phone, made.name = partner.phone, partner.contact
    else:
        if not who.name.strip():
            raise Missing(field="name")
        if not who.phone:
            raise Missing(field="phone")
        if made.kind == ClaimedBy.VISITOR and queries.in_hand(wish.community_id, who.phone) >= rules.MOST_AT_ONCE:
            raise EnoughClaimed(field="phone", most=rules.MOST_AT_ONCE)
        made.phone, made.name = who.phone, who.name.strip()[:20]
    made.phone_index = sealing.blind(made.phone)


def _until(wanted: date | None, at: datetime) -> date:
    today = clock.today(at)
    until = wanted or today + rules.USUAL
    if not today < until <= today + rules.LONGEST:
        raise NotYet(field="until", most=rules.LONGEST.days)
    return until


@writes
def claim_through_fund(wish_id: UUID, gift: int, *, by: Actor, at: datetime) -> Claim:
    """A gift was promised to the fund for this wish, which its number names; called by the goods path of `projects`."""
    wish = queries.locked(wish_id)
    gate.require(by, "wish.fund", wish)
    until = clock.today(at) + rules.BY_FUND
    made = Claim(
        wish=wish, community_id=wish.community_id, kind=ClaimedBy.FUND, gift=gift, at=at, until=until,
        entered_by_id=by.appointed_id,
    )  # fmt: skip
    return _hold(wish, made, by, at)


def _hold(wish: Wish, made: Claim, by: Actor, at: datetime) -> Claim:
    if wish.stage in HELD:
        raise ClaimedAlready()
    wish.stage = advance(wish.stage, "claim")
    wish.claimed_at = at
    wish.version += 1
    wish.save()
    made.save()
    audit.record(by, "wish.claim", wish, at=at, code=made.kind)
    tell_keeper("wish_claimed", wish, at, but=by.person_id)
    return made


@writes
def give_back(claim_id: UUID, *, by: Actor, at: datetime) -> Claim:
    """It cannot be done after all: the wish hangs on the wall again. Nobody is asked why."""
    made, wish = _both(claim_id)
    gate.require(by, "wish.claimed", made)
    wish.stage = advance(wish.stage, "give_back")
    return _end(made, wish, Ended.BACK, by, at)


@writes
def lapse(claim_id: UUID, *, by: Actor, at: datetime) -> Claim:
    """Its day is over: the wish hangs on the wall again, and whoever claimed it is told."""
    made, wish = _both(claim_id)
    gate.require(by, "wish.lapse", wish)
    if clock.today(at) < rules.lapses_on(made.until):
        raise OutOfStep()
    wish.stage = advance(wish.stage, "lapse")
    tell_claimer("wish_returned", made, at)
    return _end(made, wish, Ended.LAPSED, by, at)


@writes
def remind(claim_id: UUID, *, by: Actor, at: datetime) -> Claim:
    """A letter some days before the day, once."""
    made, wish = _both(claim_id)
    gate.require(by, "wish.lapse", wish)
    if made.reminded is None and clock.today(at) >= rules.remind_on(made.until):
        made.reminded = made.until
        made.save(update_fields=["reminded"])
        tell_claimer("wish_reminder", made, at)
    return made


@writes
def meet(claim_id: UUID, yes: bool, *, by: Actor, at: datetime) -> Claim:
    """Whoever claimed it would like to meet the wisher, or not; the keeper brings both together if both would."""
    made, _wish = _both(claim_id)
    gate.require(by, "wish.claimed", made)
    made.meets = yes
    made.save(update_fields=["meets"])
    audit.record(by, "wish.claimed", made, at=at, code="meets" if yes else "apart")
    return made


def _both(claim_id: UUID) -> tuple[Claim, Wish]:
    """A claim that stands and its wish, locked. Raises `OutOfStep` for one that is over."""
    made = queries.claim_of_link(claim_id)
    wish = queries.locked(made.wish_id)
    made.refresh_from_db(fields=["ended_at", "reminded", "handed_at", "meets"])
    if made.ended_at:
        raise OutOfStep()
    return made, wish


def _end(made: Claim, wish: Wish, why: Ended, by: Actor, at: datetime) -> Claim:
    wish.claimed_at = None
    wish.version += 1
    wish.save()
    end(made, why, at)
    audit.record(by, "wish.claim", wish, at=at, code=why)
    if wish.stage == Stage.OPEN:
        tell_keeper("wish_open", wish, at, but=by.person_id)
    return made


def end(made: Claim, why: Ended, at: datetime) -> None:
    """A claim is over; called by verbs that hold its wish."""
    made.ended_at, made.ended = at, why
    made.save(update_fields=["ended_at", "ended"])
