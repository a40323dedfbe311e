"""The sign-up sheet 接龙 and the demand list of a farm-aid day: things, lines, and erasing what has served.

Nothing is sold here: there is no price and no payment, only who would like how much, and where it is picked up.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Max

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.foundation.refusals import Missing
from linli.foundation.writes import insert, writes
from linli.projects.gatherings import loop, queries, rules
from linli.projects.models import Edition, Item, SignUp, Stall, Want
from linli.projects.refusals import Forgotten, NameTaken, NotAbove, NothingWanted, SheetClosed, TooMuch, WhatNow


@dataclass(frozen=True)
class Offered:
    """A thing on the sheet: counted in a unit such as 箱, or weighed (then `most` is in grams)."""

    name: str
    unit: str = ""
    weighed: bool = False
    most: int | None = None


@writes
def offer(edition_id: UUID, offered: Offered, *, by: Actor, at: datetime) -> Item:
    """A thing is put on the sheet. Raises `Missing`, `NameTaken`."""
    edition = queries.locked(edition_id, None)
    gate.require(by, "gathering.plan", edition)
    loop.advance(edition.stage, "amend")
    name, unit = offered.name.strip()[:40], "" if offered.weighed else offered.unit.strip()[:6]
    if not name:
        raise Missing(field="name")
    if not offered.weighed and not unit:
        raise Missing(field="unit")
    if offered.most is not None and offered.most <= 0:
        raise NotAbove(field="most")
    if edition.items.filter(name=name).exists():
        raise NameTaken(field="name")
    made = Item(
        community_id=by.community, edition=edition, name=name, unit=unit, weighed=offered.weighed, most=offered.most,
        at=at,
    )  # fmt: skip
    audit.record(by, "gathering.plan", edition, at=at, code="item")
    return insert(made)


@writes
def take_off(item_id: UUID, *, by: Actor, at: datetime) -> Item:
    """A thing is taken off the sheet; lines that asked for it keep it and are told by whoever organises."""
    item = queries.item(item_id)
    edition = queries.locked(item.edition_id, None)
    gate.require(by, "gathering.plan", edition)
    item.ended_at = item.ended_at or at
    item.save(update_fields=["ended_at"])
    audit.record(by, "gathering.plan", edition, at=at, code="item:off")
    return item


@dataclass(frozen=True)
class Wish:
    """One line of the sheet: a name as one likes, a number, and how much of what (units, or grams)."""

    name: str
    phone: str
    wants: Mapping[UUID, int]


@writes
def sign_up(edition_id: UUID, wish: Wish, *, by: Actor, at: datetime, paper: bool = False) -> SignUp:
    """A line is added, by anyone on the page, or by the organiser from paper."""
    edition = queries.locked(edition_id, None)
    line = SignUp(community_id=by.community, edition=edition, paper=paper, at=at)
    gate.require(by, "sheet.enter" if paper else "sheet.sign", line)
    _open(edition, at)
    last = edition.sign_ups.aggregate(n=Max("place", default=0))["n"]
    line.place = last + 1
    _take(line, wish, paper=paper)
    insert(line)
    _want(line, wish)
    return line


@writes
def change(line_id: UUID, wish: Wish, *, by: Actor, at: datetime, version: int | None) -> SignUp:
    """Whoever holds the link of a line changes it, as long as the sheet is open."""
    line = queries.locked_line(line_id, version)
    gate.require(by, "sheet.change", line)
    _open(line.edition, at)
    if line.erased_at:
        raise Forgotten()
    _take(line, wish, paper=line.paper)
    line.withdrawn_at = None
    line.version += 1
    line.save()
    line.wants.all().delete()
    _want(line, wish)
    return line


@writes
def withdraw(line_id: UUID, *, by: Actor, at: datetime) -> SignUp:
    """A line is taken back at any time; name and number are erased at once, its place on the sheet stays empty."""
    line = queries.locked_line(line_id, None)
    gate.require(by, "sheet.change", line)
    line.withdrawn_at = line.withdrawn_at or at
    line.name, line.phone, line.erased_at = "", "", line.erased_at or at
    line.version += 1
    line.save()
    return line


def _open(edition: Edition, at: datetime) -> None:
    if not rules.takes_lines(edition.stage, edition.sign_until, at):
        raise SheetClosed()


def _take(line: SignUp, wish: Wish, *, paper: bool) -> None:
    if not wish.name.strip():
        raise Missing(field="name")
    if not wish.phone and not paper:
        raise Missing(field="phone")
    line.name, line.phone = wish.name.strip()[:20], wish.phone


def _want(line: SignUp, wish: Wish) -> None:
    items = {item.pk: item for item in line.edition.items.filter(ended_at=None)}
    wanted = {item: quantity for item, quantity in wish.wants.items() if quantity}
    if not wanted:
        raise NothingWanted(field="wants")
    for id, quantity in wanted.items():
        item = items.get(id)
        if item is None or quantity < 0:
            raise WhatNow(field="wants")
        if item.most is not None and quantity > item.most:
            most = f"{item.most / 1000:g} kg" if item.weighed else f"{item.most} {item.unit}"
            raise TooMuch(field="wants", most=most)
        insert(Want(community_id=line.community_id, sign_up=line, item=item, quantity=quantity))


@writes
def look(edition_id: UUID, *, by: Actor, at: datetime) -> Edition:
    """The organiser opens the sheet with names and numbers, or prints it: a footprint."""
    edition = queries.locked(edition_id, None)
    gate.require(by, "sheet.read", edition)
    audit.record(by, "sheet.read", edition, at=at)
    return edition


@writes
def forget(edition_id: UUID, *, by: Actor, at: datetime) -> Edition:
    """Two weeks after the pick-up names and numbers of lines and stalls are erased; what was wanted stays."""
    edition = queries.locked(edition_id, None)
    gate.require(by, "sheet.forget", edition)
    SignUp.objects.filter(edition=edition, erased_at=None).update(name="", phone="", erased_at=at)
    Stall.objects.filter(edition=edition, erased_at=None).update(contact="", phone="", erased_at=at)
    audit.record(by, "sheet.forget", edition, at=at)
    return edition
