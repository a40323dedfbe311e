"""Words of the rights on deliberations, mediations and the four steps."""

from django.utils.translation import gettext_lazy as _

TALKS = {
    "talk.read": _("read the deliberations with their notes"),
    "talk.prepare": _("prepare a deliberation, hang up its notice, call it off"),
    "talk.hold": _("hold a deliberation, and write down what was agreed"),
    "talk.look_back": _("write down whether an agreement holds"),
    "talk.remind": _("remind the host that the day to look back has come"),
    "mediation.open": _("ask the sides whether they want to be mediated"),
    "mediation.read": _("read a mediation in which one has a seat"),
    "mediation.lead": _("lead a mediation, and write down what was agreed"),
    "mediation.answer": _("say whether one is willing to be mediated"),
    "mediation.remind": _("remind both sides that the court may still confirm"),
    "steps.read": _("read the matters of the four steps"),
    "steps.take": _("write down the steps of the four steps and two notices"),
}
