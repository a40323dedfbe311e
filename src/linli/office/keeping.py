"""Keeping no longer than promised: what has served its time is thrown away by the hour."""

from datetime import datetime, timedelta

from linli.access.models import Attempt
from linli.foundation.models import WriteToken
from linli.foundation.writes import locked_transaction
from linli.office.models import Upload

ATTEMPTS_HOLD = timedelta(days=1)
TOKENS_HOLD = timedelta(days=30)
UPLOADS_HOLD = timedelta(days=7)


def throw_away(*, at: datetime) -> int:
    """Delete wrong tries after a day, write tokens after 30 days, workbooks unloaded for a week; how many."""
    old = (
        Attempt.objects.filter(at__lt=at - ATTEMPTS_HOLD),
        WriteToken.objects.filter(at__lt=at - TOKENS_HOLD),
        Upload.objects.filter(loaded_at=None, uploaded_at__lt=at - UPLOADS_HOLD),
    )
    gone = 0
    for rows in old:
        with locked_transaction():
            gone += rows.delete()[0]
    return gone
