"""Signed papers: minutes are looked at; votes on paper are printed, and then compared and confirmed."""

from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.access import gate
from linli.foundation import clock
from linli.foundation.refusals import NotFound
from linli.foundation.rows import there
from linli.fund.books.writing import said
from linli.fund.granting import queries
from linli.fund.granting.deciding import standing, voting
from linli.fund.granting.refusals import Against
from linli.fund.models import Opinion, Slip
from linli.web.asking import at, host_of, staff, token
from linli.web.fund import scans
from linli.web.fund.granting import words
from linli.web.fund.granting.one import show
from linli.web.paper.answers import printed
from linli.web.paper.seats import sheets


def minutes(request: HttpRequest, number: int) -> FileResponse:
    """The minutes behind an opinion, for those who read the fund."""
    by = staff(request, "fund.read")
    found = there(gate.allowed(by, "fund.read", Opinion.objects.filter(number=number)).select_related("leaf"))
    return scans.answer(by.community, said(found.leaf)["minutes"])


def blank(request: HttpRequest, code: str) -> HttpResponse:
    """Sheets to be signed, one for each seat that is waited for."""
    by = staff(request, "fund.vote_on_paper")
    proposal, today = queries.proposal(by.community, code), clock.today(at(request))
    heard = queries.last_opinion(proposal)
    seats = words.waited_for(queries.tally(proposal, today))
    if heard is None or not seats:
        raise NotFound()
    money = standing.money(proposal.purpose, proposal.fen)
    data = sheets(proposal, money, heard, seats, today, host_of(request))
    return printed("seat-vote", data, f"{_('Vote on a proposal')} {proposal.code}")


@require_POST
def confirm(request: HttpRequest, id: UUID) -> HttpResponse:
    """A second person has compared it with the paper: it counts."""
    by = staff(request, "fund.vote_on_paper")
    found = there(gate.allowed(by, "fund.vote_on_paper", Slip.objects.filter(pk=id)).select_related("proposal"))
    proposal = queries.proposal(by.community, found.proposal.code)
    try:
        voting.confirm_slip(id, by=by, at=at(request), token=token(request))
    except Against as refused:
        return show(request, by, proposal, refused=refused)
    messages.success(request, _("Confirmed: the vote counts."))
    return HttpResponseRedirect(f"/fund/proposals/{proposal.code}/", status=303)
