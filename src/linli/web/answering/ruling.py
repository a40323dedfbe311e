"""The page of the one who decides, by a private link: the question, its dossier, and an answer without signing in."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST

from linli.access.actors import Actor
from linli.cases.levels import queries
from linli.cases.models import Decision
from linli.web.answering.call import UnknownLink
from linli.web.cases.deciding import rulings
from linli.web.links import borne


def _own(link: str) -> tuple[Decision, Actor]:
    return borne(link, queries.decision_of_link, UnknownLink)


def page(request: HttpRequest, link: str) -> HttpResponse:
    """What I am asked to decide; opening it records nothing."""
    decision, _by = _own(link)
    return render(request, "decision_link.html", rulings.context(request, decision, f"/d/{link}/", may_answer=True))


@require_POST
def answer(request: HttpRequest, link: str, step: str) -> HttpResponse:
    """One answer; what cannot be taken comes back with the reason and the words entered."""
    decision, by = _own(link)
    form, status = rulings.answered(request, decision, by, step)
    if status == 303:
        return HttpResponseRedirect(f"/d/{link}/", status=303)
    shown = rulings.context(request, _own(link)[0], f"/d/{link}/", True, step, form)
    return render(request, "decision_link.html", shown, status=status)
