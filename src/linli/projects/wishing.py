"""The goods path of a wish: what costs more, or is money, goes through the fund as a promised gift for the wishes."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from linli.access.actors import Actor
from linli.access.gate import require
from linli.foundation import clock
from linli.foundation.refusals import OutOfStep
from linli.foundation.writes import writes
from linli.fund.giving.donors import Named
from linli.fund.giving.entering import Given, purpose_of, write_down
from linli.fund.labels import DonorKind, Form, Mode, Restriction, Stream
from linli.wishes import queries
from linli.wishes.actions.claiming import claim_through_fund
from linli.wishes.labels import Stage
from linli.wishes.models import Claim
from linli.wishes.refusals import ClaimedAlready


@dataclass(frozen=True)
class Promise:
    """What someone promises to the fund for a wish: goods with their fair value and its source, or money."""

    donor: UUID | Named | None
    form: str
    fen: int
    source: str
    purpose: str


@writes
def give_for(wish_id: UUID, promise: Promise, *, by: Actor, at: datetime) -> Claim:
    """The gift is promised in the fund for the purpose of wishes, and the wish is claimed by it. Both, or neither.

    No money goes from one to another: it is booked, receipted and followed like every gift.
    """
    wish = queries.locked(wish_id)
    require(by, "wish.fund", wish)
    if wish.stage != Stage.OPEN:
        raise OutOfStep() if wish.stage in (Stage.SAID, Stage.WITHDRAWN) else ClaimedAlready()
    purpose = purpose_of(wish.community_id, promise.purpose)
    goods = promise.form != Form.MONEY
    gift = write_down(
        Given(
            promise.donor, _stream(promise.donor), Mode.PROJECT,
            Restriction.PURPOSE if purpose.restricted else Restriction.NONE, promise.purpose, promise.form, promise.fen,
            clock.today(at), wish.need if goods else "", Decimal(1) if goods else None, "件" if goods else "",
            promise.source if goods else "", words=f"微心愿 {wish.number}",
        ),
        by=by,
        at=at,
    )  # fmt: skip
    return claim_through_fund(wish_id, gift.number, by=by, at=at)


def _stream(donor: UUID | Named | None) -> Stream:
    organisation = isinstance(donor, Named) and donor.kind != DonorKind.PERSON
    return Stream.PARTNERS if organisation else Stream.RESIDENTS
