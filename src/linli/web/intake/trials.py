"""The trial of some orders: each with what is wrong or known, where it lies and what it joins; and the taking in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from linli.access.actors import Actor
from linli.cases import queries as cases
from linli.cases import reference
from linli.cases.intake.actions import Said
from linli.cases.intake.doors import Doors, doors_of
from linli.cases.intake.drafting import Alike, alike
from linli.cases.models import OuterOrder
from linli.cases.orders import queries, reading
from linli.cases.orders.actions import Order, take_order
from linli.cases.orders.reading import Lines, Read
from linli.engines import triage
from linli.engines.orders import Order as Brought
from linli.foundation import clock
from linli.territory.queries import Place
from linli.web.asking import at, take
from linli.web.cases.rows import kind_name, when
from linli.web.dangers import Danger, danger_of
from linli.web.intake.forms import OrderForm


@dataclass
class Line:
    """One order of the trial."""

    read: Read
    form: OrderForm
    ticked: bool
    known: OuterOrder | None
    hint: triage.Suggestion
    alike: Sequence[Alike]
    source: str

    @property
    def key(self) -> str:
        return str(self.read.order.row)

    @property
    def received(self) -> str:
        return when(self.read.received_at)

    @property
    def due(self) -> str:
        return when(self.read.due_at)

    @property
    def kind(self) -> str:
        return kind_name(self.hint.code)

    @property
    def danger(self) -> Danger | None:
        return danger_of(self.hint.urgent_code)


def tried(request: HttpRequest, by: Actor, lines: Lines, source: str) -> list[Line]:
    """The orders of some lines, as they stand or as they were sent back; five queries for any number."""
    doors = doors_of(by, clock.today(at(request)))
    found = reading.read(lines, reference.calendar(), at(request))
    known = queries.known(by.community, source, [read.order.number for read in found])
    hints = [triage.suggest(read.order.words, reference.taxonomy()) for read in found]
    open_ = cases.open_of_kinds(by, {hint.code for hint in hints})
    posted = request.POST if "lines" in request.POST else None
    rows = []
    for read, hint in zip(found, hints, strict=True):
        place = _place(read.order, doors)
        form = OrderForm(posted, prefix=f"o{read.order.row}", initial={"place": doors.value_of(place)})
        ticked = not read.problems if posted is None else str(read.order.row) in posted.getlist("tick")
        old = known.get(read.order.number)
        near = alike(hint.code, place, open_)
        rows.append(Line(read, form, ticked and not old and not read.problems, old, hint, near, source))
    return rows


def _place(order: Brought, doors: Doors) -> Place | None:
    """The door that the place tells, else the words; none when several may be meant."""
    for words in (order.place, order.words):
        meant = doors.meant(words)
        if len(meant) == 1:
            return meant[0]
    return None


def keep_ticked(request: HttpRequest, rows: Sequence[Line], by: Actor) -> int:
    """Take in each ticked order; one that cannot be taken says why, and stays ticked. How many were taken."""
    doors = doors_of(by, clock.today(at(request)))
    taken = 0
    for row in rows:
        if row.ticked and _keep(request, row, doors, by):
            row.ticked, taken = False, taken + 1
    return taken


def _keep(request: HttpRequest, row: Line, doors: Doors, by: Actor) -> OuterOrder | None:
    return take(row.form, lambda: _take(request, row, doors, by))


def _take(request: HttpRequest, row: Line, doors: Doors, by: Actor) -> OuterOrder | None:
    order, said = row.read.order, row.form.cleaned_data
    into = next(iter(cases.only_ids([said["into"]])), None)
    if said["number"]:
        into = cases.open_number(by, said["number"])
        if into is None:
            row.form.add_error("number", _("No open matter has this number."))
            return None
    place = doors.chosen(said["place"]) if said["place"] else Place(by.community, words=order.place[:120])
    if place is None:
        row.form.add_error("place", _("No door of yours is called so. Please choose one of the list."))
        return None
    moment: Any = at(request)
    given = Order(row.source, order.number, row.read.received_at or moment, row.read.due_at, order.secret)
    return take_order(place, _said(order), given, by=by, at=moment, into=into)


def _said(order: Brought) -> Said:
    """The words of the order with its address; of the caller only who may be called."""
    words = order.words if not order.place or order.place in order.words else f"{order.words}\n{order.place}"
    reachable = order.reachable
    return Said(words[:2000], name=order.name[:20] if reachable else "", phone=order.phone if reachable else "")
