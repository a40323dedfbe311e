"""Papers of those who serve, as PDF: the notice, a letter of thanks."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from linli.access import gate
from linli.forces.appointing import queries
from linli.forces.models import Recognition
from linli.forces.stages import Given
from linli.foundation import clock
from linli.foundation.refusals import NotFound
from linli.foundation.rows import there
from linli.web.asking import at, host_of, staff
from linli.web.paper.answers import printed
from linli.web.paper.serving import notice, thanks


def notices(request: HttpRequest) -> HttpResponse:
    """The notice of all that hangs today, or of one, to be hung up in the yard; anyone may print it."""
    day = clock.today(at(request))
    found = list(queries.on_notice(day))
    if not found:
        raise NotFound()
    data = notice(found, day, host_of(request))
    return printed("notice", data, str(data["title"]))


def letter_of_thanks(request: HttpRequest, id: UUID) -> HttpResponse:
    """A letter of thanks, ready to be sealed."""
    by = staff(request, "thanks.give")
    beside = ("person", "community", "appointment__micro_grid", "appointment__compound", "appointment__general_grid")
    rows = gate.allowed(by, "thanks.give", Recognition.objects.filter(pk=id, kind=Given.THANKS))
    found = there(rows.select_related(*beside))
    return printed("thanks", thanks(found), f"{_('Letter of thanks')} {found.person.name}")
