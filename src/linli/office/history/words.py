"""What is said of old records: what is wrong with a row and how to mend it, and what was left out on purpose."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from linli.office.workbook import words as shared
from linli.office.workbook.words import Remark

_SAVE_AS = _("Open it in Excel or WPS, choose “Save as”, type “Excel workbook (*.xlsx)”, and load that file.")
_AS_DATE = _("Write it as 2024-03-01, or 2024-03-01 08:30.")

OWN: dict[str, tuple[Any, Any]] = {
    # the file
    "file_kind": (_("This is no workbook, no CSV and no text, whatever its name says."), _SAVE_AS),
    "file_too_large": (_("The file is too large: at most %(most)s are read."), _("Load it year by year.")),
    "text_empty": (
        _("There is no entry in this text."),
        _("Paste the numbered list, or the messages with names and times."),
    ),
    "nothing_known": (
        _("No sheet has a header row that tells when and what."),
        _("Name at least two columns, such as %(names)s, or say what kind of file it is."),
    ),
    # the sheet
    "sheet_no_header": (_("No header row is found; this sheet is not read."), ""),
    "columns_dropped": (
        _("Dropped, because they name people or their numbers: %(names)s. They are not kept anywhere."),
        "",
    ),
    "columns_never": (
        _("Never read, because Linli keeps no such data: %(names)s."),
        _("Better delete them from the file before passing it on."),
    ),
    "columns_unread": (_("Not read: %(names)s."), ""),
    "rows_passed": (_("Rows of totals, remarks and repeated headers are not read: %(rows)s."), ""),
    "messages_passed": (_("Messages that say nothing of a matter are not read: %(rows)s."), ""),
    # the rows
    "no_words": (_("Nothing says what the matter was."), _("Fill in what was reported, or leave the row out.")),
    "date_future": (_("“%(value)s” lies in the future."), _("Correct the date.")),
    "end_before_start": (_("It ends before it begins."), _("Correct one of the two dates.")),
    "not_date": (_("“%(value)s” is not a date."), _AS_DATE),
    "date_doubtful": (_("“%(value)s” was typed as a number: month 1 and month 10 look the same."), _AS_DATE),
    "rows_twice": (_("The same matter stands in the file already and is taken once: rows %(rows)s."), ""),
    "rows_undated": (_("Without a date: rows %(rows)s."), _("Allowed; they are shown under no year.")),
    "rows_unplaced": (
        _("No compound of the community is recognised: rows %(rows)s."),
        _("Allowed; the words of the place are kept."),
    ),
    "rows_masked": (_("Numbers, names or flats inside the words were made unreadable: rows %(rows)s."), ""),
    "numbers_lost": (
        _("The spreadsheet kept only 15 digits of their numbers: rows %(rows)s. Words, day and place tell them apart."),
        "",
    ),
}
SENTENCES = {**shared.SENTENCES, **OWN}


class Said(Remark):
    """A remark in the words of this room, and otherwise in those of the workbook."""

    sentences: ClassVar[Mapping[str, tuple[Any, Any]]] = SENTENCES

    @property
    def what(self) -> str:
        """What is wrong, or what was noticed."""
        return str(self.sentences[self.code][0]) % self.params

    @property
    def mend(self) -> str:
        """How to mend it; '' when nothing need be done."""
        return str(self.sentences[self.code][1]) % {"near": "", **self.params}


class Problem(Said):
    """This row, sheet or file cannot be taken over as it stands."""


class Note(Said):
    """Worth knowing; nothing stands in the way."""
