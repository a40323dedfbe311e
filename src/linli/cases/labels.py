"""Words for matters: stages, steps, outcomes, verdicts, and what comes next for whom."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Stage(TextChoices):
    """Where a matter stands."""

    COLLECTED = "collected", _("received")
    ASSIGNED = "assigned", _("assigned")
    HANDLING = "handling", _("being handled")
    DELIBERATING = "deliberating", _("being deliberated")
    WAITING = "waiting", _("waiting, the clock stands")
    RESOLVED = "resolved", _("answered")
    CLOSED = "closed", _("closed")
    MERGED = "merged", _("joined with another")
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
    CHAT = "chat", _("group chat")
    NIGHT_TALK = "night_talk", _("night talk")
    RIDER = "rider", _("rider")
    HOTLINE = "hotline", _("12345 hotline")
    DISTRICT = "district", _("district platform")
    BOX = "box", _("complaints and suggestions")


class Level(TextChoices):
    """Whose job a matter is, from the nearest to the door; and at which level it was closed."""

    MICRO_GRID = "micro_grid", _("micro-grid")
    GENERAL_GRID = "general_grid", _("general grid")
    COMMUNITY = "community", _("community level")
    STREET = "street", _("street")


class OrderSource(TextChoices):
    """From which other system a work order came."""

    HOTLINE = "hotline", _("12345 hotline")
    DISTRICT = "district", _("district platform")
    OTHER = "other", _("another system")


class Grade(TextChoices):
    """How soon someone must be there."""

    URGENT = "urgent", _("at once")
    PROMPT = "prompt", _("today or tomorrow")
    ROUTINE = "routine", _("within the week")


class Answer(TextChoices):
    """How a responder stands to the call."""

    CALLED = "called", _("called, no answer yet")
    ACCEPTED = "accepted", _("is coming")
    ARRIVED = "arrived", _("is there")
    DONE = "done", _("done")
    DECLINED = "declined", _("declined")
    SILENT = "silent", _("did not answer, the next was called")
    RELEASED = "released", _("no longer needed")


class Ruling(TextChoices):
    """How a question to the level that can decide stands."""

    ASKED = "asked", _("asked, no answer yet")
    ACCEPTED = "accepted", _("taken up, with a day promised")
    DECIDED = "decided", _("decided")
    RETURNED = "returned", _("returned")
    WITHDRAWN = "withdrawn", _("no longer needed")


STEPS = {
    "triage": _("Confirm kind"),
    "assign": _("Assign"),
    "start": _("Start work"),
    "deliberate": _("Deliberate with those concerned"),
    "settle": _("Agreed, go on with it"),
    "wait": _("Wait, with a reason"),
    "resume": _("Go on with it"),
    "extend": _("Ask for more time, once"),
    "pass_up": _("Pass up"),
    "send_down": _("Send back down"),
    "resolve": _("Report the result"),
    "resolve_on_spot": _("Solved on the spot"),
    "accept": _("Satisfied, close it"),
    "accept_for": _("Record the reporter's answer"),
    "lapse": _("Closed without an answer"),
    "return": _("Not solved, send back"),
    "reopen": _("Reopen"),
    "merge": _("Join with another matter"),
    "unmerge": _("Take apart again"),
    "decline": _("Decline, with the right way"),
}

NEXT_FOR_REPORTER = {
    "collected": _("The steward or grid leader reads it and decides who handles it."),
    "assigned": _("The person in charge will begin, and contact you if something is unclear."),
    "handling": _("Work is going on. You are told the result."),
    "deliberating": _("It concerns several; they are heard and look for an agreement. You are told what comes of it."),
    "waiting": _("It waits for the reason written above; until then its clock stands. You are told the result."),
    "resolved": _("Please say whether it is solved. Without an answer it closes after 7 days."),
    "closed": _("If it comes back within 7 days, you can reopen it here."),
    "merged": _("It is handled together with others about the same thing."),
    "declined": _("Please use the way named above. You lose no right by having reported here."),
}

# of a private matter, by whether it lies in no general grid
READ_BY = {
    False: _("the grid leader alone"),
    True: _("the office and the secretary alone, as far as they serve in no grid"),
}
NEXT_OF_PRIVATE = {
    False: _("The grid leader alone reads it and decides who handles it."),
    True: _("The office or the secretary reads it, and one of them handles it."),
}

NEXT_FOR_STAFF = {
    "collected": _("Confirm the kind and give it to someone, or solve it on the spot."),
    "assigned": _("Start work, or report the result."),
    "handling": _("Report the result when it is done."),
    "deliberating": _("Hear everyone concerned; write down what was agreed, or report the result."),
    "waiting": _("It goes on by itself on the day named; go on earlier when the reason is gone."),
    "resolved": _("Waiting for the reporter's answer; it closes after 7 days without one."),
    "closed": _("Nothing is left to do."),
    "merged": _("It goes on in the matter it was joined with; it can be taken apart again at any time."),
    "declined": _("Nothing is left to do."),
}

# of violence at home, in the place of what comes next
POLICE_FIRST = _("The police first: 110. It is not mediated. Then give it to someone who may know of it.")

PASS_UP_REASONS = {
    "specialist": _("it needs a specialist"),
    "money": _("it costs money"),
    "disagree": _("the two sides do not agree"),
    "not_ours": _("it is not ours"),
}

PROMOTED = {
    "households": _("at least three households say the same"),
    "times": _("it is the third time within 30 days at this place"),
    "reopened": _("it was opened again twice"),
}

# lawful ways beside this one: the words of the taxonomy, and discipline, which no kind of matter is about
LAWFUL_WAYS = {
    "12345": _("the 12345 hotline"),
    "petition": _("petition: the national site and app, or the local petition office"),
    "court": _("the court (12368); free legal aid: 12348"),
    "police": _("the police: 110, or the community's police officer"),
    "arbitration": _("labour arbitration; ask 12333 first"),
    "12315": _("consumer complaints: 12315"),
    "discipline": _("discipline inspection: 12388"),
}
