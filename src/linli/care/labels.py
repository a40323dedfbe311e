"""Words for the safety calls: stages, steps, and why the next one is suggested."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Stage(TextChoices):
    """How today's call stands."""

    DUE = "due", _("to be called")
    UNANSWERED = "unanswered", _("no answer once")
    SILENT = "silent", _("no answer twice")
    KNOCKING = "knocking", _("someone is knocking")
    FAMILY = "family", _("the family is being asked")
    EMERGENCY = "emergency", _("120 was called")
    WELL = "well", _("answered, all is well")
    WANTS = "wants", _("answered, wants something")
    HELPED = "helped", _("help is there")
    UNHARMED = "unharmed", _("false alarm, all is well")


STEPS = {
    "ring": _("Call"),
    "well": _("Answered, all is well"),
    "wants": _("Wants something"),
    "no_answer": _("No answer"),
    "no_answer_again": _("No answer again"),
    "knock": _("Going to knock"),
    "knock_at_once": _("Going to knock at once"),
    "call_family": _("Calling the family"),
    "call_family_at_once": _("Calling the family at once"),
    "call_120": _("120 is called"),
    "call_120_at_once": _("120 is called at once"),
    "help_came": _("Help is there"),
    "false_alarm": _("False alarm, all is well"),
    "mistake": _("That was a slip of the finger"),
}

WHY = {
    "due": _("The agreed time has come."),
    "unanswered": _("No answer once. Ring again ten minutes after the first call."),
    "silent": _("No answer twice, ten minutes apart. Go and knock, or ask someone near to go."),
    "knocking": _("If nobody opens within 20 minutes, call the family."),
    "family": _("If the family cannot be reached, or asks for it, call 120."),
    "emergency": _("Stay near until help is there, then note how it went."),
}

WEEKDAYS = [
    ("1", _("Mon")),
    ("2", _("Tue")),
    ("3", _("Wed")),
    ("4", _("Thu")),
    ("5", _("Fri")),
    ("6", _("Sat")),
    ("7", _("Sun")),
]
