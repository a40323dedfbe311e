"""What is said of a cell, a row or a file: what is wrong, and how to mend it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Remark:
    """One sentence about one place: the row is counted as Excel does, 0 for a whole sheet; '' is the whole file."""

    sheet: str
    row: int
    column: str  # the header as the office wrote it; '' when the whole row is meant
    code: str
    params: Mapping[str, str] = field(default_factory=dict, hash=False)
    letter: str = ""  # the column as Excel names it

    @property
    def cell(self) -> str:
        """Such as D12, or '' when no one cell is meant."""
        return f"{self.letter}{self.row}" if self.letter and self.row else ""

    @property
    def what(self) -> str:
        """What is wrong, or what was noticed."""
        return str(SENTENCES[self.code][0]) % self.params

    @property
    def mend(self) -> str:
        """How to mend it; '' when nothing need be done."""
        near = self.params.get("near", "")
        perhaps = str(PERHAPS) % {"near": near} if near else ""
        return str(SENTENCES[self.code][1]) % {**self.params, "near": perhaps}


class Problem(Remark):
    """This row cannot be taken in as it stands."""


class Note(Remark):
    """Worth knowing; nothing is left out because of it but what the sentence names."""


_SAVE_AS = _("Open it in Excel or WPS, choose “Save as”, type “Excel workbook (*.xlsx)”, and load that file.")
_SEE_SHEET = _("Write it as the sheet %(of)s has it, or add it there.%(near)s")
_ONE_ROW = _("Keep one of the two rows, with what is right.")

SENTENCES: dict[str, tuple[Any, Any]] = {
    # the file
    "file_empty": (_("The file is empty."), _("Choose the file again; save it first if it is still open.")),
    "file_kind": (_("This is not an Excel or ODS workbook, whatever its name says."), _SAVE_AS),
    "file_broken": (_("The workbook is damaged and cannot be read."), _SAVE_AS),
    "file_encrypted": (
        _("The workbook is locked with a password."),
        _("Open it, take the password away (File, Information, Protect workbook), save it, and load it again."),
    ),
    "file_too_large": (
        _("The workbook is too large: at most %(most)s are read."),
        _("Take out pictures and old sheets, or copy the five sheets into a new workbook."),
    ),
    "no_sheet_known": (
        _("None of the sheets 小区, 楼栋单元, 微网格, 人员, 单位 is found in this workbook."),
        _("Name the sheets so, or start from the template."),
    ),
    # the sheet
    "sheet_missing": (_("The sheet is not in the workbook."), _("Add the sheet, as the template has it.")),
    "sheet_too_large": (
        _("Something stands far outside the table, in cell %(at)s."),
        _("Delete the empty rows and columns behind the table, save, and load again."),
    ),
    "header_missing": (
        _("No header row is found among the first %(rows)s rows."),
        _("Write a header row with the column names of the template, such as %(names)s."),
    ),
    "column_missing": (_("The column is not there."), _("Add a column with this header; also understood: %(names)s.")),
    "sheet_hidden": (_("This hidden sheet is not read."), _("Show the sheet if it should be read.")),
    "sheet_unread": (_("This sheet is not one of the five and is not read."), ""),
    "sheet_absent": (_("The workbook has no such sheet; what is stored stays as it is."), ""),
    # the columns
    "column_unread": (_("This column is not known and is not read."), _("If it should be read: %(names)s.")),
    "column_never_read": (
        _("This column is never read: Linli keeps no identity numbers, health or family data."),
        _("Better delete it from the file before passing the file on."),
    ),
    "column_twice": (_("Another column holds the same already; this one is not read."), ""),
    "name_as_code": (_("There is no column of codes, so this column serves as the code of the micro-grid."), ""),
    # the rows
    "total_row": (_("A row of totals is not read."), ""),
    "remark_row": (_("A line of remarks is not read."), ""),
    "header_again": (_("The header stands here again and is not read."), ""),
    "row_twice": (_("The same as row %(first)s; it is taken once."), ""),
    "row_contradicts": (_("Row %(first)s says “%(there)s”, this row says “%(here)s”."), _ONE_ROW),
    "rests_on_skipped": (
        _("It rests on “%(value)s”, whose own row has a problem."),
        _("Mend the row of “%(value)s”; this one needs no change."),
    ),
    # the cells
    "missing": (_("The cell is empty."), _("Fill it in. If it is the same as above, copy it down.")),
    "formula_without_value": (
        _("The cell holds a formula without a result."),
        _("Open the workbook in Excel or WPS, save it, and load it again; or write the value itself."),
    ),
    "formula_error": (
        _("The formula in the cell gives an error."),
        _("Correct the formula, or write the value itself."),
    ),
    "count_merged": (
        _("One number stands over several merged rows, so nobody can tell how much belongs to each."),
        _("Unmerge the cells and write the number of each row."),
    ),
    "too_long": (_("“%(value)s” is longer than %(most)s characters."), _("Shorten it.")),
    "digits_lost": (
        _("%(value)s was typed as a number, and a spreadsheet keeps only its first 15 digits."),
        _("Format the column as text, then type it again."),
    ),
    "date_instead": (
        _("The spreadsheet turned what was typed into a date: “%(value)s”."),
        _("Format the column as text, then type it again."),
    ),
    "not_number": (_("“%(value)s” is not a whole number."), _("Write digits only, such as 48.")),
    "number_range": (
        _("%(value)s is not likely: from %(least)s to %(most)s is expected."),
        _("Correct the number."),
    ),
    "not_metres": (_("“%(value)s” is not a number of metres."), _("Write metres as a number, or leave it empty.")),
    "point_half": (_("Only one of the two coordinates is given."), _("Give both, or neither.")),
    "not_percent": (_("“%(value)s” is no share of a hundred."), _("Write a number such as 35, or leave it empty.")),
    "not_year": (_("“%(value)s” is not a year."), _("Write four digits, such as 1985.")),
    "not_date": (_("“%(value)s” is not a date."), _("Write it as 2024-03-01.")),
    "date_doubtful": (
        _("“%(value)s” was typed as a number: month 1 and month 10 look the same."),
        _("Write it as 2024-03-01."),
    ),
    "not_floors": (
        _("“%(value)s” is not a number of floors."),
        _("Write a number such as 6, or floors such as 1-11层."),
    ),
    "not_phone": (
        _("“%(value)s” is not a telephone number."),
        _("Write a mobile number of 11 digits, or a landline such as 0379-64000000."),
    ),
    "not_email": (_("“%(value)s” is not an e-mail address."), _("Write one address, such as name@example.cn.")),
    "phones_several": (_("Several numbers stand in one cell."), _("Keep the one on which the person is reached.")),
    "not_choice": (_("“%(value)s” is not among the answers."), _("Choose one of: %(choices)s.%(near)s")),
    "not_id": (_("“%(value)s” is not a number that Linli gave."), _("Leave 编号 empty; Linli fills it in on export.")),
    "not_code": (_("“%(value)s” is not a code of 20 digits."), _("Write 20 digits as text, or leave it empty.")),
    # the land
    "unknown_compound": (_("The compound “%(value)s” is not known."), _SEE_SHEET),
    "unknown_general_grid": (_("The general grid “%(value)s” is not known."), _SEE_SHEET),
    "unknown_micro_grid": (_("The micro-grid “%(value)s” is not known."), _SEE_SHEET),
    "unknown_building": (_("The building “%(value)s” is not known."), _SEE_SHEET),
    "general_grid_once": (
        _("Only this row names the general grid “%(value)s”; it will be made."),
        _("If it is a slip of the pen, write one of: %(choices)s."),
    ),
    "range_unreadable": (
        _("The range “%(value)s” cannot be understood."),
        _("Write it like 3号楼1-3单元；4号楼；5号楼1单元1-11层."),
    ),
    "range_unknown": (_("“%(value)s” of the range is not on the sheet 楼栋单元."), _SEE_SHEET),
    "range_beyond": (_("“%(value)s” reaches beyond the %(floors)s floors of the stairwell."), _("Correct the floors.")),
    "two_grids": (
        _("“%(value)s” belongs to the micro-grid %(here)s here, but to %(there)s in %(where)s."),
        _("Leave it in one of the two."),
    ),
    "grid_made": (_("The micro-grid “%(value)s” is made from this column."), ""),
    "grid_empty": (
        _("No stairwell belongs to this micro-grid."),
        _("Write its code beside the stairwells on the sheet 楼栋单元, or list them under 覆盖范围."),
    ),
    "grid_no_households": (_("The micro-grid has no households."), _("Correct the households of its stairwells.")),
    "grid_small": (
        _("%(value)s households are fewer than %(least)s."),
        _("Allowed; perhaps join it with a neighbour."),
    ),
    "grid_large": (_("%(value)s households are more than %(most)s."), _("Allowed; perhaps split it.")),
    "households_none": (_("No households live here."), _("Allowed, for shops and offices.")),
    "floors_left": (_("Some floors of “%(value)s” belong to no micro-grid."), _("Give each floor to a micro-grid.")),
    "stairwell_without_grid": (_("“%(value)s” belongs to no micro-grid."), _("Give it to one when you can.")),
    # the people
    "end_before_start": (_("It ends before it begins."), _("Correct one of the two dates.")),
    "steward_without_grid": (_("The steward has no micro-grid."), _("Write the code of the micro-grid.")),
    "anchor_without_grid": (_("The anchor household has no micro-grid."), _("Write the code of the micro-grid.")),
    "leader_without_general_grid": (_("The grid leader has no general grid."), _("Write the general grid.")),
    "specialist_without_profession": (
        _("The specialist has no profession."),
        _("Choose one of the ten: %(choices)s."),
    ),
    "place_contradicts": (
        _("The micro-grid “%(value)s” does not lie in “%(there)s”."),
        _("Correct one of the two, or leave the wider place empty."),
    ),
    "phone_of_another": (
        _("Row %(first)s has the same number under the name “%(there)s”."),
        _("If they are one person, write one name; otherwise leave the number of one empty."),
    ),
    "person_unsure": (
        _("Without a number “%(value)s” is taken for the person of row %(first)s."),
        _("If they are two people, add the number or the organisation."),
    ),
    "no_role": (_("No role is given; only the name is taken in."), _("Write a role if the person holds one.")),
    "organisation_second": (
        _("“%(there)s” in row %(first)s is kept as the person's organisation."),
        _("A person has one organisation here; name the other under 来源 if it matters."),
    ),
    "unknown_organisation": (_("The organisation “%(value)s” is not known."), _SEE_SHEET),
    "organisation_new": (_("“%(value)s” is not on the sheet 单位 and will be made as “other”."), ""),
    "grid_without_steward": (_("No steward is named for this micro-grid."), _("Appoint one when you can.")),
    "general_grid_without_leader": (_("No leader is named for “%(value)s”."), _("Appoint one when you can.")),
}

PERHAPS = _(" Perhaps “%(near)s” is meant.")
