"""Signing in and out."""

from datetime import date
from typing import Any
from uuid import UUID

import segno
from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from linli.access import gate
from linli.access.queries import DEVICE_HOLDS, Session, devices_of, otpauth
from linli.care import queries as care
from linli.forces.duty import queries as duty
from linli.forces.duty.labels import spans
from linli.foundation import clock
from linli.foundation.refusals import NotSignedIn
from linli.office import signin
from linli.office.signin import SignedIn
from linli.web.asking import at, back_to, take
from linli.web.doors import COOKIE
from linli.web.fields import PhoneField


class PhoneForm(forms.Form):
    phone = PhoneField(label=gettext_lazy("Your telephone"), max_length=20)


class CodeForm(PhoneForm):
    code = forms.CharField(label=gettext_lazy("Code"), max_length=8)

    def clean_code(self) -> str:
        return str(self.cleaned_data["code"]).strip().replace(" ", "")


class FactorForm(forms.Form):
    code = forms.CharField(label=gettext_lazy("Six digits from the authenticator"), max_length=8)


def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for the number; whether anyone has it is told to nobody."""
    form = PhoneForm(request.POST or None)
    wanted = request.POST.get("next") or request.GET.get("next", "")
    if request.method == "POST":
        sent = take(form, lambda: signin.send_code(form.cleaned_data["phone"], at=at(request)))
        if sent is not None:
            shown = sent if settings.INSTALLATION.demo else ""
            context = {"form": CodeForm(), "phone": form.cleaned_data["phone"], "next": wanted, "shown_code": shown}
            return render(request, "sign_in_code.html", context)
    return render(request, "sign_in.html", {"form": form, "next": wanted}, status=422 if form.errors else 200)


@require_POST
def enter_code(request: HttpRequest) -> HttpResponse:
    """The code that came to the telephone binds this device."""
    form = CodeForm(request.POST)
    label = device_label(request)

    def verb() -> SignedIn:
        said = form.cleaned_data
        return signin.sign_in_by_code(said["phone"], said["code"], label, at=at(request))

    signed = take(form, verb)
    if signed is None:
        context = {"form": form, "phone": request.POST.get("phone", ""), "next": request.POST.get("next", "")}
        return render(request, "sign_in_code.html", context, status=422)
    return entered(request, signed)


def desk(request: HttpRequest, secret: str) -> HttpResponse:
    """The personal QR from the desk. Opening it does nothing (previews open links); the button binds the device."""
    if request.method == "POST":
        return entered(request, signin.sign_in_by_ticket(secret, device_label(request), at=at(request)))
    return render(request, "desk.html", {"secret": secret})


def entered(request: HttpRequest, signed: SignedIn) -> HttpResponse:
    """Give the device its cookie, and go on."""
    response = back_to(request, "/start/")
    response.set_cookie(
        COOKIE,
        signed.secret,
        max_age=int(DEVICE_HOLDS.total_seconds()),
        httponly=True,
        samesite="Lax",
        secure=settings.HTTPS,
    )
    return response


def device_label(request: HttpRequest) -> str:
    """A few words by which its owner knows the device again."""
    agent = request.headers.get("User-Agent", "")
    names = ("iPhone", "iPad", "HarmonyOS", "Android", "Windows", "Macintosh", "Linux")
    kind = next((name for name in names if name in agent), _("device"))
    return f"{kind} · {_('WeChat')}" if "MicroMessenger" in agent else kind


def _known(request: HttpRequest) -> Session:
    known: Session | None = request.known  # type: ignore[attr-defined]
    if known is None:
        raise NotSignedIn()
    return known


def start(request: HttpRequest) -> HttpResponse:
    """To the page where this person's day begins."""
    roles = {post.role for post in _known(request).actor.posts}
    asleep = {post.role for post in _known(request).actor.dormant}
    if asleep and not roles:
        return HttpResponseRedirect("/factor/")
    first = {
        "leader": "/brief/",
        "office": "/office/",
        "secretary": "/figures/",
        "steward": "/today/",
        "worker": "/today/",
        "street": "/decisions/",
        "supervisor": "/supervision/",
        "admin": "/office/settings/",
        "committee": "/fund/proposals/",
        "accountant": "/fund/desk/",
    }
    return HttpResponseRedirect(next((first[role] for role in first if role in roles), "/tree/"))


def factor(request: HttpRequest) -> HttpResponse:
    """The second factor: set up once, entered every twelve hours by those whose posts need it."""
    known = _known(request)
    form = FactorForm(request.POST or None)
    if request.method == "POST":

        def verb() -> bool:
            signin.confirm_factor(known.device, form.cleaned_data["code"].strip(), at=at(request))
            return True

        if take(form, verb):
            return back_to(request, "/start/")
    return render(request, "factor.html", _factor_context(request, known, form), status=422 if form.errors else 200)


def _factor_context(request: HttpRequest, known: Session, form: forms.Form) -> dict[str, Any]:
    held = signin.factor_held(known.device)
    address = otpauth(held.secret, known.actor.name) if held and held.confirmed_at is None else ""
    return {
        "form": form,
        "next": request.POST.get("next") or request.GET.get("next", ""),
        "begun": held is not None,
        "confirmed": bool(held and held.confirmed_at),
        "secret": held.secret if address and held else "",
        "qr": segno.make(address).svg_data_uri(scale=5) if address else "",
    }


@require_POST
def begin_factor(request: HttpRequest) -> HttpResponse:
    """Make the secret that the authenticator will hold."""
    signin.factor_of(_known(request).device, at=at(request))
    return HttpResponseRedirect(_safe("/factor/", request), status=303)


def _safe(path: str, request: HttpRequest) -> str:
    wanted = request.POST.get("next", "")
    return f"{path}?next={wanted}" if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) else path


def me(request: HttpRequest) -> HttpResponse:
    """Where I am signed in."""
    known = _known(request)
    return render(
        request,
        "me.html",
        {
            "devices": devices_of(known.device.person_id),
            "this": known.device,
            "known": known,
            "keeps": care.keeps(known.actor, clock.today(at(request))),
            **_reached(known, clock.today(at(request))),
        },
    )


def _reached(known: Session, day: date) -> dict[str, Any]:
    """When I can be reached, for those who are called."""
    if not gate.may(known.actor, "away.set"):
        return {}
    return {"may_be_away": True, "away": duty.away_now(known.device.person_id, day), "spans": spans(day)}


@require_POST
def revoke(request: HttpRequest, id: UUID) -> HttpResponse:
    """End one of my devices; ending this one signs me out."""
    known = _known(request)
    signin.revoke(id, by=known.actor, at=at(request))
    if id == known.device.pk:
        response = HttpResponseRedirect("/", status=303)
        response.delete_cookie(COOKIE)
        return response
    messages.success(request, _("That device is signed out."))
    return HttpResponseRedirect("/me/", status=303)
