"""Words of foresight: what a proposal rests on, and what became of it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Source(TextChoices):
    """What a proposal rests on."""

    SEASON = "season", _("the season brings it")
    REPEAT = "repeat", _("it comes back at this place")
    RISE = "rise", _("more of it is expected")


class State(TextChoices):
    """What became of a proposal."""

    OPEN = "open", _("waits for someone")
    ACCEPTED = "accepted", _("taken up")
    DECLINED = "declined", _("not taken up")
    LAPSED = "lapsed", _("its time is over")
