"""Photos of the work: kept as all photos are, with nothing but the picture in them; shown once someone looked."""

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from uuid import UUID

from django.http import FileResponse, HttpRequest

from linli.access import gate
from linli.cases.intake import photos
from linli.foundation.refusals import NotFound
from linli.fund.granting.doing.picturing import Taken
from linli.fund.models import Picture
from linli.web.asking import media


def folder() -> Path:
    """Where photos of the work lie: apart from those of matters, which go when no matter names them."""
    return media() / "works"


def taken(sent: Iterable[Any]) -> list[Taken]:
    """Photos that were sent, kept. Raises `NotAPhoto`, `TooManyPhotos`."""
    files = [(one.name, one.file, one.size) for one in sent]
    return [Taken(file, _digest(file), width, height) for file, width, height in photos.keep(files, folder())]


def _digest(file: str) -> str:
    return hashlib.sha256((folder() / file).read_bytes()).hexdigest()


def picture(request: HttpRequest, id: UUID) -> FileResponse:
    """A photo: for everyone once it is shown, before that for those who look whether anybody can be recognised."""
    found = Picture.objects.filter(pk=id).first()
    known = getattr(request, "known", None)
    if found is None or not (found.shown_at or (known and gate.holds(known.actor, "fund.picture", found))):
        raise NotFound()
    if not (folder() / found.file).exists():
        raise NotFound()
    answer = FileResponse((folder() / found.file).open("rb"), content_type="image/jpeg")
    answer.headers["Cache-Control"] = "private, max-age=3600" if found.shown_at else "private, no-store"
    return answer
