"""One draft beside today: figures, who would change steward, the map before and after, and what can be done."""

from collections.abc import Mapping
from datetime import date, timedelta
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from linli.access import gate
from linli.access.actors import Actor
from linli.foundation import clock
from linli.people.queries import named_stewards
from linli.planning import loop, queries, rules
from linli.planning.models import Draft
from linli.planning.plan import Plan, day_before, plan_of
from linli.territory.queries import grid_names
from linli.web.asking import at, staff
from linli.web.planning import words
from linli.web.planning.drawing import Drawing, Patch, drawing, tints
from linli.web.planning.forms import STEPS
from linli.web.territory.shapes import Ground

COMMENT_DAYS, ADOPT_DAYS = timedelta(days=7), timedelta(days=7)
ACTION = {
    "publish": "plan.publish", "revise": "plan.draft", "drop": "plan.draft", "adopt": "plan.adopt",
    "withdraw": "plan.withdraw", "comment": "plan.comment", "change": "plan.draft",
}  # fmt: skip


def page(request: HttpRequest, id: UUID) -> HttpResponse:
    by = staff(request, "plan.read")
    return show(request, by, queries.one(by, id))


def show(request: HttpRequest, by: Actor, draft: Draft, step: str = "", form: forms.Form | None = None) -> HttpResponse:
    """The page, with the form of a step that was not taken, if any."""
    today = clock.today(at(request))
    plan = plan_of(draft, today)
    day = day_before(draft, today)
    stewards = named_stewards(draft.community_id, day)
    names = grid_names(draft.community_id, day)
    lines, chosen = words.lines(plan, stewards), request.GET.get("compound", "")
    given = {name: made() for name, made in STEPS.items()} | ({step: form} if form else {})
    context = {
        "draft": draft,
        "steps": may_take(by, draft, today),
        "forms": given,
        "form": form,
        "step": step,
        "before": words.figures(plan, plan.present.values()),
        "after": words.figures(plan, plan.measures.values()),
        "households": sum(unit.households for unit in plan.units.values()),
        "changing": [line for line in lines if line.changes],
        "staying": [line for line in lines if not line.changes],
        "endings": words.endings(plan, names, stewards),
        "proofs": words.proofs(plan),
        "checkable": bool(draft.proofs) and draft.workings.exists(),
        "bound": words.points(draft.bound) if draft.bound is not None else "",
        "gap": _gap(plan),
        "comments": list(draft.comments.select_related("stairwell__building", "stairwell__compound", "person")[:200]),
        "compounds": list(dict.fromkeys((str(d.compound_id), d.compound) for d in plan.ground.doors)),
        "chosen": chosen,
        "maps": both(plan, names, chosen),
        "rough": len(plan.ground.laid.rough),
        "days": {"until": today + COMMENT_DAYS, "adopt": _proposed(draft, today), "today": today},
    }
    return render(request, "planning/one.html", context, status=422 if form is not None else 200)


def may_take(by: Actor, draft: Draft, today: date) -> frozenset[str]:
    """The steps that fit the draft's state and day and are this person's."""
    over = draft.holds_from is not None and not rules.is_ahead(draft.holds_from, today)
    fit = loop.may_follow(draft.state) - ({"withdraw"} if over else set())
    return frozenset(step for step in fit if gate.holds(by, ACTION[step], draft))


def _gap(plan: Plan) -> str:
    """How much better a plan might be at the most, as far as is known."""
    cost = sum(m.cost for m in plan.measures.values())
    if plan.draft.bound is None or not cost:
        return ""
    return f"{(cost - plan.draft.bound) / cost:.1%}" if cost > plan.draft.bound else ""


def _proposed(draft: Draft, today: date) -> date:
    return max(today, draft.comment_until or today) + ADOPT_DAYS


def both(plan: Plan, names: Mapping[UUID, str], chosen: str) -> dict[str, Drawing | None]:
    """The map before and after, of one compound or of all."""
    units = [id for id, unit in plan.units.items() if chosen in ("", str(unit.compound))]
    here, colours = set(units), tints(plan)
    keeper: dict[UUID | None, UUID] = {
        grid.keeps_id: id for id, grid in plan.grids.items() if grid.keeps_id and id in plan.members
    }

    def before(lies: Mapping[UUID, Ground]) -> list[Patch]:
        return [
            Patch(g.path, g.spots, _code(plan, keeper, id), names[id], colours.get(keeper.get(id, id), 0),
                  "" if id in keeper else "gone")
            for id, g in lies.items() if id in names
        ]  # fmt: skip

    def after(lies: Mapping[UUID, Ground]) -> list[Patch]:
        return [
            Patch(g.path, g.spots, words.short(plan, id), words.called(plan, id), colours[id],
                  "" if plan.grids[id].keeps_id else "fresh")
            for id, g in lies.items()
        ]  # fmt: skip

    moved = [id for id in plan.leaving if plan.units[id].now and id in here]
    return {
        "before": drawing(plan, units, before, lambda unit: plan.units[unit].now),
        "after": drawing(plan, units, after, lambda unit: plan.of[unit], dots=moved),
    }


def _code(plan: Plan, keeper: Mapping[UUID | None, UUID], id: UUID) -> str:
    return words.short(plan, keeper[id]) if id in keeper else "×"
