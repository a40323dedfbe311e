"""Words of the rights on figures."""

from django.utils.translation import gettext_lazy as _

INSIGHT = {
    "figure.read": _("read the figures"),
    "figure.keep": _("keep the sums behind the figures"),
    "figure.lead": _("read the ten figures to lead by, the exceptions, and what waits for a decision"),
    "figure.supervise": _("read definitions, distributions and exceptions as a supervisor"),
    "figure.sample": _("draw a masked sample by a number that stays recorded"),
    "figure.beside": _("see communities side by side"),
    "figure.collect": _("take in the published figures of another community"),
    "figure.open": _("read open data and the screen on the wall: sums of five and more"),
}
