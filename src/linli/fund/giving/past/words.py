"""What is said of a workbook of past gifts: what is wrong with a row and how to mend it."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from linli.office.history.words import SENTENCES as SHARED
from linli.office.workbook.words import Remark

OWN: dict[str, tuple[Any, Any]] = {
    "nothing_known": (
        _("No sheet has the columns of past gifts or of statements of sales."),
        _("Start from the template, or name at least the columns %(names)s."),
    ),
    "not_amount": ("%(value)s", _("Write yuan as a number, such as 1234.50.")),
    "none_given": (_("The amount is 0."), _("Write what was given, or leave the row out.")),
    "not_quantity": (_("“%(value)s” is no quantity."), _("Write a number, such as 50 or 12.5.")),
    "not_answer": (_("“%(value)s” is not among the answers."), _("Write one of: %(answers)s.")),
    "unknown_purpose": (
        _("The purpose “%(value)s” is not known."),
        _("Write one of: %(answers)s; or name the purpose first."),
    ),
    "does_not_fit": (
        _("The purpose “%(value)s” does not fit what the gift is bound to."),
        _("Correct one of the two."),
    ),
    "goods_uncounted": (
        _("Goods and services need a name, a quantity, a unit and what their value rests on."),
        _("Fill in these four columns."),
    ),
    "refunds_more": (_("More was given back than was sold."), _("Correct one of the two amounts.")),
    "date_future": (_("“%(value)s” lies in the future."), _("Correct the date.")),
    "receipt_taken": (_("Another gift has the receipt number “%(value)s”."), _("Correct it, or leave the row out.")),
    "stream_other": (_("Without a source, so taken as “other”: rows %(rows)s."), ""),
    "donors_unknown": (_("The donor is not known: rows %(rows)s."), _("Allowed; they are named so.")),
    "columns_unread": (_("Not read: %(names)s."), ""),
    "rows_passed": (_("Rows of totals and remarks are not read: %(rows)s."), ""),
}


class Said(Remark):
    """A remark in the words of this part, and otherwise in those of history."""

    sentences: ClassVar[Mapping[str, tuple[Any, Any]]] = {**SHARED, **OWN}

    @property
    def what(self) -> str:
        """What is wrong, or what was noticed."""
        return str(self.sentences[self.code][0]) % self.params

    @property
    def mend(self) -> str:
        """How to mend it; blank when nothing need be done."""
        return str(self.sentences[self.code][1]) % {"near": "", **self.params}


class Problem(Said):
    """This row, sheet or file cannot be taken over as it stands."""


class Note(Said):
    """Worth knowing; nothing stands in the way."""
