"""Words of the accountant's desk."""

from django.utils.translation import gettext_lazy as _

MEANINGS = {
    "day": _("day"),
    "in": _("money in"),
    "out": _("money out"),
    "amount": _("amount, with a minus or a direction"),
    "side": _("direction (in or out)"),
    "balance": _("balance after it"),
    "words": _("words"),
    "other": _("other side"),
    "serial": _("serial number"),
}
PAPERS = {
    "invoice": _("invoice"),
    "receipt": _("fiscal receipt"),
    "other": _("another document"),
}
NUMBERED = ("invoice", "receipt")  # papers that are known by their number
SAYS = {
    "ask": _("asks"),
    "return": _("sends it back"),
    "freeze": _("freezes it"),
    "release": _("releases it"),
}
