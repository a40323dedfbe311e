"""Words for roles, professions and kinds of organisation."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """What a person is appointed to be."""

    STEWARD = "steward", _("steward")
    WORKER = "worker", _("grid worker")
    SPECIALIST = "specialist", _("specialist")
    ANCHOR = "anchor", _("anchor household")
    LEADER = "leader", _("grid leader")
    OFFICE = "office", _("community office")
    SECRETARY = "secretary", _("secretary")
    COMMITTEE = "committee", _("member of the fund committee")
    ACCOUNTANT = "accountant", _("charity accountant")
    STREET = "street", _("street")
    SUPERVISOR = "supervisor", _("supervisor")
    ADMIN = "admin", _("administrator")


class Profession(TextChoices):
    """The ten professions 十大员 of the specialists."""

    POLICE = "police", _("community police officer")
    MARKET = "market", _("market supervisor")
    URBAN = "urban", _("urban management officer")
    DOCTOR = "doctor", _("family doctor")
    LAWYER = "lawyer", _("community lawyer")
    WATER = "water", _("water service")
    POWER = "power", _("electricity service")
    GAS = "gas", _("gas service")
    HEAT = "heat", _("heating service")
    TELECOM = "telecom", _("telecom service")


class OrganisationKind(TextChoices):
    """What sort of body an organisation is."""

    BRANCH = "branch", _("Party branch")
    OWNERS = "owners", _("owners' committee")
    GROUP = "group", _("self-organised group")
    MERCHANT = "merchant", _("merchant")
    PARTNER = "partner", _("partner")
    PROPERTY = "property", _("property company")
    BUREAU = "bureau", _("public body or utility")
    OTHER = "other", _("other organisation")


class Purpose(TextChoices):
    """What a person consented to."""

    CARD = "card", _("name and telephone on the micro-grid card")
    ANCHOR = "anchor", _("being named as an anchor household")
    LETTERS = "letters", _("messages to the telephone")


class Means(TextChoices):
    """How a consent or an answer was given."""

    LINK = "link", _("by link")
    PHONE = "phone", _("by telephone")
    PAPER = "paper", _("on paper")
    DESK = "desk", _("at the desk")
