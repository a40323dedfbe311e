"""Photos that come with a form: as a form takes them, and as an action does, stored."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest

from linli.cases.intake import photos
from linli.web.asking import media


def files_of(request: HttpRequest) -> Any:
    """The files that were sent, as a form takes them: photos are a list."""
    return request.FILES.dict() | {"photos": request.FILES.getlist("photos")} if request.FILES else None


def kept(sent: Iterable[Any]) -> list[tuple[str, int, int]]:
    """Store photos that were sent: (file, width, height) of each. Raises `NotAPhoto`, `TooManyPhotos`."""
    files = [(one.name, one.file, one.size) for one in sent]
    return photos.keep(files, media()) if files else []
