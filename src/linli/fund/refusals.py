"""Refusals of the fund."""

from django.utils.translation import gettext_lazy as _

from linli.foundation.refusals import Invalid


class MonthClosed(Invalid):
    sentence = _("%(month)s is closed. Please choose a day after it, or reverse the entry on a later day.")
