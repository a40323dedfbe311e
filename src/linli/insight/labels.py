"""Words of insight: of which places and spans sums are kept."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Place(TextChoices):
    """The places whose sums are kept: those at which someone can be appointed."""

    COMMUNITY = "community", _("community")
    GENERAL_GRID = "general_grid", _("general grid")
    COMPOUND = "compound", _("compound")
    MICRO_GRID = "micro_grid", _("micro-grid")


class Span(TextChoices):
    """How long a sum reaches."""

    DAY = "day", _("day")
    MONTH = "month", _("month")
    EVER = "ever", _("ever")
