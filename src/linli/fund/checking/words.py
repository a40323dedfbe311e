"""What is said of a line of a statement that cannot be taken in as it stands, and how to mend it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.office.history.words import SENTENCES as SHARED
from linli.office.history.words import Said

OWN: dict[str, tuple[Any, Any]] = {
    "no_header": (
        _("No row names a day and an amount."),
        _("Bring the statement as the bank or the federation exports it, with its header row."),
    ),
    "no_amount": (_("Neither received nor spent is filled in."), _("Fill in one of the two, or take the row out.")),
    "two_amounts": (_("Received and spent are both filled in."), _("Leave one of the two empty.")),
    "not_amount": (_("“%(value)s” is no amount."), _("Write it as 1234.50.")),
    "no_side": (_("“%(value)s” does not say whether money came or went."), _("Write 收 or 支 (or 贷 or 借).")),
    "balance_jumps": (
        _("The balance %(balance)s does not follow from the row before it and this amount."),
        _("A row is missing or out of order: export the statement again."),
    ),
    "serial_twice": (_("This serial number stands in an earlier row."), _("Take one of the two rows out.")),
}
SENTENCES = {**SHARED, **OWN}


class Problem(Said):
    """This line, or this file, cannot be taken in as it stands."""

    sentences = SENTENCES
