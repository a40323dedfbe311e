"""Words of the rights on reports written once."""

from django.utils.translation import gettext_lazy as _

REVIEWS = {
    "review.read": _("read the reports"),
    "review.write": _("draft and correct reports, and fill forms of bureaus"),
    "review.sign": _("sign a report"),
    "review.form": _("keep forms of bureaus"),
}
