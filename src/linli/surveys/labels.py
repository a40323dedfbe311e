"""Words of surveys: what can be answered, who is asked, by which way it came."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Answer(TextChoices):
    """What one can say to a question; unsure is an answer that counts for no share."""

    SATISFIED = "satisfied", _("satisfied")
    MOSTLY = "mostly", _("mostly satisfied")
    SO_SO = "so_so", _("so-so")
    NOT = "not", _("not satisfied")
    UNSURE = "unsure", _("cannot say")


class Sampling(TextChoices):
    """Who is asked."""

    EVERYONE = "everyone", _("every household")
    RANDOM = "random", _("a random sample of households")


class Way(TextChoices):
    """By which way an answer came."""

    WEB = "web", _("by the code, on a phone")
    PAPER = "paper", _("on paper")
    PHONE = "phone", _("by telephone")


GOOD = (Answer.SATISFIED, Answer.MOSTLY)
"""Answers that count as satisfied."""
