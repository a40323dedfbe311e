"""A responder answered by telephone: whoever rang them notes it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.cases import queries as matters
from linli.cases.callouts.answering import Heard, by_telephone
from linli.cases.models import Response
from linli.foundation.refusals import NotFound, Refusal
from linli.web.asking import at, staff, token


@require_POST
def telephoned(request: HttpRequest, id: UUID) -> HttpResponse:
    """Note it; when it no longer fits, what was written is shown so that it can be kept."""
    by = staff(request, "callout.answer_for")
    response = Response.objects.select_related("callout").filter(
        pk=id, callout__case__in=matters.visible_to(by)
    ).first()  # fmt: skip
    if response is None:
        raise NotFound()
    said = {name: request.POST.get(name, "").strip() for name in ("step", "spoke", "words", "owner")}
    heard = Heard(said["step"], said["spoke"][:40], said["words"][:300], said["owner"])
    try:
        by_telephone(response.pk, heard, by=by, at=at(request), token=token(request))
        messages.success(request, _("Noted, as said by telephone."))
    except Refusal as refused:
        messages.error(request, f"{refused} {heard.words} {heard.owner}".strip())
    return HttpResponseRedirect(f"/cases/{response.callout.case_id}/#calls", status=303)
