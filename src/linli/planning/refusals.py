"""Refusals of the planning room."""

from django.utils.translation import gettext_lazy as _

from linli.foundation.refusals import Invalid, Refusal


class NothingChosen(Invalid):
    sentence = _("Please choose at least one stairwell, and where it shall go.")


class Locked(Refusal):
    status = 409
    sentence = _("This micro-grid is locked. Unlock it first, or leave it as it is.")


class OtherCompound(Invalid):
    sentence = _("A micro-grid lies in one compound. Please choose one of the same compound.")


class NothingToUndo(Refusal):
    status = 409
    sentence = _("There is nothing left to take back.")


class LimitsCrossed(Invalid):
    sentence = _("The least may not lie above the wanted number of households, nor that above the most.")


class LandChanged(Refusal):
    status = 409
    sentence = _("The land has changed since this draft was made: %(what)s. Press “Bring up to date” and look again.")


class DayPassed(Invalid):
    sentence = _("The new micro-grids can hold from today on at the earliest.")


class DayTaken(Invalid):
    sentence = _("Something else changes on that day or later already. Please choose a later day.")


class NoDoors(Refusal):
    status = 409
    sentence = _("There are no stairwells yet. Load the community's workbook first.")
