"""What views ask of a request: who acts, when, with which token; and how a form meets a refusal."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID, uuid4

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme

from linli.access import gate
from linli.access.actors import Actor
from linli.foundation import elsewhere
from linli.foundation.refusals import Invalid, NotAllowed, NotSignedIn

PRACTICE = "/practice"  # the addresses of the practice world begin so
R = TypeVar("R")


def at(request: HttpRequest) -> datetime:
    """The instant of the request, read once."""
    return request.at  # type: ignore[attr-defined,no-any-return]


def staff(request: HttpRequest, action: str = "") -> Actor:
    """The appointed person who asks. `NotSignedIn` for others, `NotAllowed` when no post of theirs has `action`."""
    known = request.known  # type: ignore[attr-defined]
    if known is None:
        raise NotSignedIn()
    actor: Actor = known.actor
    if action and not gate.may(actor, action):
        raise NotAllowed()
    return actor


def token(request: HttpRequest) -> UUID | None:
    """The client token of a form, or None."""
    return as_uuid(request.POST.get("token", ""))


def new_token() -> str:
    """A token for a form that is about to be shown."""
    return str(uuid4())


def version(request: HttpRequest) -> int:
    """The version of the object that the form was made for; 0 never fits."""
    text = request.POST.get("version", "")
    return int(text) if text.isdigit() and len(text) < 9 else 0


def uuid_of(request: HttpRequest, name: str) -> UUID | None:
    """A UUID among what was posted."""
    return as_uuid(request.POST.get(name, ""))


def as_uuid(text: str) -> UUID | None:
    """The UUID that a text is, or None."""
    try:
        return UUID(text)
    except ValueError:
        return None


def browser_of(request: HttpRequest) -> str:
    """A mark of the browser, to stop guessing and floods from one: its own cookie, else where it calls from."""
    browser = request.COOKIES.get("csrftoken") or str(request.META.get("REMOTE_ADDR") or "nowhere")
    return f"practice {browser}" if elsewhere.is_here() else browser


def media() -> Path:
    """The folder of photos and recordings: the installation's own, or that of the copy in which one practises."""
    return elsewhere.media() if elsewhere.is_here() else Path(settings.MEDIA_ROOT)


def host_of(request: HttpRequest) -> str:
    """What stands before a path in an address that is copied, printed or drawn as a code."""
    host = f"{request.scheme}://{request.get_host()}"
    return host + PRACTICE if elsewhere.is_here() else host


def take(form: forms.Form, verb: Callable[[], R]) -> R | None:
    """Do `verb` if the form is well filled; an `Invalid` refusal becomes a sentence at its field, and None is given."""
    if not form.is_valid():
        return None
    try:
        return verb()
    except Invalid as refused:
        form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        return None


def back_to(request: HttpRequest, otherwise: str) -> HttpResponse:
    """See-other to the `next` of the request if it lies on this host, else to `otherwise`."""
    return HttpResponseRedirect(
        own_path(request.POST.get("next") or request.GET.get("next") or "") or otherwise, status=303
    )


def own_path(wanted: str) -> str:
    """A path as it was asked for, if it lies on this host; else blank."""
    safe = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) and wanted.startswith("/")
    return wanted if safe else ""


def pages(count: int, limit: int) -> dict[str, Any]:
    """What the count line of a list says: how many there are, and whether all are shown."""
    return {"count": count, "limit": limit, "more": count > limit}
