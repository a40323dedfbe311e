"""走访 and 巡查: door by door, noting only what was asked or seen; a door passed by leaves no trace."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.access.actors import Actor
from linli.cases.intake.actions import Said, report
from linli.cases.intake.doors import Doors, doors_of
from linli.cases.labels import Channel
from linli.cases.models import Report
from linli.foundation import clock
from linli.foundation.refusals import NotFound
from linli.territory.queries import Place
from linli.web.asking import at, staff, take, token
from linli.web.intake.forms import SeenForm
from linli.web.picturing import files_of, kept

WAYS = {Channel.ROUND.value: gettext_lazy("Round of inspection"), Channel.VISIT.value: gettext_lazy("Visits")}


@dataclass(frozen=True)
class Round:
    """A way (round or visit) past some doors in their order; `within` is the compound it keeps to, '' for all."""

    way: str
    within: str
    stops: Sequence[tuple[UUID, Place]]

    @property
    def query(self) -> str:
        return f"?way={self.way}" + (f"&within={self.within}" if self.within else "")

    def after(self, id: UUID) -> str:
        """The address of the door after this one, or of the list when it was the last."""
        ids = [stop for stop, _place in self.stops]
        here = ids.index(id) + 1
        return f"/today/round/{ids[here]}/{self.query}" if here < len(ids) else f"/today/round/{self.query}&done=1"


def choose(request: HttpRequest) -> HttpResponse:
    """The doors of a round, in order; which of them were gone past is kept nowhere."""
    by = staff(request, "case.report")
    doors = doors_of(by, clock.today(at(request)))
    walk = _round(request, doors)
    compounds = {row.stairwell.compound_id: row.stairwell.compound.name for row in doors.rows}
    context = {"walk": walk, "ways": WAYS, "compounds": compounds, "done": request.GET.get("done") == "1"}
    return render(request, "intake/round.html", context)


def stop(request: HttpRequest, id: UUID) -> HttpResponse:
    """One door: what was asked or seen there, or nothing and on to the next."""
    by = staff(request, "case.report")
    walk = _round(request, doors_of(by, clock.today(at(request))))
    place = dict(walk.stops).get(id)
    if place is None:
        raise NotFound()
    form = SeenForm(request.POST or None, files_of(request))
    if request.method == "POST":
        taken = take(form, lambda: _note(request, form, place, walk.way, by))
        if taken is not None:
            messages.success(request, _("Noted at %(place)s.") % {"place": place.words})
            return HttpResponseRedirect(walk.after(id), status=303)
    ids = [stop for stop, _place in walk.stops]
    context = {
        "form": form,
        "place": place,
        "walk": walk,
        "doing": WAYS[walk.way],
        "next": walk.after(id),
        "number": ids.index(id) + 1,
        "many": len(ids),
    }
    return render(request, "intake/stop.html", context, status=422 if form.errors else 200)


def _round(request: HttpRequest, doors: Doors) -> Round:
    way, within = request.GET.get("way", ""), request.GET.get("within", "")
    stops = [(id, place) for id, place in doors.places.items() if not within or str(place.compound_id) == within]
    return Round(way if way in WAYS else Channel.ROUND.value, within if stops else "", stops or [*doors.places.items()])


def _note(request: HttpRequest, form: SeenForm, place: Place, way: str, by: Actor) -> Report:
    seen = form.cleaned_data
    said = Said(seen["words"], kept(seen["photos"]), name=seen["name"], phone=seen["phone"])
    return report(place, said, by=by, at=at(request), channel=way, token=token(request))
