"""Words of counting heads: people and visits are never mixed, and a number always says how it was found."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class HeadMethod(TextChoices):
    """How heads were counted."""

    COUNTED = "counted", _("counted at the door")
    ESTIMATED = "estimated", _("estimated")
    SIGNED = "signed", _("by sign-up")
