"""A notice on paper or as a picture: what is told, until when, for whom it is meant."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from linli.bridge.models import Notice
from linli.foundation import clock
from linli.web.paper.letterhead import letterhead, written
from linli.web.paper.press import qr


def sheet(notice: Notice, day: date, host: str) -> dict[str, Any]:
    """The data of a notice whose community was fetched with it."""
    community, address = notice.community, f"{host}/n/{notice.code}/"
    return letterhead(community, notice.title, day, address) | {
        "lines": [line.strip() for line in notice.words.splitlines() if line.strip()],
        "under": f"{community.street} · {community.name}".strip(" ·"),
        "until": _("Holds until %(day)s") % {"day": written(notice.until)},
        "signed": [community.name, written(clock.today(notice.posted_at))],
        "numbers": [[_("Office telephone"), community.office_phone]],
        "qr": qr(address),
        "words": {"scan": _("Scan: read aloud"), "seal": _("place of the seal")},
    }
