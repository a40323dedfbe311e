"""Pictures of posters: kept with nothing but the picture in them, apart from those of matters."""

from pathlib import Path
from typing import Any

from django.http import FileResponse, HttpRequest

from linli.bridge.notices import queries
from linli.cases.intake import photos
from linli.foundation.refusals import NotFound
from linli.web.asking import media


def folder() -> Path:
    """Where they lie: pictures of matters go when no matter names them, these do not."""
    return media() / "notices"


def stored(sent: Any) -> tuple[str, int, int] | None:
    """A picture that was sent, kept: (file, width, height). Raises `NotAPhoto`, `TooManyPhotos`."""
    return photos.keep([(sent.name, sent.file, sent.size)], folder())[0] if sent else None


def picture(request: HttpRequest, code: str) -> FileResponse:
    """The picture of a notice, for everyone."""
    notice = queries.of_code(code)
    file = folder() / notice.picture
    if not notice.picture or not file.exists():
        raise NotFound()
    answer = FileResponse(file.open("rb"), content_type="image/jpeg")
    answer.headers["Cache-Control"] = "public, max-age=3600"
    return answer
