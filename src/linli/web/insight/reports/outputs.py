"""A report as a file: Word, Excel, PDF, and a long picture for a chat."""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from linli.foundation import clock
from linli.foundation.refusals import NotFound
from linli.web.asking import host_of, staff
from linli.web.insight.reports import sheet, word
from linli.web.insight.reports.one import found
from linli.web.insight.reports.words import Written, written
from linli.web.office.loading import XLSX
from linli.web.paper.answers import printed
from linli.web.paper.letterhead import letterhead
from linli.web.paper.press import picture

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MAKERS: dict[str, tuple[Callable[[Written], bytes], str]] = {"docx": (word.made, DOCX), "xlsx": (sheet.made, XLSX)}


def file(request: HttpRequest, id: UUID, shape: str) -> HttpResponse:
    """The edition asked for (?edition=), or the latest, as docx, xlsx, pdf or png."""
    by = staff(request, "review.read")
    review, edition, _editions = found(request, by, id)
    shown = written(review, edition)
    if shape == "pdf":
        return printed("review", _data(request, shown), shown.title)
    if shape == "png":
        return _kept(picture("review-picture", _data(request, shown)), "image/png", shown.title, shape)
    if shape not in MAKERS:
        raise NotFound()
    make, sort = MAKERS[shape]
    return _kept(make(shown), sort, shown.title, shape)


def _kept(content: bytes, sort: str, name: str, shape: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=sort)
    shown = "inline" if shape == "png" else "attachment"
    answer.headers["Content-Disposition"] = f"{shown}; filename*=UTF-8''{quote(name, safe='')}.{shape}"
    return answer


def _data(request: HttpRequest, shown: Written) -> dict[str, Any]:
    review, edition = shown.review, shown.edition
    source = f"{host_of(request)}/together/reviews/{review.pk}/"
    return letterhead(review.community, shown.title, clock.today(edition.as_of), source) | {
        "state": shown.state, "as_of": shown.as_of, "signed": edition.signed_at is not None,
        "parts": [{"title": part.title, "lines": part.paragraphs} for part in shown.parts],
        "groups": [
            {"title": group, "rows": [[line.label, line.told, line.before, str(line.n)] for line in lines]}
            for group, lines in shown.groups
        ],
        "words": {
            "columns": [_("Figure"), _("Value"), _("Period before"), "n"], "table": _("Figures of this report"),
            "sign": _("Signature and seal:"),
        },
    }  # fmt: skip
