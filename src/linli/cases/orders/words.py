"""What is said of an order that cannot be taken in as it stands, and how to mend it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.office.history.words import SENTENCES as SHARED
from linli.office.history.words import Said

OWN: dict[str, tuple[Any, Any]] = {
    "no_orders": (
        _("No order is found: no row names a number or a time, and what was asked."),
        _("Bring the platform's own export, or paste the order with its labels, such as 工单编号 and 诉求内容."),
    ),
    "too_many": (_("There are more than %(most)s orders."), _("Bring them in two parts.")),
    "no_number": (
        _("The order has no number."),
        _("Copy the number of the other system: the answer needs it."),
    ),
    "number_lost": (
        _("The spreadsheet kept only 15 digits of the number."),
        _("Export it again with the number as text, or paste the order."),
    ),
    "number_long": (_("The number is longer than 40 signs."), _("Copy the number alone.")),
    "deadline_unknown": (
        _("“%(value)s” tells no deadline."),
        _("Write a day such as 2026-03-09 18:00, or a limit such as 3个工作日 or 48小时."),
    ),
    "deadline_early": (_("The deadline lies before the order was received."), _("Correct one of the two.")),
    "twice": (_("The same number stands in an earlier row."), _("Leave one of them out.")),
}
SENTENCES = {**SHARED, **OWN}


class Problem(Said):
    """This order, or this file, cannot be taken in as it stands."""

    sentences = SENTENCES
