"""Files kept no longer than promised: sound for days, pictures as long as a report or a responder names them."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.db.models import Q

from linli.cases import rules
from linli.cases.models import Photo, Response, Voice
from linli.foundation.writes import locked_transaction

JUST_CAME = timedelta(hours=6)  # a file is stored before its row


def throw_away(folder: Path, *, at: datetime) -> int:
    """Forget recordings that have served (DOMAIN §E2), and delete files that no row names; how many files went.

    Rows first: a kill between the two leaves a file without a row, which goes the next time.
    """
    served = Q(at__lte=at - rules.KEEPS_SOUND, written_at__isnull=False) | Q(at__lte=at - rules.KEEPS_UNHEARD)
    with locked_transaction():
        Voice.objects.filter(served).exclude(file="").update(file="", gone_at=at)
    if not folder.is_dir():
        return 0
    old = [file for file in folder.iterdir() if file.is_file() and _stored(file) < at - JUST_CAME]
    named = _named()
    gone = [file for file in old if file.name not in named]
    for file in gone:
        file.unlink(missing_ok=True)
    return len(gone)


def _stored(file: Path) -> datetime:
    return datetime.fromtimestamp(file.stat().st_mtime, UTC)


def _named() -> set[str]:
    """Every file that a row names."""
    return {
        *Photo.objects.values_list("file", flat=True),
        *Voice.objects.exclude(file="").values_list("file", flat=True),
        *Response.objects.exclude(photo="").values_list("photo", flat=True),
    }
