"""What makers show: for everyone, without a price; at the desk put on show and taken off."""

from pathlib import Path
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.access.actors import Actor
from linli.cases.intake import photos
from linli.foundation import clock
from linli.foundation.refusals import NotFound
from linli.foundation.rows import there
from linli.fund.labels import AgreementSort
from linli.people.labels import OrganisationKind
from linli.people.models import Organisation
from linli.projects.gatherings import noting, queries
from linli.projects.models import Craft
from linli.web.asking import as_uuid, at, media, staff, take, token
from linli.web.projects.acts import row_of
from linli.web.projects.gatherings.forms import CraftForm
from linli.web.projects.gatherings.steps import agreements
from linli.web.public.report import community_of


def folder() -> Path:
    """Where pictures of crafts lie, apart from those of matters."""
    return media() / "crafts"


def shown(request: HttpRequest) -> HttpResponse:
    """What is on show, by its makers."""
    community = community_of(request)
    return render(request, "gatherings/crafts.html", {"community": community, "crafts": queries.crafts(community.pk)})


def picture(request: HttpRequest, id: UUID) -> FileResponse:
    """The picture of a craft that is on show."""
    found = Craft.objects.filter(pk=id, ended_at=None).exclude(picture="").first()
    if found is None or not (folder() / found.picture).exists():
        raise NotFound()
    answer = FileResponse((folder() / found.picture).open("rb"), content_type="image/jpeg")
    answer.headers["Cache-Control"] = "private, max-age=3600"
    return answer


def desk(request: HttpRequest) -> HttpResponse:
    """Crafts on show, and the form for one more."""
    by = staff(request, "craft.show")
    form = _form(request, by)
    if request.method == "POST":
        made = take(form, lambda: _show(request, by, form))
        if made is not None:
            messages.success(request, _("It is on show."))
            return HttpResponseRedirect("/together/crafts/", status=303)
    context = {"form": form, "crafts": queries.crafts(by.community)}
    return render(request, "gatherings/crafts_desk.html", context, status=422 if form.errors else 200)


def _form(request: HttpRequest, by: Actor) -> CraftForm:
    kinds = [OrganisationKind.GROUP, OrganisationKind.PARTNER, OrganisationKind.MERCHANT]
    makers = Organisation.objects.filter(community=by.community, kind__in=kinds)
    signed = [one for one in agreements(by, clock.today(at(request))) if one.sort == AgreementSort.CRAFT]
    return CraftForm(request.POST or None, request.FILES or None, makers=makers, agreements=signed)


def _show(request: HttpRequest, by: Actor, form: CraftForm) -> Craft:
    said, sent = form.cleaned_data, form.cleaned_data["picture"]
    kept = photos.keep([(sent.name, sent.file, sent.size)], folder())[0] if sent else None
    made: Craft = noting.show_craft(
        UUID(said["maker"]), said["name"], said["words"], as_uuid(said["agreement"]), kept, by=by, at=at(request),
        token=token(request),
    )  # fmt: skip
    return made


@require_POST
def hide(request: HttpRequest) -> HttpResponse:
    """It is no longer shown."""
    by, craft = staff(request, "craft.show"), row_of(request, "craft")
    noting.hide_craft(there(Craft.objects.filter(pk=craft, community=by.community)).pk, by=by, at=at(request))
    messages.success(request, _("Taken off."))
    return HttpResponseRedirect("/together/crafts/", status=303)
