"""A month of the books beside the federation's statement: ticked by a person, closed at a difference of zero."""

import re
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.access import gate
from linli.foundation import clock
from linli.foundation.refusals import NotFound, Refusal
from linli.fund.books.queries import closed_until
from linli.fund.checking import actions, queries
from linli.web.asking import as_uuid, at, staff, token


def month(request: HttpRequest, month: str) -> HttpResponse:
    """What is not matched on either side, what is suggested, what was matched, and whether the month can be closed."""
    by = staff(request, "fund.read")
    if not re.fullmatch(r"20\d\d-(0[1-9]|1[0-2])", month):
        raise NotFound()
    stands = queries.standing(by.community, month)
    suggested = queries.suggestions(stands.lines, stands.entries)
    of_line = {entry.id for entry in suggested.values()}
    context = {
        "month": month,
        "stands": stands,
        "pairs": [(line, suggested[line.pk]) for line in stands.lines if line.pk in suggested],
        "lines": [line for line in stands.lines if line.pk not in suggested],
        "entries": [entry for entry in stands.entries if entry.id not in of_line],
        "matches": queries.matches(by.community, month),
        "closed": month <= closed_until(by.community),
        "over": queries.first_after(month) <= clock.today(at(request)),
        "earlier": [one for one in queries.months(by.community, clock.today(at(request))) if one < month],
        "may_match": gate.may(by, "statement.match"),
        "may_close": gate.may(by, "month.close"),
    }
    return render(request, "fund/month.html", context)


@require_POST
def match(request: HttpRequest, month: str) -> HttpResponse:
    """The ticked suggestions are matched one by one, or the ticked lines with the ticked entries as one."""
    by = staff(request, "statement.match")
    pairs = [pair.split("/") for pair in request.POST.getlist("pair")]
    try:
        for pair in pairs:
            actions.match(_ids(pair[:1]), _ids(pair[1:]), by=by, at=at(request))
        if not pairs or request.POST.getlist("line"):
            lines, entries = _ids(request.POST.getlist("line")), _ids(request.POST.getlist("entry"))
            actions.match(lines, entries, by=by, at=at(request), token=token(request))
    except Refusal as refused:
        messages.error(request, str(refused))
    return _back(month)


@require_POST
def unmatch(request: HttpRequest, id: UUID) -> HttpResponse:
    """A match is taken back."""
    by = staff(request, "statement.match")
    try:
        actions.unmatch(id, by=by, at=at(request))
    except Refusal as refused:
        messages.error(request, str(refused))
    return _back(request.POST.get("month", ""))


@require_POST
def close(request: HttpRequest, month: str) -> HttpResponse:
    """The month is closed."""
    by = staff(request, "month.close")
    try:
        actions.close(month, by=by, at=at(request), token=token(request))
        messages.success(request, _("Closed. Nothing more can be dated in it; what is open is listed in the log."))
    except Refusal as refused:
        messages.error(request, str(refused))
    return _back(month)


def _ids(texts: list[str]) -> list[UUID]:
    return [id for text in texts if (id := as_uuid(text))]


def _back(month: str) -> Any:
    safe = month if re.fullmatch(r"\d{4}-\d\d", month) else ""
    return HttpResponseRedirect(f"/fund/months/{safe}/" if safe else "/fund/desk/", status=303)
