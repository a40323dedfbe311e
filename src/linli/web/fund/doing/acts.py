"""What can be done on a page: each act a folded form of its own, which comes back open with what was wrong in it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from django import forms
from django.http import HttpRequest

from linli.foundation.refusals import Refusal
from linli.fund.granting.refusals import Against, LastWaits, NotAccepted
from linli.fund.refusals import IsReversed, UsedSince
from linli.web.asking import at, take, token, uuid_of

R = TypeVar("R")


@dataclass(frozen=True)
class Act:
    """One act: `key` is the last part of its address, `of` the row it is about; `words` stand above its fields."""

    key: str
    button: Any
    way: str
    form: forms.Form
    of: UUID | None = None
    words: Any = ""
    main: bool = False
    warn: bool = False
    open: bool = False

    @property
    def files(self) -> bool:
        """Whether something can be sent along."""
        return self.form.is_multipart()


@dataclass
class Tried:
    """The act that was sent and came back, if any: its key, its row, its form."""

    key: str = ""
    of: UUID | None = None
    form: forms.Form | None = None

    def is_it(self, key: str, of: UUID | None) -> bool:
        return self.form is not None and (self.key, self.of) == (key, of)

    @property
    def status(self) -> int:
        return 200 if self.form is None else 422


def naming(key: str, of: UUID | None) -> str:
    """The ids of the fields of an act, so that each stands once on a page."""
    return f"{key}-{of}-%s" if of else f"{key}-%s"


def act(
    tried: Tried, key: str, button: Any, way: str, made: Callable[..., forms.Form], of: UUID | None = None, **more: Any
) -> Act:
    """An act with an empty form, or with the one that came back."""
    back = tried.is_it(key, of)
    form = tried.form if back and tried.form is not None else made(auto_id=naming(key, of))
    return Act(key, button, f"{way}{key}/", form, of, open=back or more.pop("open", False), **more)


def sent(request: HttpRequest, key: str, made: Callable[..., forms.Form]) -> Tried:
    """What was sent for an act."""
    of = uuid_of(request, "of")
    files: Any = request.FILES
    if "photos" in files:
        files = files.dict() | {"photos": request.FILES.getlist("photos")}
    return Tried(key, of, made(request.POST, files, auto_id=naming(key, of)))


def done(form: forms.Form, verb: Callable[[], R]) -> R | None:
    """Do `verb` if the form is well filled; whatever stands against it is said at its field, and None is given."""
    try:
        return take(form, verb)
    except (Against, IsReversed, UsedSince) as refused:
        form.add_error(_place(form, refused), str(refused))
        return None


def _place(form: forms.Form, refused: Refusal) -> str | None:
    wanted: Mapping[type[Refusal], str] = {
        LastWaits: "final" if form.data.get("final") else "amount",
        NotAccepted: "sort" if "sort" in form.fields else "amount",
    }
    place = wanted.get(type(refused))
    return place if place in form.fields else None


def about(request: HttpRequest, by: Any) -> dict[str, Any]:
    """What every verb is told: who, when, and the token of the form."""
    return {"by": by, "at": at(request), "token": token(request)}
