"""What the council refuses, and what to do instead."""

from django.utils.translation import gettext_lazy as _

from linli.foundation.refusals import Invalid, OutOfStep


class SameDay(Invalid):
    sentence = _("On this day there is a council already. Please open that one, or choose another day.")


class Private(Invalid):
    sentence = _("This matter is private. It is not read out at the council; those who may know of it decide apart.")


class OnAgenda(Invalid):
    sentence = _("This stands on the agenda already.")


class NotOpened(OutOfStep):
    sentence = _("The council was not opened yet. Open it first.")


class Over(OutOfStep):
    sentence = _("This council is over. What is still to be said belongs to the next one.")


class NotClosed(OutOfStep):
    sentence = _("The council is not over yet. Close it first; then its minutes are signed.")


class SignedAlready(OutOfStep):
    sentence = _("These minutes were signed already. What was signed is shown; nothing was changed.")


class NotYet(Invalid):
    sentence = _("The council cannot be opened before its day.")


class OwnerNeeded(Invalid):
    sentence = _("A task needs someone who answers for it, and a day.")


class DayPast(Invalid):
    sentence = _("This day is over already. Please choose a later one.")


class Unknown(Invalid):
    sentence = _("This is not among the choices. Please choose again.")
