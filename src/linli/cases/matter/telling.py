"""What every step on a matter ends with: it is kept with its next version, and its reporters are told, each once."""

from datetime import datetime

from linli.cases.models import Case
from linli.foundation.sealing import link_token
from linli.notifications import actions as notifications
from linli.notifications.actions import Reader


def keep(case: Case, *columns: str) -> None:
    """Write the changed columns, the stage and the next version."""
    case.version += 1
    case.save(update_fields=["stage", "version", *columns])


def tell_reporters(kind: str, case: Case, at: datetime) -> None:
    """One letter for each report of the matter. Two queries."""
    readers = [
        Reader(report=r.pk, number=r.phone, params=(("tracking", r.tracking), ("link", f"/r/{link_token(r.pk)}/")))
        for r in case.reports.all()
    ]
    notifications.post(kind, readers, about=case, at=at, params={})
