"""The paper of a result of before, scanned: kept unchanged under its digest."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from linli.surveys.models import Earlier
from linli.surveys.refusals import NotAScan

MOST_BYTES = 15 * 1024 * 1024
FORMS = (
    (b"%PDF-", "application/pdf", ".pdf"),
    (b"\xff\xd8\xff", "image/jpeg", ".jpg"),
    (b"\x89PNG", "image/png", ".png"),
)
ENDS = {form: end for _start, form, end in FORMS}


@dataclass(frozen=True)
class Kept:
    """A file that lies in the folder: its digest and media type."""

    sha256: str
    form: str


def keep(content: bytes, folder: Path) -> Kept:
    """Keep a scan under its digest; the same file twice is one. Raises `NotAScan`."""
    form, end = next(((form, end) for start, form, end in FORMS if content.startswith(start)), ("", ""))
    if not form or len(content) > MOST_BYTES:
        raise NotAScan(field="scan")
    digest = hashlib.sha256(content).hexdigest()
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / f"{digest}.{id(content)}.part"
    part.write_bytes(content)
    part.replace(folder / f"{digest}{end}")
    return Kept(digest, form)


def file_of(earlier: Earlier, folder: Path) -> Path:
    """Where the scan of a result lies."""
    return folder / f"{earlier.scan}{ENDS[earlier.scan_form]}"
