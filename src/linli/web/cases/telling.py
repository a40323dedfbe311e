"""Who is still to be told: call, copy the words, tick who told whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.access import gate
from linli.access.actors import Actor
from linli.cases import queries as cases
from linli.cases.models import Case
from linli.cases.telling import actions as telling
from linli.foundation.refusals import NotFound
from linli.notifications import queries
from linli.notifications.labels import ToldBy
from linli.notifications.models import Letter
from linli.notifications.wording import sentence
from linli.people.models import mask
from linli.web.asking import at, back_to, host_of, staff, token
from linli.web.cases.rows import when

MOST = 100


@dataclass(frozen=True)
class Line:
    """One who is still to be told: about what, who they are without saying it, and the words for them."""

    id: UUID
    case: Case
    who: str  # an organisation, a masked number, or the code on the slip
    called: bool  # was called to help, and is no reporter
    result: str
    words: str  # to be copied: they hold the private link
    since: str
    trouble: str
    may_call: bool


def lines(letters: Sequence[Letter], by: Actor, host: str) -> list[Line]:
    """Lines of those letters whose matter `by` may read. One query."""
    about = {letter.about_id for letter in letters if letter.about_id}
    known = {case.pk: case for case in cases.visible_to(by).filter(pk__in=about)}
    return [_line(letter, known[letter.about_id], by, host) for letter in letters if letter.about_id in known]


def _line(letter: Letter, case: Case, by: Actor, host: str) -> Line:
    code = str(letter.params.get("tracking", ""))
    return Line(
        id=letter.pk,
        case=case,
        who=" ".join(filter(None, (letter.params.get("who"), mask(letter.number) or f"{code[:4]} {code[4:]}".strip()))),
        called=letter.report_id is None,
        result=str(case.get_outcome_display() or case.get_stage_display()),
        words=sentence(letter, host),
        since=when(letter.posted_at),
        trouble=letter.trouble,
        may_call=bool(letter.number) and gate.holds(by, "report.see_contact", case),
    )


def to_tell(request: HttpRequest) -> HttpResponse:
    """Those whom no message has reached: with the words to say, and a button that asks for the number."""
    by = staff(request, "letter.tick")
    letters = list(queries.to_tell(by)[: MOST + 1])
    rows = lines(letters[:MOST], by, host_of(request))
    context = {"rows": rows, "count": len(rows), "more": len(letters) > MOST, "means": ToldBy.choices}
    return render(request, "to_tell.html", context)


@require_POST
def call(request: HttpRequest, id: UUID) -> HttpResponse:
    """Show the number of one to be told, beside what to say and the tick; the look leaves a footprint."""
    by = staff(request, "report.see_contact")
    letter: Letter = telling.see_number(id, by=by, at=at(request), token=token(request))
    line = next(iter(lines([letter], by, host_of(request))), None)
    if line is None:
        raise NotFound()
    name = cases.report_of_link(letter.report_id).contact_name if letter.report_id else ""
    context = {"line": line, "number": letter.number, "name": name, "means": ToldBy.choices}
    return render(request, "tell_one.html", context)


@require_POST
def tick(request: HttpRequest, id: UUID) -> HttpResponse:
    """I told them myself, just now."""
    means = request.POST.get("means", ToldBy.PHONE)
    telling.tick(id, by=staff(request, "letter.tick"), means=means, at=at(request))
    messages.success(request, _("Ticked: they have been told."))
    return back_to(request, "/to-tell/")
