"""What is handed to someone, as PDF: a letter of appointment, a handover sheet, a receipt, a duty list."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from linli.access import gate
from linli.access.actors import Actor
from linli.cases.models import Report
from linli.forces import duties
from linli.foundation import clock
from linli.foundation.refusals import NotFound
from linli.foundation.rows import there
from linli.people.models import Appointment
from linli.territory.models import Community
from linli.web.asking import at, host_of, staff
from linli.web.paper.answers import printed
from linli.web.paper.handover import handover, posts
from linli.web.paper.letters import duty_list, letter
from linli.web.paper.receipts import receipt
from linli.web.public.tracker import own


def appointment_letter(request: HttpRequest, id: UUID) -> HttpResponse:
    """The letter of an appointment that has a duty list, ready to be sealed."""
    by = staff(request, "person.appoint")
    found = gate.allowed(by, "person.appoint", Appointment.objects.filter(pk=id))
    held = found.select_related("person", "micro_grid", "compound", "general_grid").first()
    listed = duties.of(held.role) if held else None
    if held is None or listed is None:
        raise NotFound()
    data = letter(held, Community.objects.get(pk=held.community_id), listed, clock.today(at(request)))
    return printed("letter", data, f"{_('Letter of appointment')} {held.person.name}")


def duty_list_of(request: HttpRequest, role: str) -> HttpResponse:
    """The duty list of a role, for anyone to read."""
    listed = duties.of(role)
    if listed is None:
        raise NotFound()
    data = duty_list(listed, listed.since)
    return printed("letter", data, str(data["title"]))


def my_handover(request: HttpRequest) -> HttpResponse:
    """A steward's own sheets, one for each of her micro-grids."""
    by = staff(request, "handover.print")
    held = posts(by, clock.today(at(request))).filter(person=by.person_id)
    return _handover(request, by, list(held))


def handover_of(request: HttpRequest, id: UUID) -> HttpResponse:
    """The sheet of one steward's post, for her or for whoever arranges that someone stands in."""
    by = staff(request, "handover.print")
    return _handover(request, by, list(posts(by, clock.today(at(request))).filter(pk=id)))


def _handover(request: HttpRequest, by: Actor, held: list[Appointment]) -> HttpResponse:
    if not held:
        raise NotFound()
    data = handover(held, Community.objects.get(pk=by.community), by, at(request))
    return printed("handover", data, f"{_('Handover sheet')} {held[0].person.name}")


def my_receipt(request: HttpRequest, link: str) -> HttpResponse:
    """The receipt for whoever bears the private link."""
    report, _by = own(link)
    return _receipt(request, report)


def receipt_of(request: HttpRequest, id: UUID) -> HttpResponse:
    """The receipt of a report for the one who took it down, to be handed to the person who spoke."""
    by = staff(request, "report.slip")
    found = gate.allowed(by, "report.slip", Report.objects.filter(pk=id)).select_related(
        "case__lead", "case__community"
    )
    report = there(found)
    return _receipt(request, report)


def _receipt(request: HttpRequest, report: Report) -> HttpResponse:
    data = receipt(report, clock.today(at(request)), host_of(request))
    return printed("receipt", data, f"{_('Slip for your report')} {report.tracking}")
