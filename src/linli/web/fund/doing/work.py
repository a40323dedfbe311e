"""The work of a project: who looks at it, what they found, pictures, what is accepted, kits, money from elsewhere."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from linli.access import gate
from linli.access.actors import Actor
from linli.foundation import clock
from linli.foundation.refusals import NotFound
from linli.foundation.rows import there
from linli.fund.granting import queries
from linli.fund.granting.doing import accepting, handing, overseeing, picturing
from linli.fund.granting.refusals import ScanMissing
from linli.fund.models import Checker, Picture, Proposal
from linli.web.asking import at, host_of, staff
from linli.web.fund.doing import words
from linli.web.fund.doing.acts import Tried, about, done, sent
from linli.web.fund.doing.photos import taken
from linli.web.fund.doing.site import ACTION, Site
from linli.web.fund.scans import kept
from linli.web.paper.answers import printed
from linli.web.paper.checkers import slip as sheet

DONE = {
    "name": _("Named. Without a number, give them the link or the slip."),
    "again": _("Sent once more."),
    "go": _("They check no more. What they found stays on record."),
    "paper": _("Kept. Someone else publishes the acceptance."),
    "picture": _("Kept. Look at each, then show it to everyone."),
    "show": _("Everyone sees it now."),
    "hide": _("Nobody else sees it any more."),
    "accept": _("Published: everyone reads it."),
    "kit": _("Noted."),
    "outside": _("Noted beside the project. It never stands in the fund's books."),
}


def page(request: HttpRequest, code: str) -> HttpResponse:
    """The work as it stands."""
    by = staff(request, "fund.read")
    return show(request, Site(by, queries.proposal(by.community, code), clock.today(at(request))), Tried())


@require_POST
def step(request: HttpRequest, code: str, step: str) -> HttpResponse:
    """One step; what cannot be done comes back at its field with what was typed."""
    if step not in DONE:
        raise NotFound()
    by = staff(request, ACTION[step])
    site = Site(by, queries.proposal(by.community, code), clock.today(at(request)))
    tried = sent(request, step, site.forms[step])
    if tried.form is None or done(tried.form, _verbs(request, by, site.proposal, tried)[step]) is None:
        return show(request, site, tried)
    messages.success(request, DONE[step])
    return HttpResponseRedirect(f"/fund/proposals/{code}/work/", status=303)


def _verbs(request: HttpRequest, by: Actor, proposal: Proposal, tried: Tried) -> dict[str, Callable[[], object]]:
    said: Any = tried.form.cleaned_data if tried.form and tried.form.is_valid() else {}
    told = about(request, by)
    return {
        "name": lambda: overseeing.name_checker(proposal.pk, said["kind"], said["name"], said["phone"], **told),
        "again": lambda: overseeing.remind(_checker(proposal, tried.of), **told),
        "go": lambda: overseeing.let_go(_checker(proposal, tried.of), **told),
        "paper": lambda: _on_paper(proposal, said, told),
        "picture": lambda: picturing.add(
            proposal.pk, int(said["part"]), taken(said["photos"]), said["words"], **told
        ),
        "show": lambda: picturing.show(_picture(proposal, tried.of), said["looked"], **told),
        "hide": lambda: picturing.hide(_picture(proposal, tried.of), **told),
        "accept": lambda: accepting.accept(
            proposal.pk, said["part"], said["words"], benefit=_benefit(said), **told
        ),
        "kit": lambda: handing.hand_over(proposal.pk, said["micro_grid"].pk, said["day"], **told),
        "outside": lambda: handing.note_outside(
            proposal.pk, handing.Elsewhere(said["source"], said["amount"], said["day"], said["words"]), **told
        ),
    }  # fmt: skip


def _on_paper(proposal: Proposal, said: dict[str, Any], told: dict[str, Any]) -> object:
    scan = kept(said["scan"])
    if scan is None:
        raise ScanMissing(field="scan")
    found = overseeing.Found(said["part"], said["good"] == "yes", said["words"])
    return overseeing.find_on_paper(_checker(proposal, UUID(said["checker"])), found, scan, **told)


def _benefit(said: dict[str, Any]) -> accepting.Benefit | None:
    return accepting.Benefit(said["count"], said["unit"], said["method"]) if said["count"] else None


def _checker(proposal: Proposal, id: UUID | None) -> UUID:
    """Someone who checks this proposal."""
    if id is None or not Checker.objects.filter(proposal=proposal, pk=id).exists():
        raise NotFound()
    return id


def _picture(proposal: Proposal, id: UUID | None) -> UUID:
    if id is None or not Picture.objects.filter(proposal=proposal, pk=id).exists():
        raise NotFound()
    return id


def show(request: HttpRequest, site: Site, tried: Tried) -> HttpResponse:
    """The page, with the act that came back, if any."""
    next_ = words.next_of_work(site.next_step, site.by.roles)
    context = {
        "proposal": site.proposal,
        "decision": site.decision,
        "next": next_,
        "people": site.people(tried, host_of(request)),
        "parts": site.parts(tried),
        "acts": site.acts(tried, next_.key),
        "named": site.named,
        "kits": site.kits,
        "grids": site.grids,
        "beside": site.beside,
        "outside": site.outside,
        "form": tried.form,
        "step": "work",
    }
    return render(request, "doing/work.html", context, status=tried.status)


def slip(request: HttpRequest, code: str, id: UUID) -> HttpResponse:
    """The private link of someone who looks at it, on paper."""
    by = staff(request, "fund.oversee")
    proposal = queries.proposal(by.community, code)
    found = there(gate.allowed(by, "fund.oversee", Checker.objects.filter(pk=id, proposal=proposal, ended_at=None)))
    data = sheet(found, proposal, clock.today(at(request)), host_of(request))
    return printed("gift", data, f"{_('Please look at it')} {proposal.code}")
