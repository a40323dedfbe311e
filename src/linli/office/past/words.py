"""What is said of a table of the past: what is wrong with a row and how to mend it."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from linli.office.history.words import SENTENCES as SHARED
from linli.office.workbook.words import Remark

SENTENCES: dict[str, tuple[Any, Any]] = {
    **SHARED,
    "nothing_known": (
        _("No sheet has the columns that are read here."),
        _("Start from the template, or name at least the columns %(names)s."),
    ),
    "not_amount": ("%(value)s", _("Write yuan as a number, such as 1234.50.")),
    "not_quantity": (_("“%(value)s” is no quantity."), _("Write a number, such as 50 or 12.5.")),
    "not_answer": (_("“%(value)s” is not among the answers."), _("Write one of: %(answers)s.")),
    "date_future": (_("“%(value)s” lies in the future."), _("Correct the date.")),
    "columns_unread": (_("Not read: %(names)s."), ""),
    "rows_passed": (_("Rows of totals and remarks are not read: %(rows)s."), ""),
}


class Said(Remark):
    """A remark in the words of these tables, and otherwise in those of history."""

    sentences: ClassVar[Mapping[str, tuple[Any, Any]]] = SENTENCES

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
