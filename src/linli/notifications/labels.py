"""Words for letters: what each kind says, and how a letter stands."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Carrier(TextChoices):
    """How a letter travels."""

    SMS = "sms", _("text message")
    CALL = "call", _("call or visit")
    SCREEN = "screen", _("on the screen")


class State(TextChoices):
    """How a letter stands. Told means delivered or ticked."""

    WAITING = "waiting", _("not yet told")
    LEASED = "leased", _("being sent")
    TOLD = "told", _("told")
    FAILED = "failed", _("could not be sent")
    SHOWN = "shown", _("shown on the tracking page")


SENTENCES = {
    "sign_in_code": _("Linli: your sign-in code is %(code)s. It works for 10 minutes. Give it to nobody."),
    "case_collected": _("%(place)s: a new matter was reported: %(title)s."),
    "case_urgent": _("URGENT, %(place)s: %(title)s. Please call or go now."),
    "case_assigned": _("%(place)s: you are asked to handle: %(title)s."),
    "case_resolved": _("Your report %(tracking)s has a result. See it and say whether it is solved: %(link)s"),
    "case_declined": _("Your report %(tracking)s cannot be handled here. Where to turn is written at %(link)s"),
    "case_returned": _("%(place)s: the reporter says it is not solved yet: %(title)s."),
    "care_open": _("A safety call is still to be made. Please open %(link)s"),
    "care_keeperless": _("A safety call has no keeper any more. Please open %(link)s"),
    "care_help": _("Help was called during a safety call. Please open %(link)s"),
    "care_keeper": _("You are asked to make safety calls. Please open %(link)s"),
    "care_withdrawn": _("Someone does not want the safety calls any more. Please open %(link)s"),
    "case_closed": _("Your report %(tracking)s is closed. If it comes back, reopen it within 7 days: %(link)s"),
}
