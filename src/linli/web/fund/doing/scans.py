"""Papers that were scanned: kept under their digest when they come, and shown to the office and the accountant."""

from pathlib import Path
from typing import Any

from django.http import FileResponse, HttpRequest

from linli.access import gate
from linli.foundation.refusals import NotAllowed, NotFound
from linli.fund.granting import scans
from linli.fund.models import Scan
from linli.web.asking import media, staff

READERS = ("document.attach", "fund.accept")


def folder() -> Path:
    """Where scans lie."""
    return media() / "scans"


def kept(file: Any, field: str = "scan") -> scans.Kept | None:
    """A scan that was sent, kept; None where none was. Raises `NotAScan`."""
    if not file:
        return None
    return scans.keep(file.name, file.read(scans.MOST_BYTES + 1), folder(), field=field)


def scan(request: HttpRequest, sha256: str) -> FileResponse:
    """A scan, for those who keep papers or publish what was found: names may stand on it."""
    by = staff(request, "fund.read")
    if not any(gate.may(by, action) for action in READERS):
        raise NotAllowed()
    found = Scan.objects.filter(community=by.community, sha256=sha256).first()
    if found is None or not scans.file_of(found, folder()).exists():
        raise NotFound()
    answer = FileResponse(scans.file_of(found, folder()).open("rb"), content_type=found.form)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
