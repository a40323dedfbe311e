"""The slip of a gift: what was given, for what, how its donor can follow it; no receipt of the federation."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from linli.engines.money import capitals, written
from linli.foundation.sealing import link_token
from linli.fund.labels import Form, ReceiptKind
from linli.fund.models import Gift
from linli.web.paper.letterhead import letterhead
from linli.web.paper.letterhead import written as day_in_words
from linli.web.paper.press import qr


def slip(gift: Gift, day: date, host: str) -> dict[str, Any]:
    """The data of a slip for a gift whose donor, purpose, entry and community were fetched with it."""
    address = f"{host}/gift/{link_token(gift.pk)}/"
    community = gift.community
    return letterhead(community, _("Slip for your gift"), day, f"{host}/fund/") | {
        "amount": _amount(gift),
        "qr": qr(address),
        "thanks": _("Thank you. What you gave is used for what you gave it for."),
        "facts": [
            [_("Donor"), gift.identity or (gift.donor.name if gift.donor else "") or _("a kind resident")],
            [_("For"), gift.purpose.name],
            [_("Came on") if gift.entry else _("Promised on"), day_in_words(gift.day)],
            [_("Receipt of the federation"), _receipt(gift)],
            [_("In the log as"), _("leaf %(n)s") % {"n": gift.entry.number} if gift.entry else _("not booked yet")],
        ],
        "proof": _proof(gift),
        "numbers": [[_("Office telephone"), community.office_phone]],
        "words": {
            "scan": _("Scan: where your gift went"),
            "official": _("The official receipt comes from the charity federation. This slip is none."),
            "keep": _("Whoever holds this slip can see the gift. Please keep it safe."),
            "proof": _("With these signs you can prove that the leaf is yours; nobody else can:"),
        },
    }


def _amount(gift: Gift) -> list[str]:
    """In figures and in capital characters; of goods what and how many."""
    if gift.form == Form.MONEY or gift.quantity is None:
        return [written(gift.fen), capitals(gift.fen)]
    value = _("fair value %(fen)s") % {"fen": written(gift.fen)}
    return [f"{gift.what} {gift.quantity.normalize():f} {gift.unit}", value]


def _receipt(gift: Gift) -> str:
    return gift.receipt or str(ReceiptKind(gift.receipt_kind).label)


def _proof(gift: Gift) -> str:
    return " ".join(gift.salt[n : n + 8] for n in range(0, 32, 8)) if gift.salt else ""
