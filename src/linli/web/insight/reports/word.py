"""A report as a Word document, in letters that every office has."""

from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from linli.web.insight.reports.words import Written

BODY, HEADING = "仿宋", "黑体"
BLACK, GREY = RGBColor(0, 0, 0), RGBColor(0x4A, 0x58, 0x6A)


def made(shown: Written) -> bytes:
    """The document's bytes."""
    document = Document()
    _look(document)
    document.core_properties.author = shown.review.community.name
    document.core_properties.title = shown.title
    document.core_properties.created = document.core_properties.modified = shown.edition.as_of.replace(tzinfo=None)
    title = document.add_heading(shown.title, level=0)
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _small(document, f"{shown.state} · {shown.as_of}", WD_ALIGN_PARAGRAPH.CENTER)
    for part in shown.parts:
        document.add_heading(part.title, level=1)
        for line in part.paragraphs:
            said = document.add_paragraph(line)
            said.paragraph_format.first_line_indent = Pt(28)
    document.add_heading(_("Figures of this report"), level=1)
    _table(document, shown)
    _small(document, _("Each figure is counted from the records; private matters are left out."))
    kept = BytesIO()
    document.save(kept)
    return kept.getvalue()


def _look(document: Any) -> None:
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.6)
    for name, letters, size in (("Normal", BODY, 14), ("Title", HEADING, 20), ("Heading 1", HEADING, 15)):
        style = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = "Times New Roman", Pt(size), BLACK
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:ascii"), "Times New Roman")
        fonts.set(qn("w:hAnsi"), "Times New Roman")
        fonts.set(qn("w:eastAsia"), letters)
    document.styles["Normal"].paragraph_format.line_spacing = 1.4


def _small(document: Any, words: str, align: Any = None) -> None:
    paragraph = document.add_paragraph()
    run = paragraph.add_run(words)
    run.font.size, run.font.color.rgb = Pt(10.5), GREY
    paragraph.alignment = align


def _table(document: Any, shown: Written) -> None:
    columns = (_("Figure"), _("Value"), _("Period before"), "n", _("What it means"))
    table = document.add_table(rows=1, cols=len(columns))
    table.style = "Table Grid"
    _fill(table.rows[0], columns)
    for group, lines in shown.groups:
        head = table.add_row()
        run = head.cells[0].merge(head.cells[-1]).paragraphs[0].add_run(group)
        run.font.bold, run.font.size = True, Pt(9)
        for line in lines:
            _fill(table.add_row(), (line.label, line.told, line.before, str(line.n), line.says))
    _repeated(table.rows[0])


def _repeated(row: Any) -> None:
    """The head of the table stands on each of its pages."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _fill(row: Any, cells: tuple[str, ...]) -> None:
    for cell, words in zip(row.cells, cells, strict=True):
        cell.text = words
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.line_spacing = 1
            for run in paragraph.runs:
                run.font.size = Pt(9)
