"""Which steps the desk offers on a gathering at its stage, and the verb of each."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.access import gate
from linli.access.actors import Actor
from linli.fund.giving import queries as giving
from linli.fund.models import Agreement
from linli.people.models import Organisation
from linli.projects.gatherings import loop, noting, planning, queries, signing, stalls
from linli.projects.gatherings.queries import Settling
from linli.projects.labels.gatherings import GatheringSort, Stage
from linli.projects.models import Edition, Produce
from linli.web.projects.acts import Step
from linli.web.projects.forms import NothingForm, ReasonForm
from linli.web.projects.gatherings.forms import (
    CostForm,
    HoldForm,
    ItemForm,
    PlaceForm,
    ProduceForm,
    SalesForm,
    SheetForm,
    StallForm,
    TellForm,
)

OFFERED = 200  # organisations in a list to choose from


def agreements(by: Actor, day: date) -> list[Agreement]:
    """Those that cover a day, for whoever may name their merchants."""
    if not gate.may(by, "stall.place"):
        return []
    return [one for one in giving.agreements(by) if queries.signed(one).covers(day)]


def place_form(by: Actor, edition: Edition) -> Callable[..., PlaceForm]:
    """The form by which a stall gets its place."""
    bodies = Organisation.objects.filter(community=by.community).order_by("name")[:OFFERED]
    return partial(PlaceForm, agreements=agreements(by, edition.day), bodies=bodies)


def steps(
    by: Actor, edition: Edition, today: date, settling: list[Settling], lines: list[Produce]
) -> dict[str, Step]:  # fmt: skip
    """What can be done now by whoever asks: the next step of its life first."""
    follow = loop.may_follow(edition.stage)
    made: dict[str, Step] = {}
    if "open" in follow and gate.may(by, "gathering.open") and edition.day >= today:
        made["open"] = Step(NothingForm, _("Open it to everyone"), _("Open it now"), always=True)
    if "hold" in follow and gate.may(by, "gathering.hold") and edition.day <= today:
        made["hold"] = Step(HoldForm, _("It was held: enter how many came"), _("Keep the numbers"), always=True)
    if edition.stage in (Stage.HELD, Stage.TOLD):
        made |= _after(by, edition, settling)
    if edition.stage != Stage.OFF:
        made |= _beside(by, edition, lines)
    if "call_off" in follow and gate.may(by, "gathering.open"):
        made["off"] = Step(ReasonForm, _("Call it off"), _("Call it off"), warn=True)
    return made


def _after(by: Actor, edition: Edition, settling: list[Settling]) -> dict[str, Step]:
    made: dict[str, Step] = {}
    open_ones = [one for one in settling if one.statement is None and not one.lacks_agreement]
    if open_ones and gate.may(by, "gathering.state"):
        made["sales"] = Step(
            partial(SalesForm, rows=settling), _("State the sales"), _("State them to the fund"),
            _("They stand in the fund's log at once. A line that is left empty can be stated later."), always=True,
        )  # fmt: skip
    if edition.stage == Stage.HELD and gate.may(by, "gathering.tell"):
        made["tell"] = Step(TellForm, _("Publish the result"), _("Publish it"))
    if edition.stage == Stage.HELD and gate.may(by, "gathering.hold"):
        columns = ("people", "people_most", "visits", "visits_most", "method")
        start = {name: getattr(edition, name) for name in columns}
        made["recount"] = Step(HoldForm, _("Mend the numbers"), _("Keep the numbers"), start=start)
    return made


def _beside(by: Actor, edition: Edition, lines: list[Produce]) -> dict[str, Step]:
    made: dict[str, Step] = {}
    if gate.may(by, "stall.place"):
        bodies = Organisation.objects.filter(community=by.community).order_by("name")[:OFFERED]
        form = partial(StallForm, agreements=agreements(by, edition.day), bodies=bodies)
        made["stall"] = Step(form, _("Add a stall"), _("Add it"))
    if "amend" in loop.may_follow(edition.stage) and gate.may(by, "gathering.plan"):
        made["item"] = Step(ItemForm, _("Put a thing on the sheet"), _("Add it"), _("Without a price."))
    if edition.sign_until and gate.may(by, "sheet.enter") and "amend" in loop.may_follow(edition.stage):
        sheet = partial(SheetForm, paper=True, items=list(edition.items.filter(ended_at=None)))
        made["line"] = Step(sheet, _("Enter a line from paper"), _("Add it"))
    if gate.may(by, "gathering.note"):
        made["cost"] = Step(CostForm, _("Note a cost or a sponsor"), _("Keep it"))
        if edition.series.sort == GatheringSort.FARM or lines:
            wholes = [one for one in lines if one.part_of_id is None]
            made["produce"] = Step(
                partial(ProduceForm, wholes=wholes), _("Note what farmers brought"), _("Keep it")
            )  # fmt: skip
    return made


def verb(step: str, edition: Edition, form: Any, version: int, about: dict[str, Any]) -> Callable[[], object]:
    """The verb of a step, with what was entered."""
    id, versioned = edition.pk, about | {"version": version}
    verbs: dict[str, Callable[[], object]] = {
        "open": lambda: planning.open_up(id, **versioned),
        "off": lambda: planning.call_off(id, form.cleaned_data["reason"], **versioned),
        "hold": lambda: planning.hold(id, form.heads, **versioned),
        "recount": lambda: planning.recount(id, form.heads, **versioned),
        "tell": lambda: planning.tell(id, form.cleaned_data["words"], **versioned),
        "sales": lambda: noting.state_sales(id, form.sales, **about),
        "stall": lambda: stalls.enter(id, form.stand, form.where, **about),
        "item": lambda: signing.offer(id, form.offered, **about),
        "line": lambda: signing.sign_up(id, form.wish, paper=True, **about),
        "cost": lambda: noting.note_cost(
            id, form.cleaned_data["what"], form.cleaned_data["amount"], form.cleaned_data["source"],
            form.cleaned_data["sponsor"], **about,
        ),
        "produce": lambda: noting.note_produce(
            id, form.cleaned_data["county"], form.cleaned_data["product"], *form.cleaned_data["weight"], form.whole,
            relation=form.relation, **about,
        ),
    }  # fmt: skip
    return verbs[step]
