"""Questions about gatherings: what is on, who stands where, what is wanted, what merchants stated and still owe."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce, TruncDate

from linli.access import gate
from linli.access.actors import Actor
from linli.foundation import writes
from linli.foundation.refusals import Stale
from linli.foundation.rows import there
from linli.fund.labels import GiftState
from linli.fund.models import Agreement, Statement
from linli.projects.gatherings import rules
from linli.projects.gatherings.rules import Signed
from linli.projects.labels.gatherings import Stage, StallState
from linli.projects.models import Craft, Edition, Item, Produce, Series, SignUp, Stall

PUBLIC = (Stage.OPEN, Stage.HELD, Stage.TOLD, Stage.OFF)


def locked(id: UUID, version: int | None) -> Edition:
    """An edition for changing, locked. Raises `NotFound`, `Stale`."""
    return writes.locked(Edition.objects.filter(pk=id).select_related("series"), version)


def locked_stall(id: UUID) -> Stall:
    """A stall for changing, its edition locked. Raises `NotFound`."""
    found = there(Stall.objects.filter(pk=id))
    edition = locked(found.edition_id, None)
    stall = there(Stall.objects.filter(pk=id))
    stall.edition = edition
    return stall


def locked_line(id: UUID, version: int | None) -> SignUp:
    """A line of a sheet for changing, its edition locked. Raises `NotFound`, `Stale`."""
    found = there(SignUp.objects.filter(pk=id))
    edition = locked(found.edition_id, None)
    line = there(SignUp.objects.filter(pk=id))
    if version is not None and line.version != version:
        raise Stale(line)
    line.edition = edition
    return line


def series(by: Actor, id: UUID) -> Series:
    """A series within reach. Raises `NotFound`."""
    return there(all_series(by).filter(pk=id))


def all_series(by: Actor) -> QuerySet[Series]:
    """Every series within reach, by name."""
    return gate.allowed(by, "gathering.read", Series.objects.all())


def listed(by: Actor, series: str = "", stage: str = "", year: str = "", sort: str = "") -> QuerySet[Edition]:
    """The editions within reach that a filter leaves, the newest first. One query."""
    found = gate.allowed(by, "gathering.read", Edition.objects.all()).select_related("series")
    columns = {"series": series, "stage": stage, "day__year": year, "series__sort": sort}
    return found.filter(**{column: value for column, value in columns.items() if value})


def one(by: Actor, id: UUID) -> Edition:
    """An edition within reach. Raises `NotFound`."""
    return there(listed(by).filter(pk=id).select_related("series", "community"))


def ahead(community_id: UUID, today: date) -> QuerySet[Edition]:
    """What is on: open, today or later, the next first; what was called off stays until its day is over."""
    found = Edition.objects.filter(community=community_id, day__gte=today, stage__in=[Stage.OPEN, Stage.OFF])
    return found.select_related("series").order_by("day", "opens")


def behind(community_id: UUID) -> QuerySet[Edition]:
    """What was held, the newest first."""
    held = Edition.objects.filter(community=community_id, stage__in=[Stage.HELD, Stage.TOLD])
    return held.select_related("series")


def public(id: UUID) -> Edition:
    """An edition as everyone sees it, from its opening on. Raises `NotFound`."""
    return there(Edition.objects.filter(pk=id, stage__in=PUBLIC).select_related("series", "community"))


def placed(edition: Edition) -> QuerySet[Stall]:
    """The stalls that have their place, by number."""
    return edition.stalls.filter(state=StallState.PLACED).select_related("organisation", "agreement")


def sharing(edition: Edition) -> QuerySet[Stall]:
    """Those of them that share their sales."""
    return placed(edition).filter(shares=True).select_related("agreement__party")


def shares(edition: Edition) -> list[tuple[str, bool, Signed | None]]:
    """The stalls as the rule on agreements asks for them. One query."""
    return [
        (one.name, one.shares, signed(one.agreement) if one.agreement else None) for one in placed(edition)
    ]  # fmt: skip


def signed(agreement: Agreement) -> Signed:
    """The days of an agreement."""
    return Signed(agreement.signed, agreement.start, agreement.end)


def stall_of_link(id: UUID) -> Stall:
    """The stall of a private link. Raises `NotFound`."""
    return there(Stall.objects.filter(pk=id).select_related("edition__series", "community"))


def line_of_link(id: UUID) -> SignUp:
    """The line of a private link. Raises `NotFound`."""
    found = SignUp.objects.filter(pk=id).select_related("edition__series", "community")
    return there(found.prefetch_related("wants__item"))


def item(id: UUID) -> Item:
    """A thing on a sheet. Raises `NotFound`."""
    return there(Item.objects.filter(pk=id))


@dataclass(frozen=True)
class Demand:
    """How much of a thing is asked for, by how many lines."""

    item: Item
    quantity: int
    lines: int


def demand(edition: Edition) -> list[Demand]:
    """What the sheet asks for so far. One query."""
    live = Q(wants__sign_up__withdrawn_at=None)
    found = edition.items.annotate(asked=Sum("wants__quantity", filter=live, default=0), n=Count("wants", filter=live))
    return [Demand(one, vars(one)["asked"], vars(one)["n"]) for one in found if one.ended_at is None or vars(one)["n"]]


def lines(edition: Edition) -> QuerySet[SignUp]:
    """The lines of the sheet in their order, with what each asks for. Two queries."""
    return edition.sign_ups.filter(withdrawn_at=None).prefetch_related("wants__item")


@dataclass(frozen=True)
class Settling:
    """A stall that shares its sales: what was stated of this edition, what is due of it, what came in, in fen."""

    stall: Stall
    statement: Statement | None
    lacks_agreement: bool

    @property
    def state(self) -> str:
        """lacking (no statement yet), nothing (stated, nothing due), due, or settled."""
        if self.statement is None:
            return "lacking"
        if self.statement.gift is None:
            return "nothing"
        return "settled" if self.statement.gift.state == GiftState.RECEIVED else "due"

    @property
    def fen(self) -> int:
        return self.statement.due if self.statement and self.statement.due > 0 else 0


def settling(edition: Edition) -> list[Settling]:
    """How each sharing stall stands with the fund. Two queries."""
    stalls = list(sharing(edition))
    found = {one.agreement_id: one for one in stated([edition]).filter(agreement__in=[s.agreement_id for s in stalls])}
    return [
        Settling(
            one, found.get(one.agreement_id) if one.agreement_id else None,
            one.agreement is None or not signed(one.agreement).covers(edition.day),
        )
        for one in stalls
    ]  # fmt: skip


def stated(editions: Iterable[Edition]) -> QuerySet[Statement]:
    """The statements that were made to the fund under the names and days of some editions."""
    rows = list(editions)
    names = {one.name for one in rows}
    days = {one.day for one in rows}
    live = Statement.objects.filter(taken_back_at=None, about=None, event__in=names, day__in=days)
    return live.filter(community__in={one.community_id for one in rows}).select_related("gift", "leaf")


@dataclass(frozen=True)
class Result:
    """Of what was held, in fen: stated sales, what is due of them, and what has come in; stalls without a statement."""

    sales: int = 0
    due: int = 0
    settled: int = 0
    stated: int = 0
    lacking: int = 0


def result(rows: Iterable[Settling]) -> Result:
    """The sums of an edition, from the fund's statements."""
    found = list(rows)
    said = [one.statement for one in found if one.statement]
    return Result(
        sum(one.sales - one.refunds for one in said),
        sum(one.fen for one in found),
        sum(one.fen for one in found if one.state == "settled"),
        len(said),
        sum(one.statement is None for one in found),
    )


