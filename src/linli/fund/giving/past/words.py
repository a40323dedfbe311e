"""What is said of a workbook of past gifts: what is wrong with a row and how to mend it."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from linli.office.past import words as shared

OWN: dict[str, tuple[Any, Any]] = {
    "nothing_known": (
        _("No sheet has the columns of past gifts or of statements of sales."),
        _("Start from the template, or name at least the columns %(names)s."),
    ),
    "none_given": (_("The amount is 0."), _("Write what was given, or leave the row out.")),
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
    "receipt_taken": (_("Another gift has the receipt number “%(value)s”."), _("Correct it, or leave the row out.")),
    "stream_other": (_("Without a source, so taken as “other”: rows %(rows)s."), ""),
    "donors_unknown": (_("The donor is not known: rows %(rows)s."), _("Allowed; they are named so.")),
}


SENTENCES: Mapping[str, tuple[Any, Any]] = {**shared.SENTENCES, **OWN}


class Problem(shared.Problem):
    """This row, sheet or file cannot be taken over as it stands."""

    sentences: ClassVar[Mapping[str, tuple[Any, Any]]] = SENTENCES


class Note(shared.Note):
    """Worth knowing; nothing stands in the way."""

    sentences: ClassVar[Mapping[str, tuple[Any, Any]]] = SENTENCES
