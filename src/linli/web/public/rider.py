"""A rider's report in ten seconds: which compound, which spot, a photo or a word; a place is chosen, not tracked."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from linli.cases.labels import Channel
from linli.territory.models import Compound
from linli.territory.queries import Place, place_of_compound
from linli.web.asking import take
from linli.web.picturing import files_of
from linli.web.public import voicing
from linli.web.public.forms import RiderForm
from linli.web.public.report import community_of, send


def rider(request: HttpRequest) -> HttpResponse:
    """The form, and its sending; the answer is the private link, on which thanks are said."""
    community = community_of(request)
    form = RiderForm(request.POST or None, files_of(request))
    compounds = list(Compound.objects.filter(community=community).select_related("general_grid"))
    if request.method == "POST":
        done = take(form, lambda: send(request, form, _place(form, community.pk, compounds), Channel.RIDER))
        if done is not None:
            return done
    context = {
        "form": form,
        "kept": voicing.hold(form) if form.is_bound else "",
        "community": community,
        "compounds": compounds,
        "chosen": request.POST.get("compound") or request.GET.get("compound", ""),
        "spots": spots(),
    }
    return render(request, "rider.html", context, status=422 if form.errors else 200)


def spots() -> list[str]:
    """Where riders pass: chosen with one tap, in words that stand in the matter's place."""
    return [
        _("East gate"), _("West gate"), _("South gate"), _("North gate"), _("Parcel lockers"), _("Bins"),
        _("Bicycle shed"), _("On the road"),
    ]  # fmt: skip


def _place(form: RiderForm, community: UUID, compounds: list[Compound]) -> Place:
    said = form.cleaned_data
    found = next((place_of_compound(one) for one in compounds if one.pk == said["compound"]), Place(community))
    words = " ".join(filter(None, (found.words, said["spot"], said["where"])))
    return Place(community, None, found.compound_id, None, found.general_grid_id, words[:120])
