"""Questions about giving: gifts with their sums, donors, agreements with their statements, what was asked of whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Sum

from linli.access import gate
from linli.access.actors import Actor
from linli.foundation import sealing, writes
from linli.foundation.refusals import NotFound
from linli.foundation.rows import there
from linli.fund.labels import Answer, Form, GiftState, Mode, Restriction, Stream
from linli.fund.models import Agreement, Asking, Channel, Donor, Gift, Inquiry, Purpose, Statement
from linli.territory.models import Community


@dataclass(frozen=True)
class Wanted:
    """What a list of gifts is filtered by; blank means all."""

    state: str = ""
    stream: str = ""
    mode: str = ""
    purpose: str = ""
    month: str = ""  # as 2026-10
    form: str = ""

    @property
    def is_all(self) -> bool:
        return self == Wanted()


@dataclass(frozen=True)
class Sums:
    """A row of sums in fen. Money is counted alone: goods, services, and what is held for others stand apart."""

    stream: str
    mode: str
    promised: int = 0
    received: int = 0
    past: int = 0
    held: int = 0  # for someone whom the donor named
    goods: int = 0
    services: int = 0
    n: int = 0


def gifts(by: Actor, wanted: Wanted) -> QuerySet[Gift]:
    """The gifts within reach that a filter leaves, the newest first."""
    found = gate.allowed(by, "fund.read", Gift.objects.all())
    if wanted.purpose:
        found = found.filter(purpose__code=wanted.purpose)
    if wanted.month:
        first = date.fromisoformat(f"{wanted.month}-01")
        found = found.filter(day__gte=first, day__lt=(first + timedelta(days=31)).replace(day=1))
    columns = {"state": wanted.state, "stream": wanted.stream, "mode": wanted.mode, "form": wanted.form}
    return found.filter(**{column: value for column, value in columns.items() if value})


def sums(found: QuerySet[Gift]) -> list[Sums]:
    """By stream and mode, what was promised, came, and is of another kind. One query; withdrawn ones count nowhere."""
    money, ours = Q(form=Form.MONEY), ~Q(restriction=Restriction.NAMED)
    came, live = Q(state=GiftState.RECEIVED), ~Q(state=GiftState.WITHDRAWN)

    def of(where: Q) -> Sum:
        return Sum("fen", filter=where, default=0)

    rows: Any = found.order_by().values("stream", "mode").annotate(
        promised=of(money & ours & Q(state=GiftState.PROMISED)),
        received=of(money & ours & came),
        past=of(money & ours & Q(state=GiftState.PAST)),
        held=of(live & ~ours & ~Q(state=GiftState.PROMISED)),
        goods=of(ours & Q(form=Form.GOODS) & live & ~Q(state=GiftState.PROMISED)),
        services=of(ours & Q(form=Form.SERVICE) & live & ~Q(state=GiftState.PROMISED)),
        n=Count("pk", filter=live),
    )  # fmt: skip
    order = {value: n for n, value in enumerate([*Stream.values, *Mode.values])}
    made = [Sums(**row) for row in rows if row["n"]]
    return sorted(made, key=lambda one: (order[one.stream], order[one.mode]))


def total(rows: Sequence[Sums]) -> Sums:
    """All rows in one."""
    columns = ("promised", "received", "past", "held", "goods", "services", "n")
    return Sums("", "", **{column: sum(getattr(row, column) for row in rows) for column in columns})


def months(by: Actor) -> list[str]:
    """The months in which something was given, the newest first."""
    days = gate.allowed(by, "fund.read", Gift.objects.all()).order_by().dates("day", "month", order="DESC")
    return [f"{day:%Y-%m}" for day in days]


def one(by: Actor, id: UUID) -> Gift:
    """A gift within reach, with what its page shows. Raises `NotFound`."""
    found = gate.allowed(by, "fund.read", Gift.objects.filter(pk=id))
    beside = ("donor", "purpose", "entry", "valued_by", "confirmed_by", "community", "statement__agreement")
    return there(found.select_related(*beside))


def of_link(id: UUID) -> Gift:
    """The gift of a private link. Raises `NotFound`."""
    found = Gift.objects.filter(pk=id)
    return there(found.select_related("donor", "purpose", "entry", "community", "statement__agreement"))


def locked(id: UUID, version: int | None) -> Gift:
    """A gift for changing, locked. Raises `NotFound`, `Stale`."""
    return writes.locked(Gift.objects.filter(pk=id).select_related("donor", "purpose", "statement"), version)


def is_shared(gift: Gift) -> bool:
    """Whether a gift is a share of sales under an agreement, which its statement rules."""
    return hasattr(gift, "statement") and gift.statement.agreement_id is not None


def purposes(community_id: UUID) -> list[Purpose]:
    """All purposes, by their codes."""
    return list(Purpose.objects.filter(community=community_id))


def donors(by: Actor, words: str = "") -> QuerySet[Donor]:
    """The donors within reach, the newest first; by a whole name or number, since they lie sealed."""
    found = gate.allowed(by, "donor.read", Donor.objects.filter(erased_at=None))
    if words.strip():
        mark, number = sealing.blind(words.strip()), sealing.blind("".join(c for c in words if c.isdigit()))
        found = found.filter(Q(name_index=mark) | Q(phone_index=number) & ~Q(phone_index=""))
    live = ~Q(gifts__state=GiftState.WITHDRAWN)
    return found.annotate(n=Count("gifts", filter=live)).order_by("-entered_at")


def donor(by: Actor, id: UUID) -> Donor:
    """A donor within reach. Raises `NotFound`."""
    return there(gate.allowed(by, "donor.read", Donor.objects.filter(pk=id)))


def agreements(by: Actor) -> QuerySet[Agreement]:
    """The agreements within reach, the newest first, with how many statements each has."""
    found = gate.allowed(by, "fund.read", Agreement.objects.all()).select_related("party", "purpose")
    return found.annotate(n=Count("statements", filter=Q(statements__taken_back_at=None)))


def agreement(by: Actor, id: UUID) -> Agreement:
    """An agreement within reach. Raises `NotFound`."""
    return there(agreements(by).filter(pk=id).select_related("party", "purpose", "leaf", "community"))


def agreement_stated(by: Actor, statement: UUID) -> Agreement:
    """The agreement of a statement, within reach. Raises `NotFound`."""
    stated = Statement.objects.filter(pk=statement, agreement__isnull=False).first()
    if stated is None or stated.agreement_id is None:
        raise NotFound()
    return agreement(by, stated.agreement_id)


def agreement_of_link(id: UUID) -> Agreement:
    """The agreement of a merchant's private link. Raises `NotFound`."""
    found = Agreement.objects.filter(pk=id).select_related("party", "purpose", "leaf", "community")
    return there(found)


