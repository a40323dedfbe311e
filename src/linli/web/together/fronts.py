"""The two front rooms: a card for each thing, in the order of how often it is opened."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from linli.access import gate
from linli.web.asking import staff
from linli.web.together.ways import DESK, LIFE


def desk(request: HttpRequest) -> HttpResponse:
    """What whoever asks can do with others: people, partners, wishes, groups, gatherings."""
    by = staff(request, "together.read")
    ways = [way for way in DESK if any(gate.may(by, action) for action in way[1].split())]
    return render(request, "together/desk.html", {"ways": ways})


def life(request: HttpRequest) -> HttpResponse:
    """Community life for everyone: what is on, what can be used, where one can help."""
    return render(request, "together/life.html", {"ways": LIFE})
