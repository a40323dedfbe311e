"""Words for the sources of history."""

from django.utils.translation import gettext_lazy as _

SOURCES = {
    "ledger": _("Ledger of the community"),
    "12345": _("Work orders of 12345"),
    "city": _("Work orders of city management"),
    "form": _("Answers of a form"),
    "chain": _("List from a chat group"),
}
