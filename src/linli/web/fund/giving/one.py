"""One gift: what it is, how far it is, what became of it, and the next step that is this person's."""

from collections.abc import Callable
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
from linli.audit import queries as footprints
from linli.foundation import clock
from linli.foundation.refusals import NotFound
from linli.fund.giving import booking, entering, loop, queries
from linli.fund.giving.asking import ask
from linli.fund.giving.telling import link_of
from linli.fund.giving.tracing import trace
from linli.fund.labels import Form, ReceiptKind
from linli.fund.models import Gift
from linli.notifications.models import Letter
from linli.notifications.wording import sentence
from linli.web.asking import at, host_of, staff, take, token, version
from linli.web.fund.giving import words
from linli.web.fund.giving.forms import AskForm, BookForm, ReasonForm, ReceiptForm, ReverseForm

ACTION = {
    "value": "gift.value", "withdraw": "gift.enter", "amend": "gift.enter", "book": "gift.book",
    "receipt": "gift.book", "reverse": "gift.reverse", "ask": "gift.ask",
}  # fmt: skip
STEPS: dict[str, type[forms.Form]] = {
    "value": forms.Form, "withdraw": ReasonForm, "book": BookForm, "receipt": ReceiptForm, "reverse": ReverseForm,
    "ask": AskForm,
}  # fmt: skip
DONE = {
    "value": _("Signed."),
    "withdraw": _("Kept: it did not come. It stays on record."),
    "book": _("Booked. It stands in the log, and the donor is thanked."),
    "receipt": _("Kept."),
    "reverse": _("Reversed, and the note of correction is published. It can be booked anew."),
    "ask": _("The donor is asked. Nothing changes without an answer."),
}


def page(request: HttpRequest, id: UUID) -> HttpResponse:
    """The gift as it stands."""
    by = staff(request, "fund.read")
    return show(request, by, queries.one(by, id))


@require_POST
def step(request: HttpRequest, id: UUID, step: str) -> HttpResponse:
    """One step; what cannot be taken comes back with the reason."""
    by = staff(request, "fund.read")
    gift = queries.one(by, id)
    if step not in STEPS:
        raise NotFound()
    form = _forms(gift, request)[step]
    if take(form, _verbs(request, by, gift, form)[step]) is None:
        return show(request, by, gift, step, form)
    messages.success(request, DONE[step])
    return HttpResponseRedirect(f"/fund/gifts/{gift.pk}/", status=303)


def _verbs(request: HttpRequest, by: Actor, gift: Gift, form: forms.Form) -> dict[str, Callable[[], object]]:
    about: dict[str, Any] = {"by": by, "at": at(request), "version": version(request), "token": token(request)}
    return {
        "value": lambda: entering.sign_value(gift.pk, **about),
        "withdraw": lambda: entering.withdraw(gift.pk, **form.cleaned_data, **about),
        "book": lambda: booking.book_gift(gift.pk, **form.cleaned_data, **about),
        "receipt": lambda: booking.give_receipt(gift.pk, **form.cleaned_data, **about),
        "reverse": lambda: booking.reverse(gift.pk, **form.cleaned_data, **about),
        "ask": lambda: ask(gift.pk, **form.cleaned_data, **about),
    }


def _forms(gift: Gift, request: HttpRequest, *, bound: bool = True) -> dict[str, forms.Form]:
    """An empty form for each step, or bound to what was sent."""
    sent = request.POST if bound else None
    start = {"day": clock.today(at(request)), "receipt_kind": _receipt_of(gift), "receipt": gift.receipt}
    purposes = queries.purposes(gift.community_id)
    found: dict[str, forms.Form] = {
        name: made(sent, initial=start) for name, made in STEPS.items() if made is not AskForm
    }
    return found | {"ask": AskForm(sent, purposes=[p for p in purposes if p.agency == gift.purpose.agency])}


def _receipt_of(gift: Gift) -> str:
    return gift.receipt_kind if gift.donor or gift.receipt_kind != ReceiptKind.LATER else ReceiptKind.NAMELESS


def show(request: HttpRequest, by: Actor, gift: Gift, step: str = "", form: forms.Form | None = None) -> HttpResponse:
    """The page, with the form of a step that was not taken, if any."""
    named = gate.may(by, "donor.read")
    found = trace(gift)
    context = {
        "gift": gift,
        "line": words.line(gift, named),
        "who": words.called(gift.donor),
        "named": named,
        "shared": queries.is_shared(gift),
        "statement": getattr(gift, "statement", None),
        "steps": _may_take(by, gift),
        "forms": _forms(gift, request, bound=False) | ({step: form} if form else {}),
        "form": form,
        "step": step,
        "trace": found,
        "parts": [words.spent(part) for part in found.parts],
        "askings": list(queries.askings(by).filter(gift=gift)),
        "inquiries": list(gift.inquiries.select_related("answered_by")),
        "address": host_of(request) + link_of(gift) if named and not _is_erased(gift) else "",
        "way": link_of(gift),
        "letters": _letters(request, gift) if gate.may(by, "gift.told") else [],
        "footprints": list(footprints.of(gift.pk)),
    }
    return render(request, "giving/gift.html", context, status=422 if form is not None else 200)


def _may_take(by: Actor, gift: Gift) -> frozenset[str]:
    """The steps that fit the state, and are this person's."""
    fit = loop.may_follow(gift.state, shared=queries.is_shared(gift))
    signed = {gift.valued_by_id, gift.confirmed_by_id}
    if gift.form == Form.MONEY or gift.confirmed_by_id or by.person_id in signed:
        fit -= {"value"}
    if gift.form != Form.MONEY and not gift.confirmed_by_id:
        fit -= {"book"}
    return frozenset(one for one in fit if gate.holds(by, ACTION[one], gift))


def _is_erased(gift: Gift) -> bool:
    return bool(gift.donor and gift.donor.erased_at)


def _letters(request: HttpRequest, gift: Gift) -> list[tuple[Letter, str]]:
    """What the donor was told or is still to be told, with the words."""
    found = Letter.objects.filter(about_id=gift.pk, person=None).order_by("posted_at")
    return [(letter, sentence(letter, host_of(request)) if letter.params else "") for letter in found]
