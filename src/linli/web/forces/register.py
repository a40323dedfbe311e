"""Who serves, counted and by name; which places want someone."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from linli.access import gate
from linli.cases import reference
from linli.forces.appointing import figures, gaps
from linli.foundation import clock
from linli.people.labels import OrganisationKind, Role
from linli.people.models import Appointment, Organisation
from linli.people.queries import appointments_on
from linli.web.asking import as_uuid, at, pages, staff
from linli.web.cases.calling.words import duty_name
from linli.web.forces import words

SHOWN = 200
BEYOND = ("消防员", "物业", "调解员", "电梯维保", "社工")  # words of the directory outside the ten (DOMAIN N12)


def page(request: HttpRequest) -> HttpResponse:
    """People and posts by role and source; grids by stewards; leaders; organisations; then the names."""
    by = staff(request, "register.read")
    day, community = clock.today(at(request)), by.community
    kept, covers = gaps.stewarded(community, day), gaps.professions(community, day)
    role, source = request.GET.get("role", ""), request.GET.get("source", "")
    named = _named(community, day, role, source) if gate.may(by, "person.read") and (role or source) else None
    context = {
        "as_of": day,
        "roles": [(Role(one.key).label, one) for one in figures.by_role(community, day)],
        "all": figures.everyone(community, day),
        "sources": [(words.source_of(one.key), one) for one in figures.workers_by_source(community, day)],
        "spread": figures.spread(kept),
        "wanting": [one.grid for one in kept if not one.stewards],
        "leaders": gaps.leaders(community, day),
        "bodies": figures.organisations(community),
        "letters": figures.letters_given(community),
        "thanks": figures.recognitions_given(community),
        "held": sum(bool(cover.people) for cover in covers),
        "covers": len(covers),
        "may_terms": gate.may(by, "nomination.read"),
        "may_nominate": gate.may(by, "nomination.enter"),
        "may_read": gate.may(by, "person.read"),
        "role": role,
        "source": source,
        **(named or {}),
    }
    return render(request, "forces/register.html", context)


def _named(community: Any, day: Any, role: str, source: str) -> dict[str, Any]:
    found = appointments_on(community, day).filter(role=role) if role else appointments_on(community, day)
    if source:
        found = found.filter(source=source)
    rows = found.select_related("person__organisation", "general_grid", "compound", "micro_grid")
    shown: list[Appointment] = list(rows.order_by("person__name", "id")[:SHOWN])
    return {
        "posts": [(post, words.post_of(post), words.source_of(post.source)) for post in shown],
        **pages(found.count(), SHOWN),
    }


def wanting(request: HttpRequest) -> HttpResponse:
    """The ten professions over general grids or compounds: who covers what, and which places want someone."""
    by = staff(request, "register.read")
    day = clock.today(at(request))
    level = "compound" if request.GET.get("level") == "compound" else "general_grid"
    covers = gaps.professions(by.community, day, level)
    places = _places(covers)
    context = {
        "as_of": day,
        "level": level,
        "covers": covers,
        "rows": [(place, [cover.covered.get(place.pk) is not None for cover in covers]) for place in places],
        "whole": sum(cover.is_whole for cover in covers),
        "beyond": _beyond(by.community),
        "may_nominate": gate.may(by, "nomination.enter"),
        "wanted": as_uuid(request.GET.get("place", "")),
    }
    return render(request, "forces/gaps.html", context)


def _places(covers: list[gaps.Cover]) -> list[Any]:
    """Every place once, in the order of names: what is covered and what is not make up the whole."""
    return sorted({place.pk: place for cover in covers for place in cover.places}.values(), key=lambda one: one.name)


def _beyond(community: Any) -> list[tuple[str, list[str]]]:
    """Words of the directory outside the ten professions, each with the bodies that can be called as such."""
    bodies = list(Organisation.objects.filter(community=community, kind__in=OrganisationKind.values))
    found = []
    for key in BEYOND:
        duty = reference.directory().get(key)
        if duty is not None:
            fit = [
                body.name for body in bodies
                if body.kind in duty.kinds and (not duty.named or any(word in body.name for word in duty.named))
            ]  # fmt: skip
            found.append((duty_name(key), fit))
    return found
