"""Who is still to be told: call, tick who told whom."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.cases.telling import actions as telling
from linli.notifications import queries
from linli.notifications.wording import sentence
from linli.people.labels import Means
from linli.people.models import mask
from linli.web.asking import at, back_to, staff
from linli.web.cases.rows import when

MOST = 100


def to_tell(request: HttpRequest) -> HttpResponse:
    """Reporters whom no message has reached: with the words to say, and a button that asks for the number."""
    by = staff(request, "letter.tick")
    letters = list(queries.to_tell(by)[: MOST + 1])
    rows = [
        {
            "id": letter.pk,
            "about": letter.about_id,
            "report": letter.report_id,
            "words": sentence(letter, request.build_absolute_uri("/").rstrip("/")),
            "masked": mask(letter.number),
            "since": when(letter.posted_at),
            "trouble": letter.trouble,
        }
        for letter in letters[:MOST]
    ]
    context = {"rows": rows, "count": len(letters), "more": len(letters) > MOST, "means": Means.choices}
    return render(request, "to_tell.html", context)


@require_POST
def tick(request: HttpRequest, id: UUID) -> HttpResponse:
    """Someone told the reporter, by telephone or at the door."""
    telling.tick(id, by=staff(request, "letter.tick"), means=request.POST.get("means", Means.PHONE), at=at(request))
    messages.success(request, _("Ticked: this reporter has been told."))
    return back_to(request, "/to-tell/")
