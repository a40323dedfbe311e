"""Words of deliberation: how it is decided, how it stands, who takes part, what a side says, whether it held."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Way(TextChoices):
    """How it is decided; said beforehand, with the notice."""

    CONSENSUS = "consensus", _("consensus: no side that is there is against it")
    HALF = "half", _("a vote of the sides: more than half of those there")
    THIRDS = "thirds", _("a vote of the sides: two thirds of those there")


class TalkState(TextChoices):
    """How a deliberation stands."""

    DRAFT = "draft", _("being prepared")
    ANNOUNCED = "announced", _("notice hangs")
    SITTING = "sitting", _("being talked over")
    AGREED = "agreed", _("agreed, being carried out")
    LOOKED = "looked", _("looked back on")
    PARTED = "parted", _("no agreement")
    OFF = "off", _("called off")


class SideKind(TextChoices):
    """What sort of side takes part."""

    RESIDENTS = "residents", _("residents")
    PROPERTY = "property", _("property company")
    OWNERS = "owners", _("owners' committee")
    MERCHANT = "merchant", _("merchants")
    GROUP = "group", _("group of neighbours")
    OFFICE = "office", _("community office")
    BUREAU = "bureau", _("public body or utility")
    OTHER = "other", _("another side")


class Says(TextChoices):
    """What a side says to what is to be agreed."""

    YES = "yes", _("for it")
    NO = "no", _("against it")
    ABSTAIN = "abstain", _("neither")


class Held(TextChoices):
    """What a side finds, weeks later."""

    HELD = "held", _("it holds")
    PARTLY = "partly", _("it holds in part")
    NOT = "not", _("it does not hold")


class Mediating(TextChoices):
    """How a mediation stands. Ended says nothing of who did not wish to go on."""

    ASKED = "asked", _("the sides are being asked")
    READY = "ready", _("the sides are willing")
    SITTING = "sitting", _("being mediated")
    SETTLED = "settled", _("an agreement was made")
    FOLLOWED = "followed", _("agreed, and asked again since")
    ENDED = "ended", _("ended without an agreement")


class MediatorKind(TextChoices):
    """Whom the sides choose to mediate."""

    MEDIATOR = "mediator", _("a people's mediator")
    LAWYER = "lawyer", _("the community lawyer")
    OWN = "own", _("someone whom the sides name themselves")


class Part(TextChoices):
    """As what someone knows of a mediation."""

    HOST = "host", _("host")
    MEDIATOR = "mediator", _("mediator")


class FourStep(TextChoices):
    """The seven steps of 四议两公开, in their order."""

    PROPOSE = "propose", _("the Party branch proposes")
    DISCUSS = "discuss", _("the two committees discuss it")
    REVIEW = "review", _("the Party members' meeting looks it through")
    DECIDE = "decide", _("the residents' meeting, or that of their representatives, decides")
    PUBLISH = "publish", _("the decision hangs in public")
    CARRY = "carry", _("it is carried out")
    RESULT = "result", _("the result hangs in public")


class Passage(TextChoices):
    """How a matter of the four steps stands."""

    OPEN = "open", _("taking its steps")
    DONE = "done", _("all steps taken")
    OFF = "off", _("not pursued")
