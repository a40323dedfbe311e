"""Several places in one step: those that are ticked are taken up or left, each by itself; who was faster is told."""

from uuid import UUID, uuid5

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from linli.access.actors import Actor
from linli.cases.models import Case
from linli.foresight import actions, queries
from linli.foresight.models import Proposal
from linli.foundation.refusals import NotFound, Refusal
from linli.web.asking import as_uuid, at, staff, token
from linli.web.cases.ahead.forms import FORMS
from linli.web.cases.ahead.views import Tried, shown_page
from linli.web.cases.ahead.words import shown

MOST = 100


@require_POST
def decide(request: HttpRequest, step: str) -> HttpResponse:
    """Take up or leave the ticked ones; a place that somebody else has decided meanwhile is named, the others go on."""
    by = staff(request, "foresight.decide")
    if step not in FORMS:
        raise NotFound()
    form = FORMS[step](request.POST)
    ticked = [id for text in request.POST.getlist("one")[:MOST] if (id := as_uuid(text))]
    rows = list(queries.within_reach(by).filter(pk__in=ticked).order_by("until", "key"))
    if not rows:
        form.add_error(None, _("Please tick at least one place."))
    if not form.is_valid():
        return shown_page(request, by, Tried(_first(request), step, form, tuple(ticked)))
    done = [found for row in rows if (found := _one(request, by, step, row, form.cleaned_data["words"]))]
    cases = [found.case for found in done if found.case]
    if cases:
        said = ngettext("%(n)d matter was opened. Now give it to someone.", "%(n)d matters were opened. Now give them "
                        "to someone.", len(cases))  # fmt: skip
        messages.success(request, said % {"n": len(cases)})
    elif done:
        messages.success(request, _("Left. It is not proposed again for a quarter of a year."))
    return HttpResponseRedirect(_where_to(cases), status=303)


def _first(request: HttpRequest) -> UUID | None:
    return as_uuid(request.POST.get("group", ""))


def _one(request: HttpRequest, by: Actor, step: str, row: Proposal, words: str) -> Proposal | None:
    """One place decided, or None and a message that names it with the reason."""
    said = f"{row.place_words}：{words}" if step == "accept" and row.place_words else words
    mine = token(request)
    seen = request.POST.get(f"version-{row.pk}", "")
    try:
        return actions.BY_STEP[step](
            row.pk, said, by=by, at=at(request), version=int(seen) if seen.isdigit() and len(seen) < 9 else 0,
            token=uuid5(mine, f"{row.pk}") if mine else None,
        )  # fmt: skip
    except Refusal as refused:
        messages.error(request, f"{shown(row).where}: {refused}")
        return None


def _where_to(cases: list[Case]) -> str:
    """To the one that was opened, to those of its kind on the board, or back."""
    if len(cases) == 1:
        return f"/cases/{cases[0].pk}/"
    return f"/triage/?kind={cases[0].kind}" if cases else "/ahead/"
