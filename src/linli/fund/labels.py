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
    VOTE = "vote", _("residents' vote announced")
    REISSUE = "reissue", _("lost code replaced")
    RESULT = "result", _("result of a residents' vote")
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


class Mode(TextChoices):
    """How it was raised 常态化募集, 项目化众筹, 商业化造血."""

    REGULAR = "regular", _("regular")
    PROJECT = "project", _("for a project")
    COMMERCIAL = "commercial", _("share of sales")


class Restriction(TextChoices):
    """What the giver has bound it to."""

    NONE = "none", _("not bound")
    PURPOSE = "purpose", _("for a purpose")
    PROJECT = "project", _("for one project")
    NAMED = "named", _("for someone whom the donor names")


class Form(TextChoices):
    """What is given."""

    MONEY = "money", _("money")
    GOODS = "goods", _("goods")
    SERVICE = "service", _("a service")


class GiftState(TextChoices):
    """How a gift stands: only what is received stands in the books."""

    PROMISED = "promised", _("promised")
    RECEIVED = "received", _("received")
    PAST = "past", _("before these books")
    WITHDRAWN = "withdrawn", _("did not come")


class ReceiptKind(TextChoices):
    """What became of the federation's receipt 财政电子票据."""

    LATER = "later", _("still to be given")
    NUMBERED = "numbered", _("given")
    WAIVED = "waived", _("the donor wants none")
    NAMELESS = "nameless", _("the donor is not known")


class DonorKind(TextChoices):
    """Who gives."""

    PERSON = "person", _("a person")
    PARTNER = "partner", _("a partner")
    MERCHANT = "merchant", _("a merchant")


class Shown(TextChoices):
    """How a donor is named to others: by a name only if asked for."""

    KIND = "kind", _("kind resident")
    NICKNAME = "nickname", _("nickname")
    NAME = "name", _("own name")


class AgreementSort(TextChoices):
    """Whose sales an agreement shares."""

    MERCHANT = "merchant", _("a merchant's sales")
    SERVICE = "service", _("a low-fee service")
    CRAFT = "craft", _("crafts")


class Answer(TextChoices):
    """What was said to a change of purpose."""

    NONE = "", _("not answered yet")
    YES = "yes", _("agreed")
    NO = "no", _("not agreed")


class AnsweredBy(TextChoices):
    """On what a change of purpose rests."""

    LINK = "link", _("by the donor's link")
    PAPER = "paper", _("on paper")
    PLAN = "plan", _("by a plan that was filed")


class InquirySort(TextChoices):
    """What a donor wants to see (慈善法 42)."""

    COPY = "copy", _("a copy of the records")
    INSPECT = "inspect", _("to look into the records at the office")


class Constituency(TextChoices):
    """Whom a seat of the committee speaks for; the supervisor sits in and has no vote."""

    COMMUNITY = "community", _("community's seat")
    RESIDENT = "resident", _("residents' seat")
    DONOR = "donor", _("donors' seat")
    SUPERVISOR = "supervisor", _("supervisor, without a vote")


class Asks(TextChoices):
    """What a proposal asks money for."""

    PROJECT = "project", _("project")
    SEED = "seed", _("seed grant to a self-organised group")
    STIPEND = "stipend", _("stipends of stewards")
    KITS = "kits", _("kits for the micro-grids")
    FEE = "fee", _("fee")


class Standing(TextChoices):
    """How far a proposal is."""

    HEARING = "hearing", _("to be heard by the Party committee")
    VOTING = "voting", _("being voted on")
    RETURNED = "returned", _("returned with reasons")
    YES = "yes", _("decided: yes")
    NO = "no", _("decided: no")
    DONE = "done", _("accepted or paid in full")


class Says(TextChoices):
    """What the community Party committee says beforehand."""

    AGREE = "agree", _("agrees")
    RETURN = "return", _("returns it")


class Choice(TextChoices):
    """What a seat says to a proposal."""

    YES = "yes", _("in favour")
    NO = "no", _("against")
    RECUSED = "recused", _("recused")


class Way(TextChoices):
    """How someone said it."""

    PHONE = "phone", _("on the phone")
    PAPER = "paper", _("on paper")


class Pays(TextChoices):
    """When an order is paid: before the work is accepted, or after."""

    ADVANCE = "advance", _("advance, before acceptance")
    PAYMENT = "payment", _("payment")


class Checks(TextChoices):
    """Who looks at what was done."""

    OVERSEER = "overseer", _("overseer")
    USER = "user", _("user of the result")


class Source(TextChoices):
    """Where money of a project comes from that is not the fund's, and never stands in its books."""

    BUDGET = "budget", _("public budget")
    UNIT = "unit", _("a unit")
    RESIDENTS = "residents", _("residents themselves")


class Unit(TextChoices):
    """What a count of those who benefit counts."""

    PEOPLE = "people", _("people")
    VISITS = "visits", _("visits")


class Method(TextChoices):
    """How those who benefit were counted."""

    COUNTED = "counted", _("counted one by one")
    HOUSEHOLDS = "households", _("households × people in one")
    ESTIMATED = "estimated", _("estimated")


ACCEPTED_BY_OTHERS = (Asks.PROJECT, Asks.SEED, Asks.KITS)  # overseers and a user look before the last payment
