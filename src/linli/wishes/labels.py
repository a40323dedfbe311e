"""Words for wishes: what is wished for, how a wish stands, who has claimed it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Sort(TextChoices):
    """What is wished for; never money."""

    THING = "thing", _("a thing")
    REPAIR = "repair", _("a small repair")
    ERRAND = "errand", _("an errand")
    LEARNING = "learning", _("learning something")
    COMPANY = "company", _("some company")
    OTHER = "other", _("something else")


class Stage(TextChoices):
    """How a wish stands."""

    SAID = "said", _("said, not on the wall yet")
    OPEN = "open", _("waiting for someone")
    CLAIMED = "claimed", _("claimed")
    HANDED = "handed", _("with the keeper")
    DELIVERED = "delivered", _("brought, not yet confirmed")
    FULFILLED = "fulfilled", _("fulfilled")
    WITHDRAWN = "withdrawn", _("taken back")


class ClaimedBy(TextChoices):
    """Who has claimed a wish."""

    VISITOR = "visitor", _("a neighbour")
    PARTNER = "partner", _("an organisation")
    OFFICE = "office", _("through the office")
    FUND = "fund", _("through the fund")


class Ended(TextChoices):
    """Why a claim is over."""

    BACK = "back", pgettext_lazy("wish", "given back")
    LAPSED = "lapsed", _("its day was over")
    GONE = "gone", _("the wish was taken back")
    DONE = "done", _("fulfilled")


STEPS = {
    "show": _("Put it on the wall"),
    "claim": _("Claim"),
    "hand": _("The keeper has it"),
    "deliver": _("It was brought"),
    "give_back": _("Give back"),
    "lapse": _("Its day is over"),
    "miss": _("It has not reached them"),
    "fulfil": _("Fulfilled"),
    "withdraw": pgettext_lazy("wish", "Take back"),
}
