"""What can be done on a page, each with its form: shown folded, open where something in it is wrong."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest

from linli.foundation.refusals import NotFound
from linli.web.asking import uuid_of
from linli.web.projects.forms import Asking


@dataclass(frozen=True)
class Act:
    """A step: its key, its words, and the form that it asks; `way` is where it is sent."""

    key: str
    way: str
    title: object
    button: object
    form: Asking
    words: object = ""
    warn: bool = False
    version: int | None = None
    always: bool = False  # shown unfolded

    @property
    def open(self) -> bool:
        return self.always or bool(self.form.errors)


@dataclass(frozen=True)
class Step:
    """How a step is asked for: its form, what that begins with, its words."""

    form: Callable[..., Asking]
    title: object
    button: object
    words: object = ""
    warn: bool = False
    always: bool = False
    start: Mapping[str, Any] | None = None


def acts(
    steps: Mapping[str, Step], way: str, tried: tuple[str, Asking] | None = None, version: int | None = None
) -> list[Act]:
    """The steps as a page shows them; the one that was tried with what was entered."""
    made = []
    for key, step in steps.items():
        form = tried[1] if tried and tried[0] == key else step.form(initial=step.start, auto_id=f"{key}_%s")
        made.append(
            Act(key, f"{way}{key}/", step.title, step.button, form, step.words, step.warn, version, step.always)
        )
    return made


def row_of(request: HttpRequest, name: str) -> UUID:
    """The id of a row among what was posted. Raises `NotFound`."""
    found = uuid_of(request, name)
    if found is None:
        raise NotFound()
    return found
