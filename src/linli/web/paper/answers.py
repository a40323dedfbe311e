"""A paper as an answer to a browser."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from django.http import HttpResponse

from linli.web.paper.press import Kind, paper

# A browser's own PDF viewer is a page with styles and an embedded document.
VIEWER = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'none'"


def printed(kind: Kind, data: Mapping[str, Any], name: str) -> HttpResponse:
    """A paper: shown by the browser, kept under a name that says what it is."""
    answer = HttpResponse(paper(kind, data), content_type="application/pdf")
    answer.headers["Content-Disposition"] = f"inline; filename*=UTF-8''{quote(name, safe='')}.pdf"
    answer.headers["Content-Security-Policy"] = VIEWER
    return answer
