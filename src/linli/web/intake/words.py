"""Why a message is likely a matter or is not, in words for people."""

from django.utils.translation import gettext_lazy as _

REASONS = {
    "trouble": _("something is wrong"),
    "asks": _("someone asks"),
    "also": _("they have it too"),
    "kind": _("it speaks of a known kind"),
    "advert": _("looks like an advert or a group purchase"),
    "price": _("a price list"),
    "order": _("an order, or a plus one"),
    "mended": _("it says that it is mended"),
    "notice": _("a notice to all"),
    "nothing": _("a greeting or thanks"),
    "own": _("your own words"),
    "voice": _("a voice message: please listen to it in the group"),
    "picture": _("a picture that was not copied along"),
    "talk": _("nothing points to a matter"),
}
REPEATED = _("stands once more further down")
KEPT = _("kept already")
