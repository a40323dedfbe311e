"""What a footprint says, for people."""

from django import template
from django.utils.translation import gettext_lazy as _

register = template.Library()
SAYS = {
    "case.report": _("The report was received"),
    "case.triage": _("Its kind was confirmed"),
    "case.assign": _("It was given to someone to handle"),
    "case.start": _("Work began"),
    "case.deliberate": _("Those concerned are being heard"),
    "case.settle": _("An agreement was reached"),
    "case.wait": _("It has to wait"),
    "case.resume": _("Work goes on"),
    "case.extend": _("The promised time was moved"),
    "case.pass_up": _("It was passed up"),
    "case.send_down": _("It was sent back down"),
    "case.resolve": _("A result was reported"),
    "case.resolve_on_spot": _("Handled on the spot"),
    "case.accept": _("The reporter gave a verdict"),
    "case.accept_for": _("The reporter's answer was written down"),
    "case.lapse": _("Closed after 7 days without an answer"),
    "case.return": _("Not solved: sent back"),
    "case.reopen": _("Opened again"),
    "case.decline": _("Not taken; the right way was named"),
    "case.follow": _("Its stairwell came to another micro-grid, and it went along"),
    "case.merge": _("It was joined with another matter"),
    "case.joined": _("Another matter was joined with it"),
    "case.unmerge": _("It was taken apart again"),
    "case.ask_decision": _("The level that can decide was asked"),
    "case.add_words": _("Words were added"),
    "case.erase": _("Words of a person were erased"),
    "report.move": _("A report was moved"),
    "report.see_contact": _("The reporter's number was looked at"),
    "report.write_down": _("A voice note was written down"),
    "case.suggest": _("The kind was suggested anew from what was written down"),
    "letter.tick": _("The reporter was told"),
    "callout.blow": _("Responders were called out"),
    "callout.accept": _("A responder is coming"),
    "callout.contact": _("A responder spoke with the reporter"),
    "callout.arrive": _("A responder is there"),
    "callout.finish": _("A responder is done"),
    "callout.decline": _("A responder declined"),
    "callout.fallback": _("No answer: the next one was called"),
    "callout.ring": _("A responder's number was looked at"),
    "callout.close": _("The call-out was closed"),
    "order.reply": _("The other system was answered"),
    "decision.accept": _("The question was taken up, with a day"),
    "decision.decide": _("It was decided above"),
    "decision.return": _("The question came back undecided"),
    "decision.withdraw": _("The question is no longer needed"),
}


@register.filter
def says(action: str) -> str:
    """The words of an action; one without words is shown as it is written."""
    return str(SAYS.get(action, action))
