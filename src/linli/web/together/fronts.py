"""The two front rooms: a card for each thing, under headings in the order of how often they are opened."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from linli.access import gate
from linli.web.asking import staff
from linli.web.together.ways import DESK, LIFE


def desk(request: HttpRequest) -> HttpResponse:
    """What whoever asks can do with others: people, partners, wishes, groups, gatherings."""
    by = staff(request, "together.read")
    groups = [
        (
            heading,
            [(path, *shown) for path, actions, *shown in ways if any(gate.may(by, one) for one in actions.split())],
        )
        for heading, ways in DESK
    ]
    return render(request, "together/desk.html", {"groups": [group for group in groups if group[1]]})


def life(request: HttpRequest) -> HttpResponse:
    """Community life for everyone: what is on, what can be used, where one can help."""
    return render(request, "together/life.html", {"groups": LIFE})
