"""Words of the rights on what is done together."""

from django.utils.translation import gettext_lazy as _

TOGETHER = {
    "together.read": _("open the desk of what is done together"),
}
