"""Stipend runs: the list from the appointments is shown, then proposed; sealed, it is read by who pays it."""

from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from linli.access import gate
from linli.access.actors import Actor
from linli.foundation import clock
from linli.foundation.rows import there
from linli.fund.granting import queries
from linli.fund.granting.deciding.proposing import Asked, Party
from linli.fund.granting.doing import stipends
from linli.fund.granting.doing.stipends import Line, Run
from linli.fund.labels import Asks
from linli.fund.models import Proposal, Purpose, Stipends
from linli.territory.models import Community
from linli.web.asking import at, staff, token
from linli.web.fund.doing.acts import done
from linli.web.fund.doing.forms import ProposeForm, RunForm
from linli.web.fund.giving.forms import bonds


def new(request: HttpRequest) -> HttpResponse:
    """First the list is shown, with days served and sum; said once more, it is proposed."""
    by = staff(request, "fund.propose")
    purposes = bonds(Purpose.objects.filter(community=by.community))
    form = RunForm(request.POST or None, initial=_last_month(clock.today(at(request))))
    sure = request.POST.get("sure") == "1"
    then = ProposeForm(request.POST if sure else None, purposes=purposes)
    lines: list[Line] = []
    if request.method == "POST":
        lines = done(form, lambda: _lines(request, by, form)) or []
    if sure and lines and (made := done(then, lambda: _propose(request, by, form, then))):
        messages.success(request, _("Proposed. The secretary hears of it; nothing is paid before it is decided."))
        return HttpResponseRedirect(f"/fund/proposals/{made.code}/stipends/", status=303)
    wrong = form if form.errors else then
    context = {
        "run": form,
        "then": then,
        "form": wrong,
        "lines": lines,
        "total": sum(line.fen for line in lines),
        "days": _days(form) if lines else 0,
    }
    return render(request, "doing/stipends_new.html", context, status=422 if wrong.errors else 200)


def _last_month(today: date) -> dict[str, date]:
    """The month before, as most runs are of whole months."""
    last = today.replace(day=1) - timedelta(days=1)
    return {"run_start": last.replace(day=1), "run_until": last}


def _run(form: RunForm) -> Run:
    said = form.cleaned_data
    return Run(said["run_start"], said["run_until"], said["rate"])


def _days(form: RunForm) -> int:
    run = _run(form)
    return (run.until - run.start).days + 1


def _lines(request: HttpRequest, by: Actor, form: RunForm) -> list[Line]:
    """The list as it would be proposed. What cannot be is said at its field."""
    return stipends.reckon(by.community, _run(form), clock.today(at(request)))


def _propose(request: HttpRequest, by: Actor, form: RunForm, then: ProposeForm) -> Proposal:
    run, said = _run(form), then.cleaned_data
    community = Community.objects.get(pk=by.community)
    asked = Asked(
        Asks.STIPEND, f"{_('Stipends of stewards')} {run.start}—{run.until}", said["purpose"], 0,
        _("For the days on which stewards were appointed; never for what they did or did not do."), said["match"],
        Party(community.name), Party(_("the stewards on the list")), said["confirmed"],
    )  # fmt: skip
    return stipends.propose_stipends(asked, run, by=by, at=at(request), token=token(request))


def listed(request: HttpRequest, code: str) -> HttpResponse:
    """How many and how much; the names only after a tap that stays noted."""
    by = staff(request, "fund.read")
    proposal = queries.proposal(by.community, code)
    held = there(Stipends.objects.filter(proposal=proposal))
    lines: list[dict[str, Any]] = []
    if request.method == "POST":
        lines = stipends.listed(stipends.read_list(proposal.pk, by=by, at=at(request), token=token(request)))
    context = {
        "proposal": proposal,
        "decision": queries.decision_of(proposal),
        "held": held,
        "lines": lines,
        "days": (held.until - held.start).days + 1,
        "may_read": gate.holds(by, "fund.read_list", proposal),
        "step": "stipends",
    }
    return render(request, "doing/stipends.html", context)
