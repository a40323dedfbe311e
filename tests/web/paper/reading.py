"""Reading a printed paper: its sheets, its words, and whether its letters are in it."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.test import Client
from pypdf import PdfReader

A4 = (595, 842)  # points


@dataclass(frozen=True)
class Printed:
    """A PDF as a reader sees it: the words of each sheet, its size in points, its fonts with what is embedded."""

    title: str
    sheets: list[str]
    sizes: list[tuple[int, int]]
    fonts: dict[str, bool]

    @property
    def words(self) -> str:
        return "\n".join(self.sheets)


def printed(client: Client, path: str) -> Printed:
    """The paper that an address answers with: on A4, with its letters in it."""
    answer = client.get(path)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/pdf"), path
    found = read(answer.content)
    assert set(found.sizes) == {A4}, path
    assert found.fonts, path
    assert all(found.fonts.values()), path
    return found


def read(pdf: bytes) -> Printed:
    found = PdfReader(BytesIO(pdf))
    fonts: dict[str, bool] = {}
    for page in found.pages:
        for font in (page["/Resources"].get_object().get("/Font") or {}).values():
            fonts |= _font(font.get_object())
    sizes = [(round(page.mediabox.width), round(page.mediabox.height)) for page in found.pages]
    title = str((found.metadata or {}).get("/Title", ""))
    return Printed(title, [page.extract_text() for page in found.pages], sizes, fonts)


def _font(font: Any) -> dict[str, bool]:
    """The name of a font without the mark of its subset, and whether its letters are in the file."""
    inner = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
    described = inner["/FontDescriptor"].get_object()
    return {str(font["/BaseFont"]).lstrip("/").split("+")[-1]: bool({"/FontFile2", "/FontFile3"} & described.keys())}
