"""The desk: what the office does in a day, its settings, and the posters for the stairwells."""

import segno
from django.contrib import messages
from django.forms.models import model_to_dict
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from linli.cases import queries as cases
from linli.foundation import clock
from linli.notifications import queries as letters
from linli.office.profile import COLUMNS, change_settings
from linli.office.queries import counts, uploads
from linli.people.queries import named_stewards, strength
from linli.territory import queries as land
from linli.territory.models import Community
from linli.web.asking import at, staff, take
from linli.web.office.forms import SettingsForm

SHEETS = 200


def home(request: HttpRequest) -> HttpResponse:
    """What is here, and what can be done."""
    by = staff(request, "person.read")
    day = clock.today(at(request))
    context = {
        "community": Community.objects.get(pk=by.community),
        "counts": counts(by.community, day),
        "strength": strength(by.community, day),
        "open": cases.board(by, at(request)).count(),
        "to_tell": letters.to_tell(by).count(),
        "uploads": uploads(by.community)[:10],
        "as_of": day,
    }
    return render(request, "office/home.html", context)


def settings(request: HttpRequest) -> HttpResponse:
    """The community's profile, telephones and limits."""
    by = staff(request, "community.settings")
    community = Community.objects.get(pk=by.community)
    form = SettingsForm(request.POST or None, initial=model_to_dict(community, COLUMNS))
    if request.method == "POST":
        kept = take(form, lambda: change_settings(form.cleaned_data, by=by, at=at(request)))
        if kept is not None:
            messages.success(request, _("Kept."))
            return HttpResponseRedirect("/office/settings/", status=303)
    status = 422 if form.errors else 200
    return render(request, "office/settings.html", {"form": form, "community": community}, status=status)


def posters(request: HttpRequest) -> HttpResponse:
    """Stairwell posters to print: the code, the place, the steward. The code is permanent, whatever the host is."""
    by = staff(request, "land.posters")
    day = clock.today(at(request))
    grids = [post.place for post in by.posts if post.level == "micro_grid"]
    wide = any(post.level != "micro_grid" for post in by.posts)
    found = land.stairwells_of(by.community, [] if wide else grids, day)
    chosen = request.GET.get("compound", "")
    compounds = list(dict.fromkeys(s.compound.name for s in found))
    rows = [s for s in found if not chosen or s.compound.name == chosen]
    named = named_stewards(by.community, day)
    grids_of = land.grids_of_stairwells(by.community, day)
    made = [
        {
            "stairwell": s,
            "place": land.address(s),
            "stewards": [person for grid in grids_of.get(s.pk, []) for person in named.get(grid, [])],
            "address": request.build_absolute_uri(f"/q/{s.code}/"),
            "qr": segno.make(request.build_absolute_uri(f"/q/{s.code}/"), error="m").svg_data_uri(scale=6, border=2),
        }
        for s in (rows[:SHEETS] if chosen else [])
    ]
    context = {
        "posters": made,
        "compounds": compounds,
        "chosen": chosen,
        "count": len(rows),
        "community": Community.objects.get(pk=by.community),
    }
    return render(request, "office/posters.html", context)
