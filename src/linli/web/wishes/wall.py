"""The wish wall for everyone: needs and areas, nobody's name. Whoever wants claims one, and has a page of their own."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.access.actors import visitor
from linli.engines.money import plain
from linli.foundation import clock
from linli.foundation.sealing import link_token
from linli.people.labels import Means
from linli.territory.models import Community
from linli.web.asking import at, browser_of, pages, take, token
from linli.web.partners import words as labels
from linli.web.public.limits import refuse_flood
from linli.web.public.report import community_of
from linli.web.wishes import words
from linli.web.wishes.forms import ClaimForm, SayForm
from linli.wishes import queries, rules
from linli.wishes.actions import claiming, saying
from linli.wishes.actions.saying import Agreed
from linli.wishes.labels import Sort, Stage
from linli.wishes.models import Wish
from linli.wishes.queries import Wanted
from linli.wishes.refusals import ClaimedAlready

MOST = 60
STAGES = [Stage.OPEN, Stage.CLAIMED, Stage.FULFILLED]


def wall(request: HttpRequest) -> HttpResponse:
    """What neighbours wish for; what waits stands first."""
    return _wall(request, community_of(request))


def _wall(request: HttpRequest, community: Community, refused: ClaimedAlready | None = None) -> HttpResponse:
    today = clock.today(at(request))
    wanted = Wanted(request.GET.get("stage", ""), request.GET.get("sort", ""))
    notes = [words.note(one) for one in queries.wall(community.pk, wanted, today)]
    context = {
        "community": community,
        "notes": notes[:MOST],
        "wanted": wanted,
        "sorts": labels.choices(Sort),
        "stages": [(one.value, str(words.PUBLIC[one])) for one in STAGES],
        "refused": refused,
        **pages(len(notes), MOST),
    }
    return render(request, "wishes/wall.html", context, status=refused.status if refused else 200)


def one(request: HttpRequest, id: UUID) -> HttpResponse:
    """One wish of the wall; while it waits it can be claimed here."""
    return _one(request, queries.on_the_wall(id), ClaimForm())


def _one(request: HttpRequest, wish: Wish, form: ClaimForm) -> HttpResponse:
    today = clock.today(at(request))
    context: dict[str, Any] = {
        "community": wish.community,
        "note": words.note(queries.seen([wish], wish.community_id, today)[0]),
        "stations": words.stations(wish.stage),
        "form": form,
        "limit": plain(rules.LIMIT),
    }
    return render(request, "wishes/one.html", context, status=422 if form.errors else 200)


@require_POST
def claim(request: HttpRequest, id: UUID) -> HttpResponse:
    """I take it on. Of two at the same moment one has it; the other is told, and sees what else waits."""
    wish = queries.on_the_wall(id)
    refuse_flood(browser_of(request), at(request))
    form, by = ClaimForm(request.POST), visitor(wish.community_id)
    try:
        made = take(form, lambda: claiming.claim(id, form.claimer(), by=by, at=at(request), token=token(request)))
    except ClaimedAlready as refused:
        return _wall(request, wish.community, refused)
    if made is None:
        return _one(request, wish, form)
    messages.success(request, _("Thank you! The wish is yours until the day below. Keep this page: it is your link."))
    return HttpResponseRedirect(f"/w/{link_token(made.pk)}/", status=303)


def say(request: HttpRequest) -> HttpResponse:
    """I have a wish: it is looked over before it hangs on the wall, and my name never does."""
    community = community_of(request)
    form = SayForm(request.POST or None, community=community.pk)
    if request.method == "POST":
        refuse_flood(browser_of(request), at(request))
        by = visitor(community.pk)
        made = take(form, lambda: saying.say(
            form.said(), form.wisher(), Agreed(form.cleaned_data["agreed"], Means.LINK), by=by, at=at(request),
            token=token(request),
        ))  # fmt: skip
        if made is not None:
            messages.success(request, _("Said. Someone who serves looks it over. Keep this page: it is your link."))
            return HttpResponseRedirect(f"/wish/{link_token(made.pk)}/", status=303)
    context = {"community": community, "form": form}
    return render(request, "wishes/say.html", context, status=422 if form.errors else 200)
