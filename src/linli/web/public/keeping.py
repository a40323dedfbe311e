"""What is kept about my report: to read, to take along, to erase (PIPL §45, §47)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.cases.canonical import of_report
from linli.cases.matter.erasing import erase_report
from linli.people.models import mask
from linli.web.asking import at, token
from linli.web.dangers import hides
from linli.web.public.tracker import own, refuse_its_handler


def kept(request: HttpRequest, link: str) -> HttpResponse:
    """Everything that is kept about one report, readable."""
    report, _by = own(link)
    context = {
        "report": report,
        "case": report.case,
        "community": report.case.community,
        "link": link,
        "hides": hides(report.case),
        "masked": mask(report.phone),
        "photos": report.photos.all(),
        "voices": report.voices.order_by("at"),
        "additions": report.additions.order_by("at"),
    }
    return render(request, "kept.html", context)


def download(request: HttpRequest, link: str) -> HttpResponse:
    """The same as a file, whole."""
    report, _by = own(link)
    answer = JsonResponse(of_report(report), json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer.headers["Content-Disposition"] = f'attachment; filename="linli-{report.tracking}.json"'
    return answer


@require_POST
def erase(request: HttpRequest, link: str) -> HttpResponse:
    """Erase my words, name, number, pictures and voice; the matter goes on without them."""
    report, by = own(link)
    refuse_its_handler(request, report.case)
    erase_report(report.pk, by=by, at=at(request), token=token(request))
    messages.success(request, _("Erased. The matter goes on without your words, and you still see here how it ends."))
    return HttpResponseRedirect(f"/r/{link}/", status=303)
