"""Verbs on a wish before it is claimed: say it, take it down for someone, look it over, put it right, name a keeper."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Max

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.foundation import clock, sealing
from linli.foundation.refusals import Missing, NotAllowed
from linli.foundation.writes import one_at_a_time, writes
from linli.people.labels import Means
from linli.territory.models import Compound, GeneralGrid
from linli.wishes import queries, rules
from linli.wishes.labels import Sort, Stage
from linli.wishes.loop import advance
from linli.wishes.models import Wish
from linli.wishes.refusals import NamesSomeone, NoConsent, NoKeeper, UnknownPlace
from linli.wishes.sheet import Wisher


@dataclass(frozen=True)
class Said:
    """A wish as everyone will read it, and where it is from; `worth` is what the thing costs at most, in fen."""

    sort: str
    need: str
    worth: int | None = None
    general_grid: UUID | None = None
    compound: UUID | None = None


@dataclass(frozen=True)
class Agreed:
    """That the wisher (or a child's guardian) agreed to the wall, and how that was said."""

    yes: bool
    means: str


@writes
def say(said: Said, wisher: Wisher, agreed: Agreed, *, by: Actor, at: datetime, past: bool = False) -> Wish:
    """A wish, said by the wisher on the public page, or taken down by someone who serves and keeps it from then on.

    The wisher's own is looked over before it hangs on the wall. Raises `NoConsent`, `NamesSomeone`, `Missing`.
    """
    one_at_a_time(by.community)
    if not gate.may(by, "wish.say"):  # wherever the post of whoever takes it down may lie
        raise NotAllowed()
    wish = Wish(community_id=by.community, agreed_at=at, means=agreed.means, stage=Stage.SAID, past=past)
    if not agreed.yes or agreed.means not in Means.values:
        raise NoConsent(field="agreed")
    _take(wish, said, wisher)
    wish.number = (Wish.objects.filter(community=by.community).aggregate(n=Max("number"))["n"] or 0) + 1
    if by.person_id is not None:
        wish.taken_by_id = wish.lead_id = by.person_id
        wish.stage, wish.opened_at = Stage.OPEN, at
    wish.save()
    audit.record(by, "wish.say", wish, at=at, code=agreed.means)
    return wish


@writes
def amend(wish_id: UUID, said: Said, wisher: Wisher, *, by: Actor, at: datetime, version: int) -> Wish:
    """Put right what was taken down, while nobody has claimed it."""
    wish = queries.locked(wish_id, version)
    gate.require(by, "wish.keep", wish)
    if wish.stage != Stage.SAID:
        advance(wish.stage, "claim")  # what can be claimed can be put right
    _take(wish, said, wisher)
    _keep(wish)
    audit.record(by, "wish.keep", wish, at=at, code="amended")
    return wish


@writes
def show(wish_id: UUID, keeper: UUID | None, *, by: Actor, at: datetime) -> Wish:
    """Someone has looked it over: it hangs on the wall, and has a keeper. Raises `NoKeeper`."""
    wish = queries.locked(wish_id)
    gate.require(by, "wish.keep", wish)
    wish.stage = advance(wish.stage, "show")
    _name(wish, keeper or wish.lead_id or by.appointed_id, at)
    wish.opened_at = at
    _keep(wish)
    audit.record(by, "wish.keep", wish, at=at, code="shown")
    return wish


@writes
def name_keeper(wish_id: UUID, keeper: UUID, *, by: Actor, at: datetime) -> Wish:
    """Another one keeps it from now on, and alone sees whose it is."""
    wish = queries.locked(wish_id)
    gate.require(by, "wish.keeper", wish)
    _name(wish, keeper, at)
    _keep(wish)
    audit.record(by, "wish.keeper", wish, at=at, code=f"named:{keeper}")
    return wish


def _name(wish: Wish, keeper: UUID, at: datetime) -> None:
    chosen = queries.may_keep(wish.community_id, clock.today(at)).filter(pk=keeper).first()
    if chosen is None:
        raise NoKeeper(field="keeper")
    wish.lead = chosen


def _take(wish: Wish, said: Said, wisher: Wisher) -> None:
    if said.sort not in Sort.values:
        raise Missing(field="sort")
    if not said.need.strip():
        raise Missing(field="need")
    if not wisher.name.strip():
        raise Missing(field="name")
    if rules.names_someone(said.need, wisher.name, wisher.phone):
        raise NamesSomeone(field="need")
    _place(wish, said)
    wish.sort, wish.need, wish.worth = said.sort, said.need.strip()[:80], said.worth
    wish.kept, wish.phone_index = wisher.text(), sealing.blind(wisher.phone)


def _place(wish: Wish, said: Said) -> None:
    """The compound with its general grid, or a general grid alone."""
    here = {"community": wish.community_id}
    compound = Compound.objects.filter(pk=said.compound, **here).first() if said.compound else None
    grid = compound.general_grid_id if compound else said.general_grid
    known = grid is not None and GeneralGrid.objects.filter(pk=grid, **here).exists()
    if (said.compound and compound is None) or not known:
        raise UnknownPlace(field="area")
    wish.compound, wish.general_grid_id = compound, grid


def _keep(wish: Wish) -> None:
    wish.version += 1
    wish.save()
