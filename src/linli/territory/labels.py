"""Words for the land."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Management(TextChoices):
    """Who manages a compound."""

    PROPERTY = "property", _("property company")
    NONE = "none", _("no property company")
    SELF = "self", _("managed by its residents")
