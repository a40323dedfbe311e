"""Words of those who serve: how a nomination goes, why one ends, what is given in thanks, who is away."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Stage(TextChoices):
    """How a nomination stands."""

    NOMINATED = "nominated", _("nominated")
    AGREED = "agreed", _("they agreed")
    SUPPORTED = "supported", _("supported by the Party committee")
    NOTICED = "noticed", _("on public notice")
    APPOINTED = "appointed", _("appointed")
    NOT_APPOINTED = "not_appointed", _("not appointed")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Way(TextChoices):
    """By which way someone comes to a post."""

    FULL = "full", _("chosen by the community")
    RENEWAL = "renewal", _("for another term")
    UNIT = "unit", _("sent by their own unit")


class Proposer(TextChoices):
    """Who proposes someone."""

    RESIDENTS = "residents", _("neighbours")
    BRANCH = "branch", _("the Party branch of the compound")
    OWNERS = "owners", _("the owners' committee")
    GROUP = "group", _("a self-organised group")
    SELF = "self", _("they themselves")
    COMMUNITY = "community", _("the community office")
    UNIT = "unit", _("their own unit")


class Opinion(TextChoices):
    """What the community's Party committee says."""

    SUPPORT = "support", _("supports it")
    AGAINST = "against", _("does not support it")


class Why(TextChoices):
    """Why a nomination ended without an appointment."""

    NOMINEE = "nominee", _("they do not wish it, or not now")
    NOMINATOR = "nominator", _("whoever proposed them takes it back")
    OPINION = "opinion", _("the Party committee did not support it")
    OBJECTION = "objection", _("an objection was found right")
    OTHER = "other", _("another reason, in words")


class Given(TextChoices):
    """What is handed to someone who serves."""

    LETTER = "letter", _("letter of appointment")
    THANKS = "thanks", _("letter of thanks")


class AwayKind(TextChoices):
    """How someone can be reached for a while."""

    AWAY = "away", _("away")
    EVENINGS = "evenings", _("evenings only")


# where someone who serves comes from, as it stands in the workbook
SOURCES = {
    "小区党支部书记": _("secretary of a compound's Party branch"),
    "业委会成员": _("member of an owners' committee"),
    "红色业委会成员": _("member of an owners' committee led by Party members"),
    "三自组织骨干": _("active in a self-organised group"),
    "楼栋长": _("head of a building"),
    "退休党员志愿者": _("retired Party member, volunteer"),
    "热心居民": _("neighbour who likes to help"),
}

LIVE = (Stage.NOMINATED, Stage.AGREED, Stage.SUPPORTED, Stage.NOTICED)
ENDED = (Stage.NOT_APPOINTED, Stage.WITHDRAWN)
