"""Papers that were scanned, for the office and the secretary."""

from django.http import FileResponse, HttpRequest

from linli.access import gate
from linli.foundation.refusals import NotAllowed
from linli.web.asking import staff
from linli.web.fund.scans import answer

READERS = ("document.attach", "fund.accept")


def scan(request: HttpRequest, sha256: str) -> FileResponse:
    """A scan, for those who keep papers or publish what was found: names may stand on it."""
    by = staff(request, "fund.read")
    if not any(gate.may(by, action) for action in READERS):
        raise NotAllowed()
    return answer(by.community, sha256)
