"""Photos of deeds: kept as all photos are, with nothing but the picture in them; shown once someone has looked."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

from django.http import FileResponse, HttpRequest

from linli.access import gate
from linli.cases.intake import photos
from linli.foundation.refusals import NotFound
from linli.partners.deeds import queries
from linli.web.asking import media


def folder() -> Path:
    """Where photos of deeds lie: apart from those of matters, which go when no matter names them."""
    return media() / "deeds"


def taken(sent: Sequence[Any]) -> str:
    """The first photo that was sent, kept; blank without one. Raises `NotAPhoto`, `TooManyPhotos`."""
    files = [(one.name, one.file, one.size) for one in sent[:1]]
    kept = photos.keep(files, folder()) if files else []
    return kept[0][0] if kept else ""


def picture(request: HttpRequest, id: UUID) -> FileResponse:
    """A photo: for everyone once someone has looked, before that for those who look."""
    deed = queries.of_id(id)
    known = getattr(request, "known", None)
    if not deed.photo or not (deed.looked_at or (known and gate.holds(known.actor, "deed.photo", deed))):
        raise NotFound()
    if not (folder() / deed.photo).exists():
        raise NotFound()
    answer = FileResponse((folder() / deed.photo).open("rb"), content_type="image/jpeg")
    answer.headers["Cache-Control"] = "private, max-age=3600" if deed.looked_at else "private, no-store"
    return answer
