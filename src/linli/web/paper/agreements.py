"""An agreement on shared sales (慈善法 37), to be signed on paper before a gathering opens."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from linli.engines.money import plain
from linli.fund.giving import rules
from linli.fund.models import Agreement
from linli.projects.models import Stall
from linli.web.paper.letterhead import letterhead, written

BLANK = "______"


def agreement(stall: Stall, day: date) -> dict[str, Any]:
    """The data of a stall's agreement: as it was signed, or with blanks where nothing was agreed yet."""
    edition, signed = stall.edition, stall.agreement
    community = edition.community
    return letterhead(community, _("Agreement on a share of sales"), day) | {
        "under": edition.name,
        "facts": [
            [_("Stall"), f"{stall.name} · {stall.what}".strip(" ·")],
            [_("Holds from"), _holds(stall, signed)],
            [_("Number"), signed.code if signed else BLANK],
        ],
        "clauses": _clauses(signed),
        "law": _("Law: article 37 of the Charity Law. Whoever promises a part of sales to charity signs an agreement "
                 "before the event, keeps it after the event, and makes public what was given."),
        "signers": [stall.name, _("Residents' committee of %(community)s") % {"community": community.name},
                    _("Charity federation that keeps the fund")],
        "words": {
            "sign": _("signature or seal, day"),
            "after": _("Three copies, one for each side. The office enters it before the gathering opens; "
                       "the scan itself is not kept in the system."),
        },
    }  # fmt: skip


def _holds(stall: Stall, signed: Agreement | None) -> str:
    first, last = (signed.start, signed.end) if signed else (stall.edition.day, stall.edition.day)
    return written(first) if first == last else f"{written(first)} – {written(last)}"


def _clauses(signed: Agreement | None) -> list[str]:
    share = rules.percent(signed.basis_points) if signed else BLANK
    purpose = signed.purpose.name if signed else BLANK
    clauses = [
        _("The stall gives %(share)s %% of its net sales of each event to the community fund. Net sales are what was "
          "sold, less what was given back to buyers.") % {"share": share},
        _("The money is for: %(purpose)s. Another use needs the stall's consent.") % {"purpose": purpose},
        _("The stall states its sales itself after the event; what is due is computed from that, and shown to it."),
        _("It pays to the account of the charity federation, never to the community or to a person, and gets the "
          "federation's receipt."),
        _("What was due and what has come in is published with the result of the event."),
        _("Each side may end it for events that lie ahead by saying so in writing."),
    ]  # fmt: skip
    if signed and (signed.cap or signed.floor):
        limits = {"cap": _("At most %(yuan)s yuan an event."), "floor": _("At least %(yuan)s yuan an event.")}
        known = {name: getattr(signed, name) for name in limits if getattr(signed, name)}
        clauses.insert(1, " ".join(limits[name] % {"yuan": plain(fen)} for name, fen in known.items()))
    return clauses
