"""Refusals of duty and of being away."""

from django.utils.translation import gettext_lazy as _

from linli.foundation.refusals import Invalid


class NotInPost(Invalid):
    sentence = _("This person does not serve as that here on this day. Choose someone of the list.")


class TurnTaken(Invalid):
    sentence = _(
        "%(day)s is taken by %(name)s at this place in the order. Choose another place, or take it away first."
    )


class TooManyDays(Invalid):
    sentence = _("At most %(most)s days can be entered at once.")


class NoDay(Invalid):
    sentence = _("None of these days falls on the weekdays you chose.")


class NothingToCopy(Invalid):
    sentence = _("There is nothing to copy: the days before are empty.")


class NotAhead(Invalid):
    sentence = _("Please choose a later day: it is the day on which you can be reached again.")


class TooLongAway(Invalid):
    sentence = _("For more than half a year, please ask the community to end or hand over the appointment.")
