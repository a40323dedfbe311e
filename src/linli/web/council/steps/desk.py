"""The four steps at the office: what is on its way, and the next step with its numbers."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.access import gate
from linli.access.actors import Actor
from linli.council import quorums
from linli.council.models import Procedure, StepTaken
from linli.council.quorums import Quorum
from linli.council.steps import actions, queries, rules
from linli.council.steps.actions import Taken
from linli.council.talk_labels import FourStep
from linli.foundation import clock
from linli.foundation.refusals import NotFound
from linli.web.asking import at, pages, staff, take, token
from linli.web.council.talks.forms import AREA, DateField
from linli.web.fund.doing.acts import Tried, about, act, done, sent

MOST = 40
BODIES = {
    "propose": gettext_lazy("Party branch"), "discuss": gettext_lazy("Party committee and residents' committee"),
    "review": gettext_lazy("Party members' meeting"), "decide": gettext_lazy("Residents' representatives' meeting"),
    "publish": gettext_lazy("Residents' committee"), "carry": gettext_lazy("Residents' committee"),
    "result": gettext_lazy("Residents' committee"),
}  # fmt: skip


class BeginForm(forms.Form):
    title = forms.CharField(label=gettext_lazy("What it is called"), max_length=60)
    matter = forms.CharField(label=gettext_lazy("What is proposed"), max_length=400, widget=AREA)


class ReasonForm(forms.Form):
    words = forms.CharField(label=gettext_lazy("Why"), max_length=400, widget=AREA)


class StepForm(forms.Form):
    """A step: when, by which body, with which result; the numbers where they are counted."""

    day = DateField(label=gettext_lazy("Day"))
    body = forms.CharField(label=gettext_lazy("Which body"), max_length=60)
    words = forms.CharField(label=gettext_lazy("Result of this step"), max_length=400, widget=AREA)
    minutes_no = forms.CharField(label=gettext_lazy("Number of the minutes"), max_length=30, required=False)

    def __init__(self, *args: Any, step: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.step = step
        if step in rules.COUNTED:
            labels = {
                "due": _("How many were due"),
                "present": _("How many were there"),
                "agreed": _("How many agreed"),
            }
            for name, label in labels.items():
                self.fields[name] = forms.IntegerField(label=label, min_value=0, max_value=20_000, required=False)
        if step in rules.HANGS:
            self.fields["hang_until"] = DateField(
                label=_("Hangs until"), required=False, help_text=_("At least 7 days.")
            )

    def taken(self) -> Taken:
        said = self.cleaned_data
        return Taken(
            self.step, said["day"], said["body"], said["words"], said["minutes_no"], said.get("due"),
            said.get("present"), said.get("agreed"), said.get("hang_until"),
        )  # fmt: skip


def listed(request: HttpRequest) -> HttpResponse:
    """What is on its way, and where it stands."""
    by = staff(request, "steps.read")
    found = queries.procedures(by)
    context = {
        "rows": [(one, _next(list(one.taken.all()))) for one in found[:MOST]], "may_begin": gate.may(by, "steps.take"),
        "hanging": queries.hanging(by.community, clock.today(at(request))), **pages(found.count(), MOST),
    }  # fmt: skip
    return render(request, "steps/list.html", context)


def new(request: HttpRequest) -> HttpResponse:
    """A matter sets out."""
    by = staff(request, "steps.take")
    form = BeginForm(request.POST or None)
    if request.method == "POST":
        made = take(form, lambda: actions.begin(
            form.cleaned_data["title"], form.cleaned_data["matter"], by=by, at=at(request), token=token(request)
        ))  # fmt: skip
        if made is not None:
            return HttpResponseRedirect(f"/council/steps/{made.pk}/", status=303)
    return render(request, "steps/new.html", {"form": form}, status=422 if form.errors else 200)


def page(request: HttpRequest, id: UUID) -> HttpResponse:
    """The steps that were taken, and the next one."""
    by = staff(request, "steps.read")
    return _show(request, by, queries.procedure(by, id), Tried())


@require_POST
def step(request: HttpRequest, id: UUID, step: str) -> HttpResponse:
    """Take the next step, or give it up."""
    by = staff(request, "steps.take")
    procedure = queries.procedure(by, id)
    if step not in (*rules.ORDER, "off"):
        raise NotFound()
    tried = sent(request, step, _made(step, request))
    form: Any = tried.form
    now = about(request, by)
    verbs: dict[bool, Callable[[], object]] = {
        True: lambda: actions.give_up(id, form.cleaned_data["words"], **now),
        False: lambda: actions.take_step(id, form.taken(), **now),
    }
    if done(form, verbs[step == "off"]) is None:
        return _show(request, by, procedure, tried)
    messages.success(request, _("Kept."))
    return HttpResponseRedirect(f"/council/steps/{id}/", status=303)


def _made(step: str, request: HttpRequest) -> Any:
    if step == "off":
        return ReasonForm
    first = {"day": clock.today(at(request)), "body": BODIES[step]}
    return lambda *given, **more: StepForm(*given, step=step, initial=first, **more)


def _next(taken: list[StepTaken]) -> Any:
    step = rules.next_step({one.step for one in taken})
    return FourStep(step).label if step else ""


def _show(request: HttpRequest, by: Actor, procedure: Procedure, tried: Tried) -> HttpResponse:
    taken = queries.taken(procedure)
    step = rules.next_step({one.step for one in taken})
    takes = procedure.state == "open" and gate.holds(by, "steps.take", procedure)
    way, acts = f"/council/steps/{procedure.pk}/", []
    if takes and step:
        acts.append(act(tried, step, FourStep(step).label, way, _made(step, request), main=True))
        acts.append(act(tried, "off", _("Not pursued"), way, _made("off", request), warn=True))
    today = clock.today(at(request))
    context = {
        "procedure": procedure, "rows": path_of(taken), "acts": acts, "next": step or "", "today": today,
        "quorum": said_of(quorums.on(step, today)) if step else "", "shown": len(taken) > rules.ORDER.index("publish"),
    }  # fmt: skip
    return render(request, "steps/one.html", context, status=tried.status)


def path_of(taken: list[StepTaken]) -> list[dict[str, Any]]:
    """All seven steps in their order, each with how it went, if it was taken."""
    by_step = {one.step: one for one in taken}
    return [{"step": step, "label": FourStep(step).label, "taken": by_step.get(step)} for step in rules.ORDER]


def said_of(quorum: Quorum | None) -> str:
    """What a step needs, with its source, in the language of the page; that it was not checked is said."""
    if quorum is None:
        return ""
    source = quorum.source_en if (get_language() or "").startswith("en") else quorum.source_zh
    unchecked = _("not checked against the text of the law")
    return source if quorum.verified else f"{source} · {unchecked}"
