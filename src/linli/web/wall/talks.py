"""Words of the rights on deliberations."""

from django.utils.translation import gettext_lazy as _

TALKS = {
    "talk.read": _("read the deliberations with their notes"),
    "talk.prepare": _("prepare a deliberation, hang up its notice, call it off"),
    "talk.hold": _("hold a deliberation, and write down what was agreed"),
    "talk.look_back": _("write down whether an agreement holds"),
    "talk.remind": _("remind the host that the day to look back has come"),
}
