"""The accountant's list: every order that waits to be paid, over all proposals, the oldest first."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from linli.access import gate
from linli.fund.granting import queries
from linli.fund.granting.paying.queries import to_pay
from linli.web.asking import pages, staff

MOST = 200


def listed(request: HttpRequest) -> HttpResponse:
    """What waits, with its sum."""
    by = staff(request, "fund.read")
    found = list(to_pay(by))
    context = {
        "rows": found[:MOST],
        "frozen": queries.frozen({order.decision for order in found[:MOST]}),
        "total": sum(order.fen for order in found),
        "mine": gate.may(by, "fund.pay"),
        **pages(len(found), MOST),
    }
    return render(request, "doing/orders.html", context)
