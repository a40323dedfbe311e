"""Words of gatherings: what sort they are, how far an edition is, who begins them, who stands at a stall."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class GatheringSort(TextChoices):
    """What a series is."""

    MARKET = "market", _("neighbourhood market")
    FAIR = "fair", _("New Year fair")
    FARM = "farm", _("farm aid")
    GROUP_BUY = "groupbuy", _("group buying")
    ELDERS = "elders", _("festival for the elderly")
    CRAFT = "craft", _("craft show")
    OTHER = "other", _("other gathering")


MARKETS = (GatheringSort.MARKET, GatheringSort.FAIR)


class Stage(TextChoices):
    """How far an edition is."""

    PLANNED = "planned", _("planned")
    OPEN = "open", pgettext_lazy("gathering", "open")
    HELD = "held", _("held")
    TOLD = "told", _("result published")
    OFF = "off", _("called off")


class BegunBy(TextChoices):
    """Whose idea a gathering was."""

    COMMUNITY = "community", _("the community")
    RESIDENTS = "residents", _("residents or a group of theirs")
    MERCHANTS = "merchants", _("merchants")
    PARTNERS = "partners", _("a partner")


class StallSort(TextChoices):
    """Who stands at a stall."""

    MERCHANT = "merchant", _("a merchant")
    FARMER = "farmer", _("a farmer")
    GROUP = "group", _("a group or neighbours")
    PARTNER = "partner", _("a partner or service")


class StallState(TextChoices):
    """How a stall stands."""

    ASKED = "asked", _("asked for")
    PLACED = "placed", _("has its place")
    DECLINED = "declined", pgettext_lazy("stall", "declined")
    GONE = "gone", _("withdrawn")


class Money(TextChoices):
    """Where the money of a gathering comes from: every cost says so (N19)."""

    FUND = "fund", _("the community fund")
    BUDGET = "budget", _("public budget")
    UNIT = "unit", _("a unit or sponsor")
    RESIDENTS = "residents", _("residents themselves")


class Weight(TextChoices):
    """In which unit a weight was said; it is kept in grams."""

    KG = "kg", _("kg")
    JIN = "jin", _("jin (half a kilo)")
    TON = "ton", _("tonnes")


class Relation(TextChoices):
    """How a quantity stands to the others (N7)."""

    BESIDE = "beside", _("beside the other lines")
    PART = "part", _("part of another line")
