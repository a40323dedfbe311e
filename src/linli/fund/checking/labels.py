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
VOUCHERS = {
    "day": _("day"),
    "number": _("voucher's word and number"),
    "word": _("voucher's word"),
    "count": _("voucher's number"),
    "words": _("words"),
    "code": _("account's code"),
    "account": _("account's name"),
    "debit": _("debit"),
    "credit": _("credit"),
    "amount": _("amount, without its side"),
    "side": _("side, debit or credit"),
    "beside": _("purpose, code and name"),
    "purpose": _("purpose's code"),
    "leaf": _("number in the public log"),
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
