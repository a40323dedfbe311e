"""A rider's report in ten seconds: a landmark, a spot, a photo or a word; a place is chosen, not tracked."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from linli.cases.labels import Channel
from linli.projects.stations.queries import Landmark, landmarks
from linli.territory.queries import Place
from linli.web.asking import take
from linli.web.picturing import files_of
from linli.web.public import voicing
from linli.web.public.forms import RiderForm
from linli.web.public.report import community_of, send


def rider(request: HttpRequest) -> HttpResponse:
    """The form, and its sending; the answer is the private link, on which thanks are said."""
    community = community_of(request)
    form = RiderForm(request.POST or None, files_of(request))
    known = landmarks(community.pk)
    if request.method == "POST":
        done = take(form, lambda: send(request, form, _place(form, community.pk, known), Channel.RIDER))
        if done is not None:
            return done
    context = {
        "form": form,
        "kept": voicing.hold(form) if form.is_bound else "",
        "community": community,
        "groups": grouped(known),
        "chosen": _chosen(request),
        "spots": spots(),
    }
    return render(request, "rider.html", context, status=422 if form.errors else 200)


def grouped(known: list[Landmark]) -> list[tuple[str, list[Landmark]]]:
    """Landmarks by sort, as a rider looks for them."""
    names = {"station": _("Stations"), "gate": _("Gates"), "compound": _("Compounds")}
    return [(name, rows) for sort, name in names.items() if (rows := [one for one in known if one.sort == sort])]


def _chosen(request: HttpRequest) -> str:
    """What was chosen, or what the poster that was scanned names."""
    station = request.GET.get("station", "").upper()
    return request.POST.get("compound") or (f"s:{station}" if station else request.GET.get("compound", ""))


def spots() -> list[str]:
    """Where riders pass: chosen with one tap, in words that stand in the matter's place."""
    return [
        _("East gate"), _("West gate"), _("South gate"), _("North gate"), _("Parcel lockers"), _("Bins"),
        _("Bicycle shed"), _("On the road"),
    ]  # fmt: skip


def _place(form: RiderForm, community: UUID, known: list[Landmark]) -> Place:
    said = form.cleaned_data
    found = next((one.place for one in known if one.value == said["compound"]), Place(community))
    words = " ".join(filter(None, (found.words, said["spot"], said["where"])))
    return Place(community, None, found.compound_id, found.micro_grid_id, found.general_grid_id, words[:120])
