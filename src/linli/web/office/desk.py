"""The desk: what the office does in a day, and its settings."""

from django.contrib import messages
from django.forms.models import model_to_dict
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from linli.access import gate
from linli.cases import queries as cases
from linli.foundation import clock
from linli.notifications import queries as letters
from linli.office.profile import COLUMNS, change_settings
from linli.office.queries import counts, uploads
from linli.people.queries import strength
from linli.territory.models import Community
from linli.web.asking import at, staff, take
from linli.web.office.forms import SettingsForm
from linli.web.office.ways import WAYS
from linli.web.territory.places import Way, map_links, origin_of


def home(request: HttpRequest) -> HttpResponse:
    """What is here, and what can be done."""
    by = staff(request, "person.read")
    day = clock.today(at(request))
    context = {
        "community": Community.objects.get(pk=by.community),
        "counts": counts(by.community, day),
        "strength": strength(by.community, day),
        "open": cases.board(by, at(request)).count() if gate.may(by, "case.assign") else None,
        "to_tell": letters.how_many_to_tell(by) if gate.may(by, "letter.tick") else None,
        "uploads": uploads(by.community)[:10],
        "ways": [way for way in WAYS if gate.may(by, way[1])],
        "may_load": gate.may(by, "land.load"),
        "may_see_land": gate.may(by, "land.posters"),
        "as_of": day,
    }
    return render(request, "office/home.html", context)


def settings(request: HttpRequest) -> HttpResponse:
    """The community's profile, telephones and limits."""
    by = staff(request, "community.settings")
    community = Community.objects.get(pk=by.community)
    origin = origin_of(community)
    known = model_to_dict(community, COLUMNS) | {"origin": f"{origin.lat:.6f}, {origin.lon:.6f}" if origin else ""}
    form = SettingsForm(request.POST or None, initial=known)
    if request.method == "POST":
        kept = take(form, lambda: change_settings(form.cleaned_data, by=by, at=at(request)))
        if kept is not None:
            messages.success(request, _("Kept."))
            return HttpResponseRedirect("/office/settings/", status=303)
    status = 422 if form.errors else 200
    links = map_links(origin, community.name) if origin else ()
    context = {"form": form, "community": community, "way": Way(links)}
    return render(request, "office/settings.html", context, status=status)
