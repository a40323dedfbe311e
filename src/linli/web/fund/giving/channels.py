"""How one gives: through the federation's own channel, as the office has set it. Nothing is paid here."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from linli.fund.giving import queries
from linli.fund.giving.channel import Way, set_channel
from linli.fund.models import Channel
from linli.web.asking import at, staff, take, token
from linli.web.fund.giving.forms import ChannelForm
from linli.web.paper.press import qr
from linli.web.public.report import community_of


@dataclass(frozen=True)
class Shown:
    """A channel as a page shows it: its host is named, so that a false one is seen."""

    name: str
    words: str
    link: str
    host: str
    certificate: str
    plan: str
    picture: SafeString


def shown(channel: Channel | None) -> Shown | None:
    """The channel with its QR code drawn; None where none is set."""
    if channel is None:
        return None
    held = channel.code or channel.link
    drawn = qr(held) if held else ""
    return Shown(
        channel.name, channel.words, channel.link, urlsplit(channel.link).hostname or "", channel.certificate,
        channel.plan, SafeString(drawn),
    )  # fmt: skip


def give(request: HttpRequest) -> HttpResponse:
    """For whoever wants to give: how, for what, and what becomes of it."""
    community = community_of(request)
    context = {
        "community": community,
        "channel": shown(queries.channel(community.pk)),
        "purposes": queries.purposes(community.pk),
    }
    return render(request, "giving/give.html", context)


def edit(request: HttpRequest) -> HttpResponse:
    """The office says how one gives through the federation."""
    by = staff(request, "channel.set")
    channel = queries.channel(by.community)
    columns = ("name", "words", "link", "code", "certificate", "plan")
    form = ChannelForm(request.POST or None, initial={c: getattr(channel, c) for c in columns} if channel else None)
    if request.method == "POST":
        kept = take(form, lambda: set_channel(Way(**form.cleaned_data), by=by, at=at(request), token=token(request)))
        if kept is not None:
            messages.success(request, _("Kept. It is shown wherever somebody wants to give."))
            return HttpResponseRedirect("/fund/channel/", status=303)
    context = {"form": form, "channel": shown(channel)}
    return render(request, "giving/channel.html", context, status=422 if form.errors else 200)
