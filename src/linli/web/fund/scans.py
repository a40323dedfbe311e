"""Papers that were scanned: kept under their digest when they come, and shown to those whom a page lets see them."""

from pathlib import Path
from typing import Any
from uuid import UUID

from django.http import FileResponse

from linli.foundation.refusals import NotFound
from linli.fund.granting import scans
from linli.fund.granting.scans import Kept
from linli.fund.models import Scan
from linli.web.asking import media
from linli.web.paper.answers import VIEWER


def folder() -> Path:
    """Where scans lie."""
    return media() / "scans"


def keep(file: Any, field: str = "scan") -> Kept:
    """Keep a file that was chosen in a field. Raises `NotAScan`."""
    return scans.keep(file.name, file.read(scans.MOST_BYTES + 1), folder(), field=field)


def kept(file: Any, field: str = "scan") -> Kept | None:
    """The same of a field that may stay empty."""
    return keep(file, field) if file else None


def lies_here(digest: str) -> bool:
    """Whether the file of a scan is there, so that a page can lead to it."""
    return any((folder() / f"{digest}{end}").exists() for end in scans.ENDS.values())


def answer(community_id: UUID, digest: str) -> FileResponse:
    """A scan by its digest, to be looked at in the browser. Raises `NotFound`."""
    found = Scan.objects.filter(community=community_id, sha256=digest).first()
    if found is None or not scans.file_of(found, folder()).exists():
        raise NotFound()
    response = FileResponse(scans.file_of(found, folder()).open("rb"), content_type=found.form)
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["Content-Security-Policy"] = VIEWER
    return response
