"""Words of the rights on surveys."""

from django.utils.translation import gettext_lazy as _

SURVEYS = {
    "survey.read": _("see which surveys there are, and how many have answered"),
    "survey.prepare": _("prepare a survey"),
    "survey.open": _("open a survey and draw its sample"),
    "survey.print": _("print the slips of a survey"),
    "survey.answer": _("answer a survey by the code of a slip"),
    "survey.phone": _("take an answer by telephone"),
    "survey.paper": _("enter slips on paper, and confirm what another entered"),
    "survey.close": _("close a survey and publish its result"),
    "survey.past": _("take over results of before"),
}
