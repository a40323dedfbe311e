"""Words for drafts of micro-grids."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    """How a draft stands."""

    DRAFT = "draft", _("being drawn")
    PUBLISHED = "published", _("open for comment")
    ADOPTED = "adopted", _("adopted")
    DROPPED = "dropped", _("dropped")


class Deed(TextChoices):
    """What was changed of a draft in one step that can be taken back."""

    MOVE = "move", _("moved")
    SPLIT = "split", _("split off")
    MERGE = "merge", _("merged")
    LOCK = "lock", _("locked or unlocked")
    SOLVE = "solve", _("worked out by the machine")
    REFRESH = "refresh", _("brought up to date with the land")


class Proof(TextChoices):
    """How far the machine's answer for one compound is proven."""

    PROVEN = "proven", _("proven: nothing better exists")
    GAP = "gap", _("close to the best; how close is said")
    OUT = "out_of_bounds", _("some households outside the limits, as few as could be found")
    EXEMPT = "exempt", _("too few households for the least; one micro-grid")
    INFEASIBLE = "infeasible", _("the wishes contradict each other")
