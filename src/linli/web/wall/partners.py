"""Words of the rights on partners, deeds and honours."""

from django.utils.translation import gettext_lazy as _

PARTNERS = {
    "partner.read": _("see partners, what ties them and what they offer"),
    "partner.edit": _("enter partners, relations and other names"),
    "partner.own": _("say what a partner says of itself, whom to ask, whether it is named; leave"),
    "partner.register": _("register an organisation with the community (both sides)"),
    "partner.see_number": _("see the number of a partner's contact (noted)"),
    "partner.offer": _("offer a resource, change or end it"),
    "partner.use": _("note that a resource was used"),
    "deed.read": _("see all deeds"),
    "deed.publish": _("publish and withdraw deeds that residents wish for"),
    "deed.claim": _("claim a deed for an organisation"),
    "deed.do": _("say that a deed was begun, is done, or is given back"),
    "deed.photo": _("look at a photo of a deed before everyone sees it"),
    "deed.confirm": _("say what one found of a deed that is done"),
    "deed.late": _("tell the office of a deed that is late"),
    "honour.edit": _("enter and take back honours"),
}
