"""What the safety calls refuse, and what to do instead."""

from django.utils.translation import gettext_lazy as _

from linli.foundation.refusals import Invalid, OutOfStep, Stale


class NoConsent(Invalid):
    sentence = _("Nobody is put on this list without asking. Please ask, and tick that they agreed.")


class NoKeeper(Invalid):
    sentence = _("Please choose at least one keeper from those who serve here today.")


class LastKeeper(OutOfStep):
    sentence = _("This is the only keeper. Please name another one first, so that the calls go on.")


class AlreadyYours(Invalid):
    sentence = _("This number stands on your own list already.")


class DaysMissing(Invalid):
    sentence = _("Please choose at least one day of the week.")


class NotADay(Invalid):
    sentence = _("Please choose a day after today, at most a year away.")


class DaysReversed(Invalid):
    sentence = _("The first day must be today or later, and the day back must come after it.")


class AlreadyNoted(Stale):
    """Another keeper was faster; `fresh` is the call as it stands."""

    sentence = _("%(who)s noted this call already at %(time)s. Look how it stands; your words are kept below.")
