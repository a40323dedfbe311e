"""Refusals about things, stations, services and bookings."""

from django.utils.translation import gettext_lazy as _

from linli.foundation.refusals import Invalid, Refusal


class UnknownPlace(Invalid):
    sentence = _("Please choose a place of this community.")


class UnknownChoice(Invalid):
    sentence = _("Please choose one of what is offered.")


class NotLent(Refusal):
    status = 409
    sentence = _("This is used where it stands and is not lent. Its keeper can tell you more.")


class LentOut(Refusal):
    status = 409
    sentence = _("Someone has it just now. Please look again later, or ask its keeper.")


class NotOut(Refusal):
    status = 409
    sentence = _("It is back already. Thank you all the same.")


class TakenAway(Refusal):
    status = 410
    sentence = _("It is no longer here. The list shows what is near you.")


class SayWhat(Invalid):
    sentence = _("Please say in a few words what is not in order.")


class HoursHalf(Invalid):
    sentence = _("Please give both hours, or neither for day and night.")


class EndsBefore(Invalid):
    sentence = _("The end lies before the beginning. Please correct one of them.")


class NameTaken(Invalid):
    sentence = _("There is one of this name already.")


class IsOver(Refusal):
    status = 409
    sentence = _("This time is over, or was called off. Please choose another one.")


class NoSeats(Invalid):
    sentence = _("At least one place, please.")


class DoorNeeded(Invalid):
    sentence = _("Please say to which stairwell it shall be brought.")


class NotMet(Invalid):
    sentence = _("This can be said once the time has begun.")


class MonthRuns(Invalid):
    sentence = _("This month is not over yet. Please choose one that is.")


class MonthKnown(Invalid):
    sentence = _("This month was told already.")


class MorePeople(Invalid):
    sentence = _("There cannot be more people than visits.")


class DayAhead(Invalid):
    sentence = _("This day has not come yet. Please choose today or an earlier one.")


class ToldAlready(Invalid):
    sentence = _("For this number something was told already. Withdraw it first, or keep it.")


class WithdrawnAlready(Refusal):
    status = 410
    sentence = _("This was withdrawn. It counts nowhere, and nothing of it is kept.")
