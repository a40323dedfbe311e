"""Words for the fund: kinds of leaves, sorts of entries."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """What a leaf of the log tells."""

    CHART = "chart", _("chart of accounts")
    PURPOSE = "purpose", _("purpose")
    ENTRY = "entry", _("entry in the books")
    AGREEMENT = "agreement", _("agreement with a merchant")
    SALES = "sales", _("statement of sales")
    CONSENT = "consent", _("consent to another purpose")
    SEAT = "seat", _("seat on the committee")
    PROPOSAL = "proposal", _("proposal")
    OPINION = "opinion", _("opinion given beforehand")
    DECISION = "decision", _("decision of the committee")
    ACCEPTANCE = "acceptance", _("acceptance of work done")
    STATEMENT = "statement", _("statement of the federation")
    CLOSE = "close", _("closing of a month")
    CORRECTION = "correction", _("note of correction")
    QUERY = "query", _("query of the federation")
    ANSWER = "answer", _("answer to a query")
    EXPLAINED = "explained", _("a total with its parts")
    DISCLOSURE = "disclosure", _("publication that the law wants")


class Sort(TextChoices):
    """What an entry books."""

    OPENING = "opening", _("opening balance")
    GIFT = "gift", _("gift of money")
    GOODS = "goods", _("gift in kind")
    AGENCY = "agency", _("gift passed on to a named person")
    PLEDGE = "pledge", _("merchants' share of sales")
    SHARE = "share", _("share of services and crafts")
    INTEREST = "interest", _("interest")
    DUE = "due", _("amount due")
    APPROVED = "approved", _("cost not yet paid")
    ADVANCE = "advance", _("payment before acceptance")
    COST = "cost", _("cost on acceptance")
    PAYMENT = "payment", _("payment")
    RETURNED = "returned", _("money given back")
    CHANGE = "change", _("change of purpose")
    CLOSING = "closing", _("closing of a year")
    REVERSAL = "reversal", _("reversal")


class Stream(TextChoices):
    """Where money comes from 来源."""

    MARKET = "market", _("markets and group buying")
    FARM = "farm", _("farm aid")
    SERVICES = "services", _("services at low fee")
    CRAFTS = "crafts", _("crafts")
    PARTNERS = "partners", _("partners and merchants")
    RESIDENTS = "residents", _("residents")
    OTHER = "other", _("other, such as interest")


PUBLISHED = {
    "quarter": _("progress of raising and spending, every three months"),
    "annual": _("annual report with accounts"),
    "final": _("full account of a finished project"),
    "surplus": _("what becomes of a project's surplus"),
    "related": _("a decision with related parties"),
}
