"""Pages for what could not be done."""

from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from linli.foundation.refusals import NotFound, Refusal


class StalePage(Refusal):
    status = 403
    sentence = _("This page was open for too long, or cookies are switched off. Load it again and send once more.")


class WentWrong(Refusal):
    status = 500
    sentence = _(
        "Something went wrong on our side. Nothing was half-written. Please try again, or call the community office."
    )


def refusal(request: HttpRequest, refused: Refusal) -> HttpResponse:
    """The page of a refusal, with its own status."""
    return render(request, "refusal.html", {"refused": refused, "sentence": str(refused)}, status=refused.status)


def sign_in_first(request: HttpRequest) -> HttpResponse:
    """To the sign-in page, and back to where the visitor wanted to go."""
    return HttpResponseRedirect(f"/sign-in/?next={quote(request.get_full_path())}")


def factor_first(request: HttpRequest) -> HttpResponse | None:
    """To the second factor when it would wake a post; None when the person has no sleeping post."""
    known = getattr(request, "known", None)
    if known is None or not known.actor.dormant:
        return None
    return HttpResponseRedirect(f"/factor/?next={quote(request.get_full_path())}")


def csrf(request: HttpRequest, reason: str = "") -> HttpResponse:
    return refusal(request, StalePage())


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return refusal(request, NotFound())


def went_wrong(request: HttpRequest) -> HttpResponse:
    return refusal(request, WentWrong())
