"""Words of self-organised groups and their seed grants."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Filing(TextChoices):
    """How a group stands with the street 备案."""

    NONE = "none", _("not filed yet")
    FILED = "filed", _("filed with the street")
    REGISTERED = "registered", _("registered in its own right")


class Work(TextChoices):
    """What a group does."""

    ELDERS = "elders", _("for the elderly")
    MEALS = "meals", _("bringing meals")
    GREEN = "green", _("yards and greenery")
    SAFETY = "safety", _("safety and patrols")
    PEACE = "peace", _("settling quarrels")
    CHILDREN = "children", _("children")
    REPAIR = "repair", _("repairs and skills")
    CULTURE = "culture", _("culture and crafts")
    SPORT = "sport", _("sport and health")
    OTHER = "other", _("other")


class SeedStage(TextChoices):
    """How far an application has come here; from `carried` on the fund's own records say the rest."""

    VIEW = "view", _("residents are asked")
    CARRIED = "carried", _("with the fund")
    ASIDE = "aside", _("set aside")
