"""A donor's private page 我的捐赠去哪了: fen by fen up to what residents have accepted; and the donor's own word."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from linli.access.actors import Actor, bearer
from linli.audit import queries as footprints
from linli.engines.transparency import canonical
from linli.foundation import clock
from linli.foundation.clock import SHANGHAI
from linli.foundation.refusals import NotFound
from linli.fund.giving import asking, donors, inquiring, queries
from linli.fund.giving.refusals import Erased
from linli.fund.giving.tracing import trace
from linli.fund.models import Gift
from linli.web.asking import as_uuid, at, browser_of, host_of, take, token
from linli.web.fund.giving import packets, words
from linli.web.fund.giving.channels import shown
from linli.web.fund.giving.forms import ConsentForm, InquiryForm, ShownForm
from linli.web.links import opened
from linli.web.paper.answers import printed
from linli.web.paper.gifts import slip as sheet
from linli.web.public.limits import refuse_flood
from linli.web.wall.words import ROLE_NAMES

STEPS: dict[str, type[forms.Form]] = {
    "shown": ShownForm, "consent": ConsentForm, "inquire": InquiryForm, "erase": forms.Form,
}  # fmt: skip
DONE = {
    "shown": _("Kept: so you are named from now on."),
    "consent": _("Thank you. Your word stands."),
    "inquire": _("Sent. The answer will stand here."),
}


class UnknownLink(NotFound):
    sentence = _("This link is not complete, or no longer valid. Please ask the community office for it.")


def own(link: str) -> tuple[Gift, Actor]:
    """The gift that a link opens, and whoever bears it. Raises `UnknownLink`, `Erased`."""
    gift = opened(link, queries.of_link, UnknownLink)
    if gift.donor and gift.donor.erased_at:
        raise Erased()
    return gift, bearer(gift.community_id, gift.pk, gift.donor_id)


def page(request: HttpRequest, link: str) -> HttpResponse:
    """What became of my gift; opening it records nothing."""
    gift, _by = own(link)
    return render(request, "giving/mine.html", _context(request, link, gift))


@require_POST
def step(request: HttpRequest, link: str, step: str) -> HttpResponse:
    """How I am shown, my answer, my question, or that all about me shall be erased."""
    gift, by = own(link)
    if step not in STEPS:
        raise NotFound()
    refuse_flood(browser_of(request), at(request))
    form = STEPS[step](request.POST)
    if take(form, lambda: _verbs(request, gift, by, form)[step]()) is None:
        return render(request, "giving/mine.html", _context(request, link, gift, step, form), status=422)
    if step == "erase":
        return render(request, "giving/erased.html", {"community": gift.community})
    messages.success(request, DONE[step])
    return HttpResponseRedirect(f"/gift/{link}/", status=303)


def _verbs(request: HttpRequest, gift: Gift, by: Actor, form: forms.Form) -> dict[str, Callable[[], object]]:
    about: dict[str, Any] = {"by": by, "at": at(request), "token": token(request)}
    return {
        "shown": lambda: donors.show_as(_donor(gift), **form.cleaned_data, **about),
        "consent": lambda: asking.answer(_asked(request, gift), form.cleaned_data["answer"], **about),
        "inquire": lambda: inquiring.inquire(gift.pk, form.cleaned_data["sort"], form.cleaned_data["words"], **about),
        "erase": lambda: donors.erase(_donor(gift), **about),
    }


def _donor(gift: Gift) -> UUID:
    if gift.donor_id is None:
        raise NotFound()
    return gift.donor_id


def _asked(request: HttpRequest, gift: Gift) -> UUID:
    """The question that was answered: one about this gift."""
    id = as_uuid(request.POST.get("asking", ""))
    if id is None or not gift.askings.filter(pk=id).exists():
        raise NotFound()
    return id


def _context(
    request: HttpRequest, link: str, gift: Gift, step: str = "", form: forms.Form | None = None
) -> dict[str, Any]:
    found = trace(gift)
    donor = gift.donor
    given = {name: made() for name, made in STEPS.items()}
    given["shown"] = ShownForm(initial={"shown": donor.shown, "nickname": donor.nickname} if donor else {})
    looked = footprints.of(donor.pk).filter(action="donor.see_number") if donor else []
    return {
        "gift": gift,
        "community": gift.community,
        "link": link,
        "erase_way": f"/gift/{link}/erase/",
        "address": f"{host_of(request)}/gift/{link}/",
        "who": words.called(donor),
        "counted": words.counted(gift),
        "trace": found,
        "parts": [words.spent(part) for part in found.parts],
        "askings": list(gift.askings.select_related("to")),
        "inquiries": list(gift.inquiries.all()),
        "looked": [(f"{foot.at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}", _role(foot.role)) for foot in looked],
        "forms": given | ({step: form} if form else {}),
        "form": form,
        "step": step,
        "channel": shown(queries.channel(gift.community_id)),
    }


def _role(roles: str) -> str:
    """Who looked: a role, never a name."""
    return "、".join(str(ROLE_NAMES[role]) for role in roles.split(",") if role in ROLE_NAMES)


def packet(request: HttpRequest, link: str) -> HttpResponse:
    """The trace as a file to keep: what the log says of the gift, and how to open its commitment."""
    gift, _by = own(link)
    answer = HttpResponse(canonical(packets.packet(gift)), content_type="application/json; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="gift-{gift.number}.json"'
    return answer


def slip(request: HttpRequest, link: str) -> HttpResponse:
    """A slip to keep: what was given, for what, and the private link; the official receipt is the federation's."""
    gift, _by = own(link)
    data = sheet(gift, clock.today(at(request)), host_of(request))
    return printed("gift", data, f"{_('Slip for your gift')} {gift.number}")
