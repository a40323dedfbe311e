"""Mediation for its host, its mediator and the secretary: what one may know of, opening one, one of them."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from linli.access import gate
from linli.access.actors import Actor
from linli.cases import queries as cases
from linli.council.mediation import queries
from linli.council.mediation.actions import asking, sitting
from linli.council.mediation.loop import steps_from
from linli.council.mediation.refusals import NeverMediated
from linli.council.models import Mediation, MediationSide
from linli.foundation import clock
from linli.foundation.refusals import NotFound
from linli.foundation.sealing import link_token
from linli.web.asking import as_uuid, at, host_of, pages, staff, take, token
from linli.web.council.mediation import forms as ask
from linli.web.dangers import SAFETY, danger_of
from linli.web.fund.doing.acts import Act, Tried, about, act, done, sent
from linli.web.paper.answers import printed
from linli.web.paper.letterhead import letterhead, written

MOST = 40
NUMBERS = ("110", "120", "12338")
CHIPS = {"asked": "soon", "ready": "soon", "sitting": "blue", "settled": "done", "followed": "done", "ended": "line"}
DONE: dict[str, Any] = {
    "settle": gettext_lazy("Settled. Print the agreement; the sides hear until when the court may confirm it."),
    "refuse": gettext_lazy("It has ended. Nobody is blamed, and every other way stays open."),
    "part": gettext_lazy("It has ended without an agreement. Every other way stays open."),
}


def listed(request: HttpRequest) -> HttpResponse:
    """Those one may know of: by a seat, or as the secretary."""
    by = staff(request, "mediation.read")
    found = queries.mediations(by)
    context = {
        "rows": [(one, CHIPS[one.state]) for one in found[:MOST]], "may_open": gate.may(by, "mediation.open"),
        **pages(found.count(), MOST),
    }  # fmt: skip
    return render(request, "mediation/list.html", context)


def new(request: HttpRequest) -> HttpResponse:
    """Ask the sides. Where there may be danger, the numbers stand here and nothing is opened."""
    by = staff(request, "mediation.open")
    wanted = as_uuid(request.GET.get("case", ""))
    case = cases.one_visible(by, wanted) if wanted else None
    form = ask.OpenForm(request.POST or None)
    danger = None
    if request.method == "POST":
        made = take(form, lambda: asking.open_mediation(
            form.cleaned_data["words"], form.sides(), by=by, at=at(request), case=case.pk if case else None,
            token=token(request),
        ))  # fmt: skip
        if made is not None:
            messages.success(request, _("Kept. Each side is asked, and nobody is pressed."))
            return HttpResponseRedirect(f"/council/mediation/{made.pk}/", status=303)
        if str(NeverMediated.sentence) in form.errors.get("words", []):
            danger = danger_of(SAFETY)
    context = {"form": form, "case": case, "danger": danger, "numbers": NUMBERS}
    return render(request, "mediation/new.html", context, status=422 if form.errors else 200)


def page(request: HttpRequest, id: UUID) -> HttpResponse:
    """One of them, for who may know of it."""
    by = staff(request, "mediation.read")
    return _show(request, by, queries.mediation(by, id), Tried())


@require_POST
def step(request: HttpRequest, id: UUID, step: str) -> HttpResponse:
    """Take one step."""
    by = staff(request, "mediation.lead")
    mediation = queries.mediation(by, id)
    made = _forms(mediation, request).get(step)
    if made is None:
        raise NotFound()
    tried = sent(request, step, made)
    if done(tried.form or forms.Form(), lambda: _verbs(mediation, tried, about(request, by))[step]()) is None:
        return _show(request, by, mediation, tried)
    messages.success(request, DONE.get(step, _("Kept.")))
    return HttpResponseRedirect(f"/council/mediation/{id}/", status=303)


def _forms(mediation: Mediation, request: HttpRequest) -> dict[str, Callable[..., forms.Form]]:
    today = clock.today(at(request))

    def arranging(*given: Any, **more: Any) -> forms.Form:
        people = queries.mediators(mediation.community_id, today)
        return ask.ArrangeForm(*given, people=[(str(one.pk), one.name) for one in people], **more)

    return {
        "willing": ask.WillingForm, "refuse": forms.Form, "arrange": arranging, "sit": forms.Form,
        "settle": ask.SettleForm, "part": forms.Form, "confirm": partial(ask.ConfirmForm, initial={"day": today}),
        "follow": ask.FollowForm,
    }  # fmt: skip


def _verbs(mediation: Mediation, tried: Tried, now: dict[str, Any]) -> dict[str, Callable[[], object]]:
    form: Any = tried.form
    said, id, of = form.cleaned_data, mediation.pk, tried.of or mediation.pk
    quiet = {name: value for name, value in now.items() if name != "token"}  # a token would tell who refused
    return {
        "willing": lambda: asking.be_willing(
            of, said["means"], wants=said["wants"], wants_name=said["wants_name"], **now
        ),
        "refuse": lambda: asking.refuse(of, **quiet),
        "arrange": lambda: asking.arrange(id, form.choice(), **now),
        "sit": lambda: sitting.sit(id, **now),
        "settle": lambda: sitting.settle(id, said["agreement"], said["oral"], **now),
        "part": lambda: sitting.part(id, **now),
        "confirm": lambda: sitting.confirm(id, said["day"], **now),
        "follow": lambda: sitting.follow(id, said["kept"], said["words"], **now),
    }


def _show(request: HttpRequest, by: Actor, mediation: Mediation, tried: Tried) -> HttpResponse:
    sides, leads = queries.sides(mediation), queries.leads(by, mediation)
    host = host_of(request)
    context = {
        "mediation": mediation, "chip": CHIPS[mediation.state], "leads": leads,
        "sides": [
            {
                "side": side, "address": f"{host}/md/{link_token(side.pk)}/" if leads and side.name else "",
                "acts": _of_side(request, mediation, side, tried) if leads else [],
            }
            for side in sides
        ],
        "acts": _acts(request, mediation, tried) if leads else [], "today": clock.today(at(request)),
        "over": mediation.state == "ended", "numbers": NUMBERS,
    }  # fmt: skip
    return render(request, "mediation/one.html", context, status=tried.status)


def _of_side(request: HttpRequest, mediation: Mediation, side: MediationSide, tried: Tried) -> list[Act]:
    made, way = _forms(mediation, request), f"/council/mediation/{mediation.pk}/"
    fits = steps_from(mediation.state)
    found = []
    if "accept" in fits and not side.willing_at:
        found.append(act(tried, "willing", _("This side is willing"), way, made["willing"], side.pk, main=True))
    if "refuse" in fits:
        words = _("It ends at once. No reason is asked, and it is not kept who did not wish to.")
        found.append(act(tried, "refuse", _("This side does not wish to"), way, made["refuse"], side.pk, words=words))
    return found


def _acts(request: HttpRequest, mediation: Mediation, tried: Tried) -> list[Act]:
    fits, made, way = steps_from(mediation.state), _forms(mediation, request), f"/council/mediation/{mediation.pk}/"
    offers: dict[str, tuple[Any, bool]] = {
        "settle": (_("They have agreed"), "settle" in fits),
        "sit": (_("They sit down together"), "sit" in fits and bool(mediation.mediator_kind)),
        "arrange": (_("Name the mediator, where and when"), "arrange" in fits),
        "follow": (_("Ask whether it is kept"), "follow" in fits),
        "confirm": (_("The court has confirmed it"), bool(mediation.agreed_on) and not mediation.confirmed_on),
        "part": (_("No agreement was found"), "part" in fits),
    }
    shown = [(key, words) for key, (words, fit) in offers.items() if fit]
    return [act(tried, key, words, way, made[key], main=n == 0) for n, (key, words) in enumerate(shown)]


def agreement(request: HttpRequest, id: UUID) -> HttpResponse:
    """The agreement to be signed, for the sides and the file."""
    by = staff(request, "mediation.read")
    mediation = queries.mediation(by, id)
    if not mediation.agreement or not mediation.confirm_by or not mediation.agreed_on:
        raise NotFound()
    names = [side.name for side in queries.sides(mediation)]
    title = _("Mediation agreement")
    confirm = _(
        "Within 30 days from today, until %(day)s, both sides can together ask the people's court to confirm this "
        "agreement. Nobody has to; without it the agreement binds as well."
    )
    sections = [
        {"head": _("The sides"), "lines": names},
        {"head": _("What it was about"), "lines": mediation.words.splitlines()},
        {"head": _("What the sides agree"), "lines": mediation.agreement.splitlines(), "strong": True},
        {"head": _("Confirmation by the court"), "lines": [confirm % {"day": written(mediation.confirm_by)}]},
        {"head": _("Free of charge, and freely"), "lines": [free_words()]},
    ]
    data = letterhead(mediation.community, title, clock.today(at(request))) | {
        "under": "", "facts": [_("No. %(number)s") % {"number": mediation.shown_number}, written(mediation.agreed_on)],
        "sections": sections, "sign": [*names, _("Mediator")], "qr": "", "scan": "", "signed": [], "seal": "",
    }  # fmt: skip
    return printed("talk", data, f"{title} {mediation.shown_number}")


def free_words() -> str:
    """What is said to every side, in plain words."""
    return _(
        "Mediation costs nothing. Everyone may stop at any time. It blocks no other way: court, arbitration, 12345, "
        "petition and police stay open."
    )
