"""The press: the one way to a PDF. A kind names a sheet in `sheets/`; what it shows is handed over as JSON."""

import json
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import pylopdf_fonts_zh_cn
import segno
import typst

Kind = Literal[
    "gathering-poster", "gathering-result", "gathering-sheet", "gathering-thanks",
    "agreement",
    "card", "poster", "letter", "handover", "receipt", "lesson", "gift", "ballots", "fund-board", "fund-slide",
    "seat-vote", "notice", "thanks", "duty", "helping", "minutes", "talk", "script", "evening", "review",
    "survey-slips", "tidings", "policy", "labels", "kitchen", "round",
]  # fmt: skip
SHEETS = Path(__file__).parent / "sheets"
LETTERS = Path(pylopdf_fonts_zh_cn.__file__).parent
_lock = threading.Lock()  # a compiler serves one thread at a time
_fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[LETTERS])
_compiler = typst.Compiler(root=SHEETS, font_paths=_fonts)


def paper(kind: Kind, data: Mapping[str, Any]) -> bytes:
    """The PDF of some data: equal data give equal bytes, whatever the machine. About 10 ms a sheet.

    The data go in as one JSON text, so no name and no word can ever be read as typst's markup.
    """
    said = json.dumps(data, ensure_ascii=False, sort_keys=True)
    with _lock:
        made = _compiler.compile(SHEETS / f"{kind}.typ", sys_inputs={"data": said}, format="pdf")
    return made if isinstance(made, bytes) else b""


def picture(kind: Literal["fund-picture", "tidings-picture", "review-picture"], data: Mapping[str, Any]) -> bytes:
    """The PNG of some data, 1,134 pixels wide, as tall as it needs."""
    said = json.dumps(data, ensure_ascii=False, sort_keys=True)
    with _lock:
        made = _compiler.compile(SHEETS / f"{kind}.typ", sys_inputs={"data": said}, format="png", ppi=240.0)
    return made if isinstance(made, bytes) else b""


def qr(address: str) -> str:
    """The code of an address as an SVG text that fills its frame, without a border."""
    return segno.make(address, error="m", micro=False).svg_inline(
        border=0, omitsize=True, svgclass=None, lineclass=None
    )