def statements(agreement: Agreement) -> QuerySet[Statement]:
    """What was stated under an agreement, the newest first, with what became of it."""
    return agreement.statements.select_related("gift__entry", "leaf", "about", "carried_by")


def askings(by: Actor) -> QuerySet[Asking]:
    """Questions to donors, the newest first."""
    beside = ("gift__donor", "gift__purpose", "to", "lot", "entry")
    return gate.allowed(by, "fund.read", Asking.objects.all()).select_related(*beside)


def inquiries(by: Actor) -> QuerySet[Inquiry]:
    """What donors asked to see and have no answer to yet, the oldest first."""
    found = gate.allowed(by, "gift.answer", Inquiry.objects.filter(answered_at=None))
    return found.select_related("gift").order_by("asked_at")


@dataclass(frozen=True)
class Waiting:
    """How many things of giving wait for a hand."""

    promised: int
    unvalued: int  # goods and services that a second person has not signed
    agreed: int  # changes of purpose to be booked
    inquiries: int

    @property
    def any(self) -> bool:
        return bool(self.promised or self.unvalued or self.agreed or self.inquiries)


def waiting(by: Actor) -> Waiting:
    """What waits in the community of someone who reads the fund. Three queries."""
    here = gate.allowed(by, "fund.read", Gift.objects.filter(state=GiftState.PROMISED))
    unsigned = ~Q(form=Form.MONEY) & Q(confirmed_by=None)
    gifts = here.aggregate(promised=Count("pk", filter=~unsigned), unvalued=Count("pk", filter=unsigned))
    agreed = gate.allowed(by, "fund.read", Asking.objects.filter(answer=Answer.YES, entry=None, lot__remaining__gt=0))
    return Waiting(gifts["promised"], gifts["unvalued"], agreed.count(), inquiries(by).count())


def communities() -> list[Community]:
    """The communities to whose fund something was given."""
    return list(Community.objects.filter(pk__in=Gift.objects.exclude(entry=None).values("community")))


def channel(community_id: UUID) -> Channel | None:
    """How one gives through the federation, if the office has said it."""
    return Channel.objects.filter(community=community_id).first()
