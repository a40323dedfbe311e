"""What the alliance refuses, and what to do instead."""

from django.utils.translation import gettext_lazy as _

from linli.foundation.refusals import Invalid, OutOfStep, Refusal


class NotAgreed(Invalid):
    sentence = _("Please tick that we may keep this to ask for help. Without it nothing is kept.")


class NoSkill(Invalid):
    sentence = _("Please choose at least one thing you like to do.")


class NoTime(Invalid):
    sentence = _("Please choose at least one time.")


class AlreadyIn(Invalid):
    sentence = _("This number has joined already. The community office can give the private link again.")


class HoldsNumber(Invalid):
    sentence = _("These words hold a number that may be private. Please take it out; the office gives it to who comes.")


class NotADay(Invalid):
    sentence = _("Please choose a day from today on, at most a year away.")


class Gone(Refusal):
    status = 410
    sentence = _("This member has left; nothing can be changed any more.")


class NotYetWelcomed(OutOfStep):
    sentence = _("The office has not welcomed this member yet.")


class DoesNotFit(Invalid):
    sentence = _("%(name)s cannot be asked for this: the skill, the time, the distance or the insurance does not fit.")


class NotInsured(Invalid):
    sentence = _("This task bears a risk. First see that %(name)s is insured on the day, and enter until when.")


class Chosen(Invalid):
    sentence = _("Please tick whom to ask.")


class EnoughCame(Refusal):
    status = 409
    sentence = _("Thank you! Enough neighbours have said yes meanwhile. We ask you another time.")


class TooLate(Refusal):
    status = 409
    sentence = _("This is over already. Thank you for answering.")


class NobodyCame(Invalid):
    sentence = _("Please tick who came; or say that it did not come about.")


class NotThatLong(Invalid):
    sentence = _("The end comes after the beginning on the same day, and one stretch has at most 12 hours.")


class NotYet(Invalid):
    sentence = _("This lies ahead, or more than a year back. Please enter when it was.")


class Overlaps(Invalid):
    sentence = _("These hours overlap others that are written down already (%(start)s to %(end)s).")


class SameHand(Refusal):
    status = 409
    sentence = _("Whoever wrote the hours down cannot confirm them. Please let the other side, or a colleague, do it.")


class NoHours(Invalid):
    sentence = _("There are no confirmed hours in this time, so there is nothing to certify yet.")


class NotOnTheWall(OutOfStep):
    sentence = _("A story is shown only when the writer and the helper both agree.")


class UnitMissing(Invalid):
    sentence = _("Please enter the name of the work unit.")
