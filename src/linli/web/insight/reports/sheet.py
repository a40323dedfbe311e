"""A report as an Excel workbook: its figures as true numbers, and its words."""

from io import BytesIO

import xlsxwriter
from django.utils.translation import gettext as _

from linli.web.insight.reports.words import Line, Written

FORMATS = {"n": "#,##0", "h": "#,##0.0", "%": "0.0%", "yuan": "#,##0.00", "kg": "#,##0"}
NUMBERS = (2, 6)  # the columns of values


def made(shown: Written) -> bytes:
    """The workbook's bytes."""
    units = {one["key"]: one["unit"] for one in shown.edition.figures}
    kept = BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"title": shown.title, "author": shown.review.community.name,
                             "created": shown.edition.as_of.replace(tzinfo=None)})  # fmt: skip
        bold, wrap = (
            book.add_format({"bold": True, "bg_color": "#e8f0fa", "border": 1}),
            book.add_format({"text_wrap": True, "valign": "top"}),
        )
        numbers = {unit: book.add_format({"num_format": form, "valign": "top"}) for unit, form in FORMATS.items()}
        page = book.add_worksheet(_("Figures of the report"))
        page.write(0, 0, shown.title, book.add_format({"bold": True, "font_size": 14}))
        page.write(1, 0, f"{shown.state} · {shown.as_of}")
        columns = (
            _("Part of the report"),
            _("Figure"),
            _("Value"),
            _("Unit"),
            "n",
            _("How many of them"),
            _("Period before"),
            _("What it means"),
        )
        page.write_row(3, 0, columns, bold)
        for row, line in enumerate(shown.lines, 4):
            _row(page, row, line, numbers.get(units[line.key], numbers["n"]), wrap)
        for column, width in enumerate((24, 30, 14, 8, 10, 16, 16, 70)):
            page.set_column(column, column, width)
        page.freeze_panes(4, 2)
        _words(book.add_worksheet(_("Words of the report")), shown, bold, wrap)
    return kept.getvalue()


def _row(page: object, row: int, line: Line, number: object, wrap: object) -> None:
    whole = 100 if line.shown.endswith("%") else 1  # a share is kept as a part of one, which Excel shows in per cent
    value, before = (None if one is None else one / whole for one in (line.value, line.before_value))
    cells = (line.group, line.label, value, line.unit, line.n, line.part, before, line.says)
    for column, cell in enumerate(cells):
        if cell is not None:
            page.write(row, column, cell, number if column in NUMBERS else wrap)  # type: ignore[attr-defined]


def _words(page: object, shown: Written, bold: object, wrap: object) -> None:
    row = 0
    for part in shown.parts:
        page.write_string(row, 0, part.title, bold)  # type: ignore[attr-defined]
        for line in part.paragraphs:
            row += 1
            page.write_string(row, 0, line, wrap)  # type: ignore[attr-defined]
        row += 2
    page.set_column(0, 0, 110)  # type: ignore[attr-defined]
