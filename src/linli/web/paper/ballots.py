"""The slips of a residents' vote: the sealed code of a household as QR and letters, the projects to tick on paper."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linli.fund.models import Candidate, Envelope, Poll
from linli.fund.voting import rules
from linli.web.paper.letterhead import letterhead, written
from linli.web.paper.press import qr


def slips(
    poll: Poll, envelopes: Iterable[Envelope], candidates: list[Candidate], day: date, host: str
) -> dict[str, Any]:
    """The data of the slips of a place, and of the sheet for whoever hands them round. No name stands on either."""
    rows = list(envelopes)
    least = min(poll.least, len(candidates))
    tick = ngettext("Tick %(least)s project or more:", "Tick %(least)s projects or more:", least)
    return letterhead(poll.community, poll.name, day, f"{host}/fund/votes/{poll.code}/") | {
        "address": f"{host}/v/".split("://")[-1],
        "place": rows[0].place,
        "slips": [
            {
                "qr": qr(f"{host}/v/{one.secret}/"),
                "code": rules.in_fours(one.secret),
                "number": one.number,
                "place": one.place,
            }
            for one in rows
        ],
        "projects": [
            {"number": c.number, "name": c.name, "words": c.words, "yuan": _("%(yuan)s yuan") % {"yuan": f"{c.yuan:,}"}}
            for c in candidates
        ],
        "words": {
            "scan": _("Scan and vote"),
            "typed": _("or type this code at"),
            "number": _("slip no."),
            "tick": tick % {"least": least},
            "secret": _(
                "%(opens)s to %(closes)s. One household, one ballot. Vote by the code, or tick here and hand the slip "
                "in to your steward or the office: what comes on paper stands. The code is secret; nobody records who "
                "got which."
            )
            % {"opens": written(poll.opens), "closes": written(poll.closes)},
            "sheet": _(
                "For whoever hands the slips round: note by hand which door got which number, so that a lost one can "
                "be replaced. Keep this sheet to yourself, and tear it up after the count."
            ),
        },
    }
