"""Words for the trial of a workbook."""

from django.utils.translation import gettext_lazy as _

THINGS = {
    "general_grid": _("General grids"),
    "compound": _("Compounds"),
    "stairwell": _("Stairwells"),
    "micro_grid": _("Micro-grids"),
    "membership": _("Who belongs where"),
    "organisation": _("Organisations"),
    "person": _("People"),
    "appointment": _("Appointments"),
}
