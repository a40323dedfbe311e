"""Words for what goes out to residents: how a grid was told, what a policy is about."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Told(TextChoices):
    """How a steward has told her doors of a notice."""

    DOOR = "door", _("at the door")
    PHONE = "phone", _("by telephone")
    GROUP = "group", _("in the chat group")
    PAPER = "paper", _("on paper")


class Topic(TextChoices):
    """What a policy card is about, in the words of those who look for it."""

    OLD = "old", _("growing old")
    CHILD = "child", _("children")
    HEALTH = "health", _("health insurance")
    PENSION = "pension", _("pension and social insurance")
    WORK = "work", _("work and training")
    HOME = "home", _("home and repairs")
    HARD = "hard", _("when money is short")
    ABLED = "abled", _("disability")
    OTHER = "other", _("other help")
