"""Words for partners: kinds of relation and resource, the stages of a deed, whose an honour is."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class RelationSort(TextChoices):
    """How an organisation is tied to the community, or to an alliance."""

    PAIRED = "paired", _("paired unit")
    MERCHANT = "merchant", _("kind merchant")
    GIVER = "giver", _("giver")
    BUILDER = "builder", _("co-builder")
    MEMBER = "member", _("member of an alliance")


class ResourceKind(TextChoices):
    """What a partner offers."""

    HALL = "hall", _("hall or room")
    DOCTOR = "doctor", _("doctor's hour")
    LEGAL = "legal", _("legal hour")
    VEHICLE = "vehicle", _("vehicle")
    GOODS = "goods", _("goods")
    SKILL = "skill", _("skill or course")
    OTHER = "other", _("something else")


class Per(TextChoices):
    """For how long a number of times is meant."""

    ONCE = "once", _("in all")
    WEEK = "week", _("a week")
    MONTH = "month", _("a month")
    QUARTER = "quarter", _("a quarter")
    YEAR = "year", _("a year")


class Unit(TextChoices):
    """What a number counts: people, each once, or visits."""

    PEOPLE = "people", _("people")
    VISITS = "visits", _("visits")


class Stage(TextChoices):
    """How a deed stands. Claimed is not done, and done is not confirmed."""

    PUBLISHED = "published", _("looking for someone")
    CLAIMED = "claimed", _("claimed")
    DOING = "doing", _("being done")
    DONE = "done", _("done, not yet confirmed")
    CONFIRMED = "confirmed", _("confirmed by residents")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Way(TextChoices):
    """How residents said what they found of a deed."""

    LINK = "link", _("by link")
    PAPER = "paper", _("on paper, signed by two")


class Owner(TextChoices):
    """Whose an honour is."""

    STREET = "street", _("of the street")
    BRANCH = "branch", _("of a Party branch")
    COMMUNITY = "community", _("of the community")
    UNIT = "unit", _("of a unit")


class Named(TextChoices):
    """What another name stands for."""

    ORGANISATION = "body", _("organisation")
    PLACE = "place", _("place")
    PROJECT = "project", _("project")


STEPS = {
    "publish": _("Publish"),
    "claim": _("Claim"),
    "begin": _("Begin"),
    "finish": _("Say that it is done"),
    "confirm": _("Confirm"),
    "doubt": _("Not done yet"),
    "give_back": _("Give back"),
    "withdraw": _("Withdraw"),
}
