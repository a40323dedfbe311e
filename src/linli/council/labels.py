"""Words of the council: why something stands on the agenda, how it ended, what came of a task."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Source(TextChoices):
    """Why something stands on the agenda."""

    CARRIED = "carried", _("carried over from an earlier council")
    TASK = "task", _("a task of an earlier council is past its day")
    DECISION = "decision", _("a decision of a higher level is past its day")
    STUCK = "stuck", _("stuck: no step for 5 days, or sent down twice")
    COMPLEX = "complex", _("complex: several parties, money, a permit or an assessment")
    ALIKE = "alike", _("several of one kind at one place")
    AGAIN = "again", _("again and again at one place")
    SEASON = "season", _("the season brings it")
    AHEAD = "ahead", _("foreseen: it could be met before anyone asks")
    HAND = "hand", _("put on by hand")


class Raised(TextChoices):
    """Who began a topic."""

    RESIDENTS = "residents", _("residents")
    STEWARD = "steward", _("a steward")
    OFFICE = "office", _("the office")
    PARTNER = "partner", _("a partner or another body")


class State(TextChoices):
    """How an item of the agenda stands."""

    OPEN = "open", _("not spoken of yet")
    DECIDED = "decided", _("decided")
    CARRIED = "carried", _("carried over")
    DROPPED = "dropped", _("needs no council")


class Ended(TextChoices):
    """How a task stands, or ended."""

    OPEN = "open", _("to be done")
    DONE = "done", _("done")
    GIVEN_UP = "given_up", _("given up, with a reason")