def to_state(agreement: Agreement) -> Edition | None:
    """The edition that a merchant has to state next: held, with a stall on this agreement, and not stated yet."""
    held = Edition.objects.filter(
        stalls__agreement=agreement, stalls__state=StallState.PLACED, stage__in=[Stage.HELD, Stage.TOLD]
    )
    said = set(agreement.statements.filter(taken_back_at=None, about=None).values_list("event", "day"))
    return next((one for one in held.order_by("day") if (one.name, one.day) not in said), None)


def produce(edition: Edition) -> list[Produce]:
    """What farmers brought: each line followed by its parts. One query."""
    rows = list(edition.produce.filter(taken_back_at=None).order_by("at", "id"))
    return [
        line for whole in rows if whole.part_of_id is None
        for line in [whole, *(part for part in rows if part.part_of_id == whole.pk)]
    ]  # fmt: skip


def crafts(community_id: UUID) -> QuerySet[Craft]:
    """What makers show."""
    return Craft.objects.filter(community=community_id, ended_at=None).select_related("maker", "agreement__party")


def to_forget(today: date) -> list[Edition]:
    """The editions whose names and numbers have served, and were not erased yet. One query."""
    picked = Coalesce(TruncDate("pick_up_at"), F("day"))
    last = today - rules.KEPT
    open_ = Q(sign_ups__erased_at=None, sign_ups__isnull=False) | Q(stalls__erased_at=None, stalls__isnull=False)
    found = Edition.objects.annotate(picked=picked).filter(open_, day__lt=last, picked__lt=last)
    return list(found.distinct())


@dataclass(frozen=True)
class Waiting:
    """What waits at the desk: stalls to be placed, gatherings to be counted, results to be published."""

    stalls: list[Stall]
    uncounted: list[Edition]
    untold: list[Edition]


def waiting(by: Actor, today: date) -> Waiting:
    """What waits for a hand. Three queries."""
    here = listed(by)
    asked = gate.allowed(by, "gathering.read", Stall.objects.filter(state=StallState.ASKED)).filter(
        edition__day__gte=today, edition__stage__in=[Stage.PLANNED, Stage.OPEN]
    )
    return Waiting(
        list(asked.select_related("edition").order_by("at")[:20]),
        list(here.filter(stage__in=[Stage.OPEN, Stage.PLANNED], day__lte=today).order_by("day")[:20]),
        list(here.filter(stage=Stage.HELD, past=False).order_by("day")[:20]),
    )
