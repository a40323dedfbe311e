"""The page on which anyone sees a published draft, finds the own stairwell in it, and says something."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from linli.access.actors import visitor
from linli.foundation import clock
from linli.people.queries import named_stewards
from linli.planning import queries
from linli.planning.actions.showing import comment
from linli.planning.models import Draft
from linli.planning.plan import Plan, day_before, plan_of
from linli.territory.queries import grid_names
from linli.web.asking import at, browser_of, take, token
from linli.web.planning import words
from linli.web.planning.forms import CommentForm
from linli.web.planning.one import both
from linli.web.public.limits import refuse_flood


@dataclass(frozen=True)
class Mine:
    """One stairwell before and after; the floors where its bands go different ways."""

    name: str
    before: str
    after: str
    steward_before: str
    steward_after: str
    same: bool


def page(request: HttpRequest, code: str) -> HttpResponse:
    """Before and after, for the whole and for one's own door (?door= its poster's code); and a word about it."""
    draft = queries.shown(code)
    today = clock.today(at(request))
    plan = plan_of(draft, today)
    door = next((d for d in plan.ground.doors if d.code == request.GET.get("door", "").upper()), None)
    form = CommentForm(request.POST or None)
    if request.method == "POST" and _commented(request, draft, form, door.id if door else None):
        messages.success(request, _("Thank you. The office reads it before anything is decided."))
        return HttpResponseRedirect(request.get_full_path(), status=303)
    names = grid_names(draft.community_id, day_before(draft, today))
    chosen = str(door.compound_id) if door else request.GET.get("compound", "")
    compounds = list(dict.fromkeys((str(d.compound_id), d.compound) for d in plan.ground.doors))
    context = {
        "draft": draft,
        "community": draft.community,
        "open": draft.state == "published",
        "mine": _mine(plan, door.id, names, draft, today) if door else [],
        "door": door,
        "doors": [(d.code, f"{d.building} {d.name}") for d in plan.ground.doors if str(d.compound_id) == chosen],
        "compounds": compounds,
        "chosen": chosen,
        "before": words.figures(plan, plan.present.values()),
        "after": words.figures(plan, plan.measures.values()),
        "households": sum(unit.households for unit in plan.units.values()),
        "maps": both(plan, names, chosen) if chosen else None,
        "form": form,
    }
    return render(request, "planning/public.html", context, status=422 if form.errors else 200)


def _commented(request: HttpRequest, draft: Draft, form: CommentForm, door: Any) -> bool:
    refuse_flood(browser_of(request), at(request))
    by = visitor(draft.community_id)
    made = take(
        form, lambda: comment(draft.pk, form.cleaned_data["words"], door, by=by, at=at(request), token=token(request))
    )  # fmt: skip
    return made is not None


def _mine(plan: Plan, door: Any, names: dict[Any, str], draft: Draft, today: Any) -> list[Mine]:
    stewards = named_stewards(draft.community_id, day_before(draft, today))
    found = []
    for id, piece in plan.pieces.items():
        if piece.stairwell_id != door:
            continue
        now, grid = plan.units[id].now, plan.grids[plan.of[id]]
        found.append(
            Mine(
                words.door_name(piece, plan.doors[door]),
                names.get(now, "") if now else "",
                words.called(plan, plan.of[id]),
                "、".join(who.name for who in stewards.get(now, ())) if now else "",
                "、".join(who.name for who in stewards.get(grid.keeps_id, ())) if grid.keeps_id else "",
                now == grid.keeps_id and now is not None,
            )
        )
    return found
