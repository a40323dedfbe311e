"""Who is beside whom in a compound, on its drawing and as a list; the office adds a neighbour or takes one away."""

from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from linli.foundation.refusals import NotFound
from linli.planning.actions.joining import say_neighbours
from linli.planning.ground import Ground, ground
from linli.planning.neighbours import Pair
from linli.territory.queries import Doorway
from linli.web.asking import as_uuid, at, staff, take, token
from linli.web.territory.frames import Frame, around

MARGIN, OVER = 30.0, 11.0  # metres: around the doors, and from a building's doors up to its name


class BesideForm(forms.Form):
    one = forms.UUIDField(label=_("This stairwell"))
    other = forms.UUIDField(label=_("and this one"))
    joined = forms.BooleanField(required=False)


@dataclass(frozen=True)
class Line:
    """One stairwell with its neighbours: id, name, and whether the office said so."""

    door: Doorway
    near: list[tuple[UUID, str, bool]]


@dataclass(frozen=True)
class Web:
    """The drawing: a dot for each stairwell, a name for each building, a line for each pair; `said` by the office."""

    frame: Frame
    dots: list[tuple[float, float, str, str, str, bool]]  # x, y, sign, name, address of the page with it chosen, chosen
    lines: list[tuple[float, float, float, float, bool]]
    names: list[tuple[float, float, str]]

    @property
    def letter(self) -> float:
        return round(min(9.0, max(6.0, self.frame.width / 40)), 1)


def page(request: HttpRequest) -> HttpResponse:
    """The neighbours of one compound's stairwells, and of the chosen one what can be changed."""
    by = staff(request, "plan.neighbours")
    form = BesideForm(request.POST or None)
    if request.method == "POST":
        kept = take(form, lambda: say_neighbours(**form.cleaned_data, by=by, at=at(request), token=token(request)))
        if kept is not None:
            way = f"/planning/neighbours/?compound={kept.pk}&door={form.cleaned_data['one']}"
            return HttpResponseRedirect(way, status=303)
    seen = ground(by.community)
    if not seen.doors:
        raise NotFound()
    chosen = as_uuid(request.GET.get("door", "") or request.POST.get("one", ""))
    here = _compound(request, seen, chosen)
    doors = [door for door in seen.doors if door.compound_id == here]
    lines = _lines(seen, doors)
    line = next((line for line in lines if line.door.id == chosen), None)
    beside = {id for id, _name, _said in line.near} | {line.door.id} if line else set()
    context = {
        "compounds": list(dict.fromkeys((str(d.compound_id), d.compound) for d in seen.doors)),
        "chosen": str(here),
        "rough": here in seen.laid.rough,
        "web": _web(seen, doors, chosen),
        "lines": lines,
        "line": line,
        "others": [(door.id, _named(door)) for door in doors if door.id not in beside] if line else [],
        "form": form,
    }
    return render(request, "planning/neighbours.html", context, status=422 if form.errors else 200)


def _compound(request: HttpRequest, seen: Ground, door: UUID | None) -> UUID:
    asked = request.GET.get("compound", "")
    of_door = next((d.compound_id for d in seen.doors if d.id == door), None)
    named = next((d.compound_id for d in seen.doors if str(d.compound_id) == asked), None)
    return named or of_door or seen.doors[0].compound_id


def _named(door: Doorway) -> str:
    return f"{door.building} {door.name}"


def _lines(seen: Ground, doors: list[Doorway]) -> list[Line]:
    names = {door.id: _named(door) for door in doors}
    near: dict[UUID, list[tuple[UUID, str, bool]]] = {id: [] for id in names}
    for a, b in sorted(_inside(seen, doors)):
        said = (a, b) in seen.said
        near[a].append((b, names[b], said))
        near[b].append((a, names[a], said))
    return [Line(door, near[door.id]) for door in doors]


def _inside(seen: Ground, doors: list[Doorway]) -> list[Pair]:
    here = {door.id for door in doors}
    return [(a, b) for a, b in seen.pairs if a in here and b in here]


def _web(seen: Ground, doors: list[Doorway], chosen: UUID | None) -> Web | None:
    spots = {door.id: seen.laid.spots[door.id] for door in doors}
    frame = around(spots.values(), MARGIN)
    if frame is None:
        return None
    dots = [
        (
            spots[d.id][0],
            -spots[d.id][1],
            _sign(d),
            _named(d),
            f"?compound={d.compound_id}&door={d.id}#panel",
            d.id == chosen,
        )
        for d in doors
    ]
    lines = [
        (spots[a][0], -spots[a][1], spots[b][0], -spots[b][1], (a, b) in seen.said) for a, b in _inside(seen, doors)
    ]
    houses: dict[str, list[tuple[float, float]]] = {}
    for door in doors:
        houses.setdefault(door.building, []).append(spots[door.id])
    names = [(sum(x for x, _ in at) / len(at), -max(y for _, y in at) - OVER, name) for name, at in houses.items()]
    return Web(frame, dots, lines, names)


def _sign(door: Doorway) -> str:
    """What stands in its dot: its number, or the first sign of its name."""
    return "".join(sign for sign in door.name if sign.isdigit())[:2] or door.name[:1]
