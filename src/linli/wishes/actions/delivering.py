"""Verbs on the way to the wisher: it goes through the keeper; the recipient and a witness say that it came."""

from datetime import datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.foundation.refusals import Missing, OutOfStep
from linli.foundation.writes import writes
from linli.people.labels import Means
from linli.people.models import Person
from linli.wishes import queries, rules
from linli.wishes.actions.claiming import end
from linli.wishes.labels import Ended, Stage
from linli.wishes.loop import advance
from linli.wishes.models import Wish
from linli.wishes.refusals import NamesSomeone, NoThanks, OtherWitness
from linli.wishes.telling import tell_claimer, tell_keeper


@writes
def hand(wish_id: UUID, *, by: Actor, at: datetime) -> Wish:
    """The keeper (or the office) has the thing and brings it."""
    wish = queries.locked(wish_id)
    gate.require(by, "wish.keep", wish)
    wish.stage = advance(wish.stage, "hand")
    claim = queries.claim_of(wish)
    assert claim is not None, "a claimed wish has a claim"
    claim.handed_at = at
    claim.save(update_fields=["handed_at"])
    _keep(wish)
    audit.record(by, "wish.keep", wish, at=at, code="handed")
    return wish


@writes
def deliver(wish_id: UUID, *, by: Actor, at: datetime) -> Wish:
    """The keeper has brought it, or the help was given."""
    wish = queries.locked(wish_id)
    gate.require(by, "wish.keep", wish)
    wish.stage, wish.delivered_at = advance(wish.stage, "deliver"), at
    claim = queries.claim_of(wish)
    if claim and claim.handed_at is None:
        claim.handed_at = at
        claim.save(update_fields=["handed_at"])
    _keep(wish)
    audit.record(by, "wish.keep", wish, at=at, code="delivered")
    return wish


@writes
def receive(wish_id: UUID, means: str, thanks: str = "", *, by: Actor, at: datetime) -> Wish:
    """The recipient says that it came: by the own link, or as told to someone who serves; with a word of thanks."""
    wish = queries.locked(wish_id)
    gate.require(by, "wish.receive", wish)
    if wish.stage != Stage.DELIVERED or wish.received_at:
        raise OutOfStep()
    if means not in Means.values:
        raise Missing(field="means")
    if wish.witness_id is not None and wish.witness_id == by.person_id:
        raise OtherWitness(field="means")
    _thank(wish, thanks)
    wish.received_at, wish.received_means, wish.received_by_id = at, means, by.person_id
    audit.record(by, "wish.receive", wish, at=at, code=means)
    return _fulfil(wish, by, at)


@writes
def miss(wish_id: UUID, words: str, *, by: Actor, at: datetime) -> Wish:
    """The recipient says that it did not come, or is not what was needed: the keeper looks again."""
    wish = queries.locked(wish_id)
    gate.require(by, "wish.receive", wish)
    wish.stage = advance(wish.stage, "miss", words)
    wish.delivered_at = wish.received_at = wish.witnessed_at = None
    wish.received_means, wish.received_by, wish.witness = "", None, None
    _keep(wish)
    audit.record(by, "wish.receive", wish, at=at, code="missed", words=words.strip())
    tell_keeper("wish_missed", wish, at, but=by.person_id)
    return wish


@writes
def witness(wish_id: UUID, *, by: Actor, at: datetime) -> Wish:
    """Someone who serves was there, or has asked: it came. Raises `OtherWitness` for who wrote down the other word."""
    wish = queries.locked(wish_id)
    gate.require(by, "wish.witness", wish)
    if wish.stage != Stage.DELIVERED or wish.witness_id:
        raise OutOfStep()
    claim = queries.claim_of(wish)
    if wish.received_by_id == by.appointed_id or (claim and _is_claimer(claim.organisation_id, claim.phone_index, by)):
        raise OtherWitness()
    wish.witness_id, wish.witnessed_at = by.appointed_id, at
    audit.record(by, "wish.witness", wish, at=at)
    return _fulfil(wish, by, at)


def _is_claimer(organisation_id: UUID | None, phone_index: str, by: Actor) -> bool:
    person = Person.objects.get(pk=by.appointed_id)
    same = bool(phone_index) and phone_index == person.phone_index
    return same or (organisation_id is not None and organisation_id == person.organisation_id)


def _fulfil(wish: Wish, by: Actor, at: datetime) -> Wish:
    """Once both words are there, it is fulfilled."""
    if wish.received_at and wish.witness_id:
        wish.stage, wish.fulfilled_at = advance(wish.stage, "fulfil"), at
        claim = queries.claim_of(wish)
        if claim:
            end(claim, Ended.DONE, at)
            tell_claimer("wish_fulfilled", claim, at)
    _keep(wish)
    return wish


@writes
def thank(wish_id: UUID, thanks: str, *, by: Actor, at: datetime) -> Wish:
    """A word of thanks, by the recipient's link or as told; nobody's name stands in it. The keeper passes it on."""
    wish = queries.locked(wish_id)
    gate.require(by, "wish.receive", wish)
    if wish.stage not in (Stage.DELIVERED, Stage.FULFILLED):
        raise OutOfStep()
    if not thanks.strip():
        raise NoThanks(field="thanks")
    _thank(wish, thanks)
    _keep(wish)
    audit.record(by, "wish.receive", wish, at=at, code="thanks")
    return wish


def _thank(wish: Wish, thanks: str) -> None:
    if rules.names_someone(thanks, wish.wisher.name, wish.wisher.phone, wish.wisher.address):
        raise NamesSomeone(field="thanks")
    if thanks.strip():
        wish.thanks, wish.thanks_passed_at = thanks.strip()[:200], None


@writes
def pass_thanks(wish_id: UUID, *, by: Actor, at: datetime) -> Wish:
    """The keeper has looked that it names nobody: whoever claimed it, and the wall, read it from now on."""
    wish = queries.locked(wish_id)
    gate.require(by, "wish.keep", wish)
    if not wish.thanks:
        raise NoThanks()
    if wish.thanks_passed_at is None:
        wish.thanks_passed_at = at
        _keep(wish)
        audit.record(by, "wish.keep", wish, at=at, code="thanks")
        last = wish.claims.filter(ended__in=["", Ended.DONE]).first()
        if last and last.erased_at is None:
            tell_claimer("wish_thanks", last, at)
    return wish


@writes
def meet(wish_id: UUID, yes: bool, *, by: Actor, at: datetime) -> Wish:
    """The wisher would like to meet whoever fulfils it, or not."""
    wish = queries.locked(wish_id)
    gate.require(by, "wish.receive", wish)
    wish.meets = yes
    _keep(wish)
    audit.record(by, "wish.receive", wish, at=at, code="meets" if yes else "apart")
    return wish


def _keep(wish: Wish) -> None:
    wish.version += 1
    wish.save()
