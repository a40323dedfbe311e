"""Papers that were scanned: the file lies under its digest, and a row says who kept it."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from linli.access.actors import Actor
from linli.foundation.writes import insert
from linli.fund.granting.refusals import NotAScan
from linli.fund.models import Scan

MOST_BYTES = 15 * 1024 * 1024
FORMS = (
    (b"%PDF-", "application/pdf", ".pdf"),
    (b"\xff\xd8\xff", "image/jpeg", ".jpg"),
    (b"\x89PNG", "image/png", ".png"),
)
ENDS = {form: end for _start, form, end in FORMS}


@dataclass(frozen=True)
class Kept:
    """A file that lies in the folder: its digest, media type and size."""

    sha256: str
    form: str
    size: int


def keep(name: str, content: bytes, folder: Path, *, field: str = "scan") -> Kept:
    """Keep a scan, unchanged, under its digest; the same file twice is one. Raises `NotAScan`."""
    form, end = next(((form, end) for start, form, end in FORMS if content.startswith(start)), ("", ""))
    if not form or len(content) > MOST_BYTES:
        raise NotAScan(field=field, name=name)
    digest = hashlib.sha256(content).hexdigest()
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / f"{digest}.{id(content)}.part"
    part.write_bytes(content)
    part.replace(folder / f"{digest}{end}")
    return Kept(digest, form, len(content))


def note(kept: Kept, by: Actor, at: datetime) -> str:
    """Say inside a verb that a scan belongs to what is done; its digest."""
    if not Scan.objects.filter(community_id=by.community, sha256=kept.sha256).exists():
        insert(
            Scan(
                community_id=by.community, sha256=kept.sha256, form=kept.form, size=kept.size,
                kept_by_id=by.appointed_id, at=at,
            )
        )  # fmt: skip
    return kept.sha256


def file_of(scan: Scan, folder: Path) -> Path:
    """Where a scan lies."""
    return folder / f"{scan.sha256}{ENDS[scan.form]}"
