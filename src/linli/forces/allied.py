"""Words of the alliance: kinds of allies, stages of a need, answers, how hours and thanks came."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class AllyKind(TextChoices):
    """Who joins: people, then organisations; the two are counted apart."""

    RESIDENT = "resident", _("resident volunteer")
    TWOFOLD = "twofold", _("someone who registers twice")
    NEWJOB = "newjob", _("rider, driver or the like")
    SOCIETY = "society", _("social organisation")
    MERCHANT = "merchant", _("kind merchant")
    UNIT = "unit", _("work unit that registers twice")


BODIES = (AllyKind.SOCIETY, AllyKind.MERCHANT, AllyKind.UNIT)
PEOPLE = tuple(kind for kind in AllyKind if kind not in BODIES)


class AllyState(TextChoices):
    """How someone stands to the alliance."""

    ASKED = "asked", _("to be welcomed")
    MEMBER = "member", _("in the alliance")
    LEFT = "left", _("has left")


class Part(TextChoices):
    """Part of a day."""

    MORNING = "morning", _("morning")
    AFTERNOON = "afternoon", _("afternoon")
    EVENING = "evening", _("evening")


class Reach(TextChoices):
    """How far someone goes, or how far one looks; in the order of the rings."""

    MICRO_GRID = "micro_grid", _("my own micro-grid")
    COMPOUND = "compound", _("my compound")
    GENERAL_GRID = "general_grid", _("my general grid")
    COMMUNITY = "community", _("the whole community")


class NeedStage(TextChoices):
    """How a need stands."""

    OPEN = "open", _("looking for helpers")
    FILLED = "filled", _("enough have said yes")
    MET = "met", _("done")
    UNMET = "unmet", _("nobody could")
    CANCELLED = "cancelled", _("not needed any more")


class Reply(TextChoices):
    """What someone who was asked has said; no reason is asked."""

    NONE = "", _("no answer yet")
    YES = "yes", _("yes")
    NO = "no", _("not this time")
    ENOUGH = "enough", _("enough others came")


class Hand(TextChoices):
    """By whom something was entered or confirmed."""

    HELPER = "helper", _("the helper, by link")
    SERVED = "served", _("whoever was helped, by link")
    STAFF = "staff", _("someone who serves")


class Named(TextChoices):
    """How a helper is named on the story wall."""

    HIDDEN = "", _("not shown")
    KIND = "kind", _("shown without a name")
    NAME = "name", _("shown with my name")


WEEKDAYS = (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))
