"""One deliberation: its sides, options and turns, what can be done now; and the clock of the turns."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from linli.access import gate
from linli.access.actors import Actor
from linli.council.deliberation import queries
from linli.council.deliberation.actions import ending, holding, preparing
from linli.council.deliberation.actions.ending import Agreed
from linli.council.deliberation.loop import steps_from
from linli.council.models import Deliberation, Party
from linli.foundation import clock
from linli.foundation.refusals import NotFound
from linli.web.asking import as_uuid, at, staff
from linli.web.council.talks import forms as ask
from linli.web.council.talks.preparing import CHIPS
from linli.web.fund.doing.acts import Act, Tried, about, act, done, sent

DONE: dict[str, Any] = {
    "announce": _("The notice hangs. Print it for the door, and tell the sides."),
    "agree": _("Agreed. Print the agreement and let the sides sign."),
    "look_back": _("Kept. Whoever asked for it can read what became of it."),
}


def page(request: HttpRequest, id: UUID) -> HttpResponse:
    """Everything of it, and what can be done now."""
    by = staff(request, "talk.read")
    return _show(request, by, queries.talk(by, id), Tried())


def turns(request: HttpRequest, id: UUID) -> HttpResponse:
    """The clock for the screen: who speaks, how long, who next. Once loaded it needs no network."""
    by = staff(request, "talk.read")
    talk = queries.talk(by, id)
    there = [side for side in queries.sides(talk) if side.came or talk.opened_at is None]
    context = {
        "talk": talk, "sides": there, "keeps": talk.state == "sitting" and gate.holds(by, "talk.hold", talk),
        "options": list(talk.options.all()),
    }  # fmt: skip
    return render(request, "talks/turns.html", context)


@require_POST
def step(request: HttpRequest, id: UUID, step: str) -> HttpResponse:
    """Take one step; what is wrong comes back at its field."""
    by = staff(request, "talk.read")
    talk = queries.talk(by, id)
    made = _forms(talk, queries.sides(talk), request).get(step)
    if made is None:
        raise NotFound()
    tried = sent(request, step, made)
    form: Any = tried.form
    if done(form, lambda: _verbs(talk, form, about(request, by), request)[step]()) is None:
        return _show(request, by, talk, tried)
    messages.success(request, DONE.get(step, _("Kept.")))
    return HttpResponseRedirect(f"/council/talks/{id}/", status=303)


def _forms(talk: Deliberation, sides: list[Party], request: HttpRequest) -> dict[str, Callable[..., forms.Form]]:
    def agreeing(*given: Any, **more: Any) -> forms.Form:
        people = queries.leads(talk.community_id, clock.today(at(request)))
        return ask.AgreeForm(*given, sides=sides, options=list(talk.options.all()), people=people, **more)

    with_sides = {
        "open": ask.OpenForm, "turn": ask.TurnForm, "speaker": ask.SpeakerForm, "look_back": ask.LookBackForm,
    }  # fmt: skip
    plain = {
        "side": ask.SideForm, "option": ask.OptionForm, "call_off": ask.ReasonForm, "adjourn": ask.AdjournForm,
        "part": ask.PartForm, "announce": forms.Form, "times": forms.Form, "side_out": forms.Form,
    }  # fmt: skip
    return {**plain, **{key: partial(form, sides=sides) for key, form in with_sides.items()}, "agree": agreeing}


def _verbs(talk: Deliberation, form: Any, now: dict[str, Any], request: HttpRequest) -> dict[str, Callable[[], object]]:
    said, id = form.cleaned_data, talk.pk
    return {
        "side": lambda: preparing.add_side(id, form.side(), **now),
        "side_out": lambda: preparing.drop_side(as_uuid(request.POST.get("of", "")) or id, **now),
        "option": lambda: preparing.add_option(id, said["words"], said["pros"], said["cons"], **now),
        "announce": lambda: preparing.announce(id, **now),
        "call_off": lambda: preparing.call_off(id, said["words"], **now),
        "open": lambda: holding.open_talk(id, form.came(), **now),
        "turn": lambda: holding.note_turn(id, as_uuid(said["side"]) or id, said["points"], **now),
        "times": lambda: holding.keep_times(id, _seconds(talk, request), **now),
        "speaker": lambda: holding.name_speaker(as_uuid(said["side"]) or id, said["speaker"], said["consented"], **now),
        "adjourn": lambda: holding.adjourn(id, said["day"], said["begins"], said["words"], **now),
        "agree": lambda: ending.agree(id, _agreed(form), **now),
        "part": lambda: ending.part(id, said["words"], said["minority"], **now),
        "look_back": lambda: ending.look_back(id, form.found(), said["words"], **now),
    }


def _agreed(form: ask.AgreeForm) -> Agreed:
    said = form.cleaned_data
    return Agreed(
        said["agreement"], form.says(), said["minority"], said["unanimous"], as_uuid(said["option"]), said["weeks"],
        form.tasks(),
    )  # fmt: skip


def _seconds(talk: Deliberation, request: HttpRequest) -> dict[UUID, int]:
    """What the clock of the turns sends; a number that is none is left out."""
    given = {side.pk: request.POST.get(f"seconds-{side.pk}", "") for side in queries.sides(talk)}
    return {id: int(text) for id, text in given.items() if text.isdecimal() and len(text) < 6}


def _show(request: HttpRequest, by: Actor, talk: Deliberation, tried: Tried) -> HttpResponse:
    sides = queries.sides(talk)
    context = {
        "talk": talk, "chip": CHIPS[talk.state], "sides": sides, "options": list(talk.options.all()),
        "turns": list(talk.turns.select_related("side")), "tasks": queries.tasks(talk),
        "acts": _acts(request, by, talk, sides, tried), "spread": queries.spread(sides),
        "there": sum(bool(side.came) for side in sides), "may_change": _may(by, talk) and talk.state == "draft",
        "may_see": gate.holds(by, "talk.hold", talk), "today": clock.today(at(request)),
        "reads_case": talk.case is not None and gate.holds(by, "case.read", talk.case),
    }  # fmt: skip
    return render(request, "talks/one.html", context, status=tried.status)


def _may(by: Actor, talk: Deliberation) -> bool:
    return gate.holds(by, "talk.prepare", talk)


def _acts(request: HttpRequest, by: Actor, talk: Deliberation, sides: list[Party], tried: Tried) -> list[Act]:
    """What whoever looks can do now, the likeliest first."""
    fits, prepares = steps_from(talk.state), _may(by, talk)
    sits = talk.state == "sitting" and gate.holds(by, "talk.hold", talk)
    came = talk.state == "announced" and talk.day <= clock.today(at(request))
    draft = talk.state == "draft"
    offers: dict[str, tuple[Any, bool]] = {
        "look_back": (_("Look back"), "look_back" in fits and gate.holds(by, "talk.look_back", talk)),
        "open": (_("Begin it"), came and gate.holds(by, "talk.hold", talk)),
        "turn": (_("Note a turn"), sits),
        "agree": (_("Agreed"), sits),
        "side": (_("Add a side"), prepares and talk.state in ("draft", "announced")),
        "option": (_("Add what might be done"), prepares and (draft or talk.state == "announced" or sits)),
        "announce": (_("Hang up the notice"), prepares and draft and len(sides) >= 2),
        "speaker": (_("Name who speaks for a side"), sits or (came and prepares)),
        "adjourn": (_("Go on another day"), sits),
        "part": (_("It ends without agreement"), sits),
        "call_off": (_("Call it off"), prepares and "call_off" in fits),
    }
    made, way = _forms(talk, sides, request), f"/council/talks/{talk.pk}/"
    shown = [(key, words) for key, (words, fit) in offers.items() if fit]
    return [
        act(tried, key, words, way, made[key], main=n == 0, warn=key == "call_off")
        for n, (key, words) in enumerate(shown)
    ]
