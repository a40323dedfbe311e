"""Words of the rights on foresight."""

from django.utils.translation import gettext_lazy as _

FORESIGHT = {
    "foresight.read": _("read what could be met ahead, with the reason and the error"),
    "foresight.decide": _("take a proposal up as a matter, or say why not"),
    "foresight.look": _("look ahead once a week and propose"),
}
