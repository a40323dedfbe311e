"""Scans of signed papers: kept as they were brought, and shown to those whom a page lets see them."""

from pathlib import Path
from typing import Any
from uuid import UUID

from django.http import FileResponse

from linli.foundation.refusals import NotFound
from linli.fund.granting import scans
from linli.fund.granting.refusals import ScanMissing
from linli.fund.granting.scans import Kept
from linli.fund.models import Scan
from linli.web.asking import media


def folder() -> Path:
    """Where scans lie."""
    return media() / "scans"


def keep(file: Any, field: str) -> Kept:
    """Keep a file that was chosen in a field. Raises `ScanMissing`, `NotAScan`."""
    if not file:
        raise ScanMissing(field=field)
    return scans.keep(file.name, file.read(scans.MOST_BYTES + 1), folder(), field=field)


def answer(community_id: UUID, digest: str) -> FileResponse:
    """A scan by its digest, to be looked at in the browser. Raises `NotFound`."""
    found = Scan.objects.filter(community=community_id, sha256=digest).first()
    if found is None or not (file := scans.file_of(found, folder())).exists():
        raise NotFound()
    response = FileResponse(file.open("rb"), content_type=found.form)
    response.headers["Cache-Control"] = "no-store, private"
    return response
