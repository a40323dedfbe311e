"""Words of giving: how a donor is named, a gift as a line, what became of its parts."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.fund.giving.tracing import Part, Stand
from linli.fund.labels import DonorKind, Form, GiftState, Shown
from linli.fund.models import Donor, Gift

KINDLY = {
    DonorKind.PERSON: gettext_lazy("a kind resident"),
    DonorKind.PARTNER: gettext_lazy("a kind organisation"),
    DonorKind.MERCHANT: gettext_lazy("a kind merchant"),
}
STANDS = {
    Stand.ADVANCED: gettext_lazy("paid beforehand, not yet accepted"),
    Stand.PAID: gettext_lazy("paid"),
    Stand.UNDERWAY: gettext_lazy("a part of the work is accepted"),
    Stand.ACCEPTED: gettext_lazy("accepted"),
}
CHIPS = {GiftState.PROMISED: "soon", GiftState.RECEIVED: "done", GiftState.PAST: "line", GiftState.WITHDRAWN: ""}
UNITS = {"人": gettext_lazy("people"), "人次": gettext_lazy("visits")}
METHODS = {
    "counted": gettext_lazy("counted"),
    "households": gettext_lazy("by households"),
    "estimated": gettext_lazy("estimated"),
}


def called(donor: Donor | None) -> str:
    """How a donor is named to others: kindly and without a name, unless another name was asked for."""
    if donor is None:
        return _("donor not known")
    if donor.shown == Shown.NAME and donor.name:
        return donor.name
    if donor.shown == Shown.NICKNAME and donor.nickname:
        return donor.nickname
    return str(KINDLY[DonorKind(donor.kind)])


def known(donor: Donor | None) -> str:
    """Who it is, for those who may see donors."""
    if donor is None:
        return _("donor not known")
    if donor.erased_at:
        return _("erased as wished")
    return donor.name or donor.nickname or _("without a name")


@dataclass(frozen=True)
class Line:
    """A gift in a list."""

    id: UUID
    number: int
    day: date
    who: str
    stream: str
    mode: str
    purpose: str
    form: str
    what: str
    fen: int
    state: str
    words: str
    chip: str
    receipt: str
    past: bool


def line(gift: Gift, named: bool) -> Line:
    """A gift as a line; `named` for those who may see donors."""
    return Line(
        gift.pk, gift.number, gift.day, known(gift.donor) if named else called(gift.donor),
        str(gift.get_stream_display()), str(gift.get_mode_display()), gift.purpose.name, gift.form, counted(gift),
        gift.fen, gift.state, str(gift.get_state_display()), CHIPS[GiftState(gift.state)], gift.receipt,
        bool(gift.origin),
    )  # fmt: skip


def counted(gift: Gift) -> str:
    """Goods or a service with how many; blank of money."""
    if gift.form == Form.MONEY or gift.quantity is None:
        return ""
    return f"{gift.what} {gift.quantity.normalize():f} {gift.unit}"


@dataclass(frozen=True)
class Outcome:
    """One acceptance in words."""

    number: int
    day: str
    part: str
    final: bool
    people: str
    photos: int


@dataclass(frozen=True)
class Spent:
    """One part of a gift in words: so much, for what, on which day, how far it is."""

    fen: int
    number: int
    day: date
    what: str
    purpose: str
    stand: str
    chip: str
    decision: int | None
    outcomes: list[Outcome]


def spent(part: Part) -> Spent:
    """A part of a gift as its donor reads it."""
    outcomes = [
        Outcome(one.number, one.day, one.part, one.final, people(one.people), one.photos) for one in part.accepted
    ]
    chip = {Stand.ACCEPTED: "done", Stand.UNDERWAY: "blue"}.get(part.stand, "soon")
    what = part.project or part.words
    return Spent(
        part.fen, part.number, part.day, what, part.purpose, str(STANDS[part.stand]), chip, part.decision, outcomes
    )  # fmt: skip


def people(said: dict[str, Any] | None) -> str:
    """Whom it serves, with the unit and how that was counted; blank where nothing was said."""
    if not said:
        return ""
    unit, method = said.get("unit", ""), said.get("method", "")
    return _("%(n)s %(unit)s (%(method)s)") % {
        "n": said.get("count", ""), "unit": UNITS.get(unit, unit), "method": METHODS.get(method, method)
    }  # fmt: skip
