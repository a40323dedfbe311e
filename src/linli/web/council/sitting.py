"""One council: its agenda, the evening itself, what is decided."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.access import gate
from linli.access.actors import Actor
from linli.cases import queries as cases
from linli.council import minuting, queries, rules
from linli.council.actions import holding, speaking
from linli.council.labels import State
from linli.council.models import Item, Meeting
from linli.engines.drafts import Ground
from linli.foundation import clock
from linli.foundation.refusals import NotFound
from linli.insight.reports.reference import slogans
from linli.people.labels import Role
from linli.people.queries import serving
from linli.web.asking import as_uuid, at, staff, take, token, version
from linli.web.council.forms import TASKS, AddForm, DecideForm, NumberForm, OpenForm, ReasonForm, SignForm
from linli.web.council.words import CHIPS, of_item
from linli.web.own import asks

THERE = (Role.OFFICE, Role.SECRETARY, Role.LEADER, Role.WORKER, Role.STEWARD)  # who is asked whether they came


def page(request: HttpRequest, id: UUID) -> HttpResponse:
    """Before it: the agenda and who is there. While it sits: what is decided. After it: the minutes."""
    by = staff(request, "council.read")
    return _page(request, by, queries.meeting(by, id))


@require_POST
def hold(request: HttpRequest, id: UUID, step: str) -> HttpResponse:
    """Open it, add to it, close it, call it off."""
    by = staff(request, "council.hold")
    meeting = queries.meeting(by, id)
    form, verb = _holding(request, by, meeting, step)
    if step == "sign" and asks(request, form, _ground(meeting, at(request)), "words"):
        return _page(request, by, meeting, wrong={step: form})
    done = take(form, verb)
    if done is None:
        return _page(request, by, meeting, wrong={step: form})
    messages.success(request, _("Kept."))
    return HttpResponseRedirect("/council/" if step == "call_off" else f"/council/{id}/", status=303)


def _holding(request: HttpRequest, by: Actor, meeting: Meeting, step: str) -> tuple[forms.Form, Callable[[], object]]:
    now: dict[str, Any] = {"by": by, "at": at(request)}
    id, posted = meeting.pk, request.POST
    if step == "open":
        form: forms.Form = OpenForm(posted)
        came = [found for text in posted.getlist("present") if (found := as_uuid(text))]
        return form, lambda: holding.open_council(
            id, came, form.cleaned_data["guests"] or 0, version=version(request), **now
        )
    if step == "add":
        form = AddForm(posted)
        said = form
        return form, lambda: speaking.add_words(id, **said.cleaned_data, token=token(request), **now)
    if step == "number":
        form = NumberForm(posted)
        return form, lambda: _add_number(id, form, by, now)
    if step == "sign":
        form = SignForm(posted)
        return form, lambda: holding.sign_minutes(id, form.cleaned_data["words"], version=version(request), **now)
    if step == "close":
        return forms.Form(posted), lambda: holding.close_council(id, version=version(request), **now)
    if step == "call_off":
        form = ReasonForm(posted)
        return form, lambda: holding.call_off(id, form.cleaned_data["words"], **now) or True
    raise NotFound()


def _ground(meeting: Meeting, now: Any) -> Ground:
    """What may be told of a council without being asked about."""
    return minuting.ground(meeting, queries.items(meeting), meeting.present.count(), slogans(clock.today(now)))


def _add_number(id: UUID, form: forms.Form, by: Actor, now: dict[str, Any]) -> object:
    found = cases.open_number(by, form.cleaned_data["number"])
    if found is None:
        form.add_error("number", _("No open matter that you may read has this number."))
        return None
    return speaking.add_case(id, found, **now)


@require_POST
def speak(request: HttpRequest, id: UUID, step: str) -> HttpResponse:
    """What is decided of one item, or that it waits, or that it needs no council."""
    by = staff(request, "council.hold")
    meeting = queries.meeting(by, queries.item(id).meeting_id)
    now: dict[str, Any] = {"by": by, "at": at(request)}
    said = DecideForm(request.POST, people=_people(meeting, request))
    made: dict[str, forms.Form] = {
        "decide": said, "carry": forms.Form(request.POST),
        "drop": ReasonForm(request.POST), "speak": forms.Form(request.POST),
    }  # fmt: skip
    if step not in made:
        raise NotFound()
    form = made[step]
    verbs: dict[str, Callable[[], object]] = {
        "decide": lambda: speaking.decide(
            id,
            said.cleaned_data["words"],
            said.tasks,
            public=said.cleaned_data["public"],
            **now,
        ),
        "carry": lambda: speaking.carry(id, **now),
        "drop": lambda: speaking.drop(id, form.cleaned_data["words"], **now),
        "speak": lambda: speaking.speak_again(id, **now),
    }
    if take(form, verbs[step]) is None:
        return _page(request, by, meeting, tried=(id, step, form))
    return HttpResponseRedirect(f"/council/{meeting.pk}/#item-{id}", status=303)


def _people(meeting: Meeting, request: HttpRequest) -> list[tuple[str, str]]:
    found = serving(meeting.community_id, clock.today(at(request)))
    rows = found.filter(appointments__role__in=THERE).distinct().values_list("pk", "name")
    return [(str(id), name) for id, name in rows]


def _page(
    request: HttpRequest, by: Actor, meeting: Meeting, tried: tuple[UUID, str, Any] | None = None,
    wrong: dict[str, Any] | None = None,
) -> HttpResponse:  # fmt: skip
    holds, sits = gate.holds(by, "council.hold", meeting), bool(meeting.opened_at and not meeting.closed_at)
    people = _people(meeting, request) if holds and not meeting.closed_at else []
    items = queries.items(meeting)
    first = _first(meeting.day)
    rows = [_row(item, people, first, tried) for item in items]
    context: dict[str, Any] = {
        "meeting": meeting, "rows": rows, "count": len(rows), "sits": sits and holds, "holds": holds,
        "version": meeting.version, "to_open": holds and not meeting.opened_at,
        "due": clock.today(at(request)) >= meeting.day, "people": people,
        "present": list(meeting.present.select_related("person").values_list("person__name", flat=True)),
        "left": sum(item.state == State.OPEN for item in items),
        "open": OpenForm(initial={"guests": meeting.guests}), "add": AddForm(), "number": NumberForm(),
        "call_off": ReasonForm(), "sign": _sign(meeting, items) if holds and meeting.closed_at else None,
        **(wrong or {}),
    }  # fmt: skip
    bad = (tried is not None and tried[2].errors) or any(form.errors for form in (wrong or {}).values())
    return render(request, "council/meeting.html", context, status=422 if bad else 200)


def _first(day: date) -> dict[str, Any]:
    """What a decision begins with: public, and its tasks due at the next council."""
    return {"public": True} | {f"due{n}": day + rules.WEEK for n in range(1, TASKS + 1)}


def _sign(meeting: Meeting, items: list[Item]) -> SignForm | None:
    """The form in which minutes are signed, with what the records draft; None once they are."""
    if meeting.signed_at:
        return None
    return SignForm(initial={"words": minuting.drafted(meeting, items, meeting.present.count())})


def _row(
    item: Item, people: list[tuple[str, str]], first: dict[str, Any], tried: tuple[UUID, str, Any] | None
) -> dict[str, Any]:
    step, form = tried[1:] if tried and tried[0] == item.pk else ("", None)
    return {
        "item": item, "said": of_item(item), "chip": CHIPS[State(item.state)],
        "decide": form if step == "decide" else DecideForm(people=people, initial=first),
        "drop": form if step == "drop" else ReasonForm(), "tried": step,
    }  # fmt: skip
