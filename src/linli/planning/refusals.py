"""Refusals of the planning room."""

from django.utils.translation import gettext_lazy as _

from linli.foundation.refusals import Invalid, Refusal


class Against(Refusal):
    """The draft, or the land, stands against it."""

    status = 409


class NothingChosen(Invalid):
    sentence = _("Please choose at least one stairwell, and where it shall go.")


class Locked(Against):
    sentence = _("This micro-grid is locked. Unlock it first, or leave it as it is.")


class OtherCompound(Invalid):
    sentence = _("A micro-grid lies in one compound. Please choose one of the same compound.")


class NothingToUndo(Against):
    sentence = _("There is nothing left to take back.")


class LimitsCrossed(Invalid):
    sentence = _("The least may not lie above the wanted number of households, nor that above the most.")


class LandChanged(Against):
    sentence = _("The land has changed since this draft was made: %(what)s. Press “Bring up to date” and look again.")


class DayPassed(Invalid):
    sentence = _("The new micro-grids can hold from today on at the earliest.")


class DayTaken(Invalid):
    sentence = _("Something else changes on that day or later already. Please choose a later day.")


class HoldsAlready(Against):
    sentence = _("These micro-grids hold already, so this can no longer be withdrawn. Please draw a new draft.")


class NoNeighbours(Invalid):
    sentence = _("Please choose two different stairwells of one compound.")


class NoDoors(Against):
    sentence = _("There are no stairwells yet. Load the community's workbook first.")
