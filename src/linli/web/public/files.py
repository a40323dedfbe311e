"""Photos and voice notes, for those who may read their matter: appointed people, or the bearer of the report's link."""

import re
from uuid import UUID

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase

from linli.access.actors import Actor
from linli.cases import queries as cases
from linli.cases.callouts import queries as callouts
from linli.cases.models import Photo, Report, Voice
from linli.foundation.refusals import NotFound
from linli.foundation.sealing import link_id
from linli.web.asking import media


def photo(request: HttpRequest, id: UUID) -> HttpResponseBase:
    """A photo: of a report, for a responder who was called as well; of a result, for each of its reporters."""
    found = Photo.objects.select_related("report", "case").filter(pk=id).first()
    if found is None or not _may_see_photo(request, found):
        raise NotFound()
    response = FileResponse((media() / found.file).open("rb"), content_type="image/jpeg")
    response.headers["Cache-Control"] = "private, max-age=3600"
    return response


def sound(request: HttpRequest, id: UUID) -> HttpResponse:
    """A voice note, whole or the part asked for (RFC 9110 §14): players of telephones ask for parts. Kept by nobody.

    Said to be `identity`, so that it is not packed on its way: a part of what was packed would be none of the sound.
    """
    found = Voice.objects.select_related("report__case").filter(pk=id).exclude(file="").first()
    file = media() / found.file if found else None
    if found is None or file is None or not _may_see(request, found.report) or not file.is_file():
        raise NotFound()
    content = file.read_bytes()
    part = _part(request.headers.get("Range", ""), len(content))
    headers = {"Accept-Ranges": "bytes", "Cache-Control": "private, no-store", "Content-Encoding": "identity"}
    if part is None:
        return HttpResponse(content, content_type=found.form, headers=headers)
    if not part:
        return HttpResponse(status=416, headers=headers | {"Content-Range": f"bytes */{len(content)}"})
    headers["Content-Range"] = f"bytes {part.start}-{part.stop - 1}/{len(content)}"
    return HttpResponse(content[part.start : part.stop], status=206, content_type=found.form, headers=headers)


def _part(asked: str, size: int) -> range | None:
    """The bytes that a Range header asks for; None for all of them, empty when there are none such."""
    found = re.fullmatch(r"bytes=([0-9]{0,12})-([0-9]{0,12})", asked.strip())
    if found is None or not any(found.groups()):
        return None
    first, last = found.groups()
    if not first:
        return range(max(0, size - int(last)), size)
    return range(int(first), min(int(last) + 1 if last else size, size))


def _may_see_photo(request: HttpRequest, photo: Photo) -> bool:
    if photo.report:
        return _may_see(request, photo.report) or _is_called(request, photo.report)
    return photo.case is not None and (_reported(request, photo.case.pk) or _reads(request, photo.case.pk))


def _may_see(request: HttpRequest, report: Report) -> bool:
    return _linked(request) == report.pk or _reads(request, report.case_id)


def _reported(request: HttpRequest, case_id: UUID) -> bool:
    """Whether the link is that of one of a matter's reports."""
    linked = _linked(request)
    return linked is not None and cases.is_of(linked, case_id)


def _reads(request: HttpRequest, case_id: UUID) -> bool:
    """Whether an appointed person who asks may read a matter."""
    known = request.known  # type: ignore[attr-defined]
    actor: Actor | None = known.actor if known else None
    return actor is not None and cases.visible_to(actor).filter(pk=case_id).exists()


def _is_called(request: HttpRequest, report: Report) -> bool:
    linked = _linked(request)
    return linked is not None and callouts.opens_photos_of(report.case_id, linked)


def _linked(request: HttpRequest) -> UUID | None:
    return link_id(request.GET.get("link", ""))
