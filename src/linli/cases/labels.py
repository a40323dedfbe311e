"""Words for matters: stages, steps, outcomes, verdicts, and what comes next for whom."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Stage(TextChoices):
    """Where a matter stands."""

    COLLECTED = "collected", _("received")
    ASSIGNED = "assigned", _("assigned")
    HANDLING = "handling", _("being handled")
    RESOLVED = "resolved", _("answered")
    CLOSED = "closed", _("closed")
    DECLINED = "declined", _("declined")


class Sphere(TextChoices):
    """Whose matter it is, which decides who sees it."""

    COMMUNITY = "community", _("community matter")
    COURTYARD = "courtyard", _("courtyard matter")
    FAMILY = "family", _("family matter")


class Complexity(TextChoices):
    """Whether one person can finish it."""

    SIMPLE = "simple", _("simple")
    COMPLEX = "complex", _("complex")


class Outcome(TextChoices):
    """How the work ended. Closed is not solved."""

    SOLVED = "solved", _("solved")
    PARTLY = "partly", _("partly solved")
    CANNOT = "cannot", _("cannot be solved now")
    NOT_OURS = "not_ours", _("not ours to decide")


class Verdict(TextChoices):
    """What the reporter says of it."""

    SATISFIED = "satisfied", _("solved, satisfied")
    MOSTLY = "mostly", _("mostly solved")
    NOT = "not", _("not solved")


class Channel(TextChoices):
    """The way by which a report came in."""

    QR = "qr", _("stairwell code")
    WEB = "web", _("web page")
    STEWARD = "steward", _("noted by the steward")
    PHONE = "phone", _("telephone")
    VISIT = "visit", _("visit")
    ROUND = "round", _("round of inspection")


class Level(TextChoices):
    """At which level a matter was closed."""

    MICRO_GRID = "micro_grid", _("micro-grid")
    GENERAL_GRID = "general_grid", _("general grid")
    COMMUNITY = "community", _("community level")
    STREET = "street", _("street")


STEPS = {
    "triage": _("Confirm kind"),
    "assign": _("Assign"),
    "start": _("Start work"),
    "resolve": _("Report the result"),
    "resolve_on_spot": _("Solved on the spot"),
    "accept": _("Satisfied, close it"),
    "accept_for": _("Record the reporter's answer"),
    "lapse": _("Closed without an answer"),
    "return": _("Not solved, send back"),
    "reopen": _("Reopen"),
    "decline": _("Decline, with the right way"),
}

NEXT_FOR_REPORTER = {
    "collected": _("The steward or grid leader reads it and decides who handles it."),
    "assigned": _("The person in charge will begin, and contact you if something is unclear."),
    "handling": _("Work is going on. You are told the result."),
    "resolved": _("Please say whether it is solved. Without an answer it closes after 7 days."),
    "closed": _("If it comes back within 7 days, you can reopen it here."),
    "declined": _("Please use the way named above. You lose no right by having reported here."),
}

NEXT_FOR_STAFF = {
    "collected": _("Confirm the kind and give it to someone, or solve it on the spot."),
    "assigned": _("Start work, or report the result."),
    "handling": _("Report the result when it is done."),
    "resolved": _("Waiting for the reporter's answer; it closes after 7 days without one."),
    "closed": _("Nothing is left to do."),
    "declined": _("Nothing is left to do."),
}
