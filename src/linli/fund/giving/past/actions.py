"""Past gifts and statements of sales, from a workbook: marked as taken over, no entry of the books."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from linli.access.actors import Actor
from linli.foundation import clock, sealing
from linli.fund.giving import queries
from linli.fund.giving.entering import next_number
from linli.fund.giving.past.columns import BOOK
from linli.fund.giving.past.draft import PastGift
from linli.fund.giving.past.rows import For, GiftRow, Known
from linli.fund.giving.past.words import Note, Problem
from linli.fund.giving.refusals import ReceiptTaken
from linli.fund.labels import DonorKind, GiftState, ReceiptKind
from linli.fund.models import Donor, Gift, Purpose, Statement
from linli.fund.refusals import NotOpen
from linli.office.models import Upload
from linli.office.past.draft import Draft
from linli.office.past.loading import Shelf, Trial
from linli.office.past.reading import read
from linli.office.past.rows import Blind
from linli.territory.models import Community


def _read(name: str, content: bytes, community: Community, at: datetime) -> Draft:
    """Raises `NotOpen` where no purpose is there to give to."""
    purposes = [For(p.code, p.name, p.restricted, p.agency) for p in queries.purposes(community.pk)]
    if not purposes:
        raise NotOpen()
    receipts = dict(Gift.objects.exclude(receipt="").values_list("receipt", "fingerprint"))
    known = Known(purposes, receipts, Blind(sealing.blind, "past gift"), clock.today(at))
    taken: set[str] = set()
    return read(name, content, BOOK, lambda where, found: GiftRow(where, known, found, taken))


def _held(community: Community, fingerprints: list[str]) -> Iterable[str]:
    held = Gift.objects.filter(community=community).exclude(fingerprint="").values_list("fingerprint", flat=True)
    return set(held) & set(fingerprints)


def _write(trial: Trial, upload: Upload, _by: Actor, at: datetime) -> None:
    purposes = {p.code: p for p in Purpose.objects.filter(community=upload.community)}
    taken = set(Gift.objects.exclude(receipt="").values_list("receipt", flat=True))
    donors: dict[tuple[str, str], Donor] = {}
    number = next_number(upload.community_id)
    gifts: list[Gift] = []
    statements: list[Statement] = []
    for row in trial.new:
        donor = _donor(row, upload, donors, at)
        gift = _gift(row, upload, donor, purposes[row.purpose], number + len(gifts), taken, at)
        gifts.append(gift)
        if row.event:
            statements.append(_statement(row, upload, gift, at))
    Gift.objects.bulk_create(gifts, batch_size=500)
    Statement.objects.bulk_create(statements, batch_size=500)


def _donor(row: PastGift, upload: Upload, donors: dict[tuple[str, str], Donor], at: datetime) -> Donor | None:
    """The same name with the same number, or without one, is the same donor."""
    if not row.donor:
        return None
    name, phone = sealing.blind(row.donor), sealing.blind(row.phone)
    if (name, phone) not in donors:
        there = Donor.objects.filter(community=upload.community, name_index=name, phone_index=phone, erased_at=None)
        donors[name, phone] = there.first() or Donor.objects.create(
            community=upload.community, kind=DonorKind(row.kind), name=row.donor, name_index=name, phone=row.phone,
            phone_index=phone, entered_at=at,
        )  # fmt: skip
    return donors[name, phone]


def _gift(
    row: PastGift, upload: Upload, donor: Donor | None, purpose: Purpose, number: int, taken: set[str], at: datetime
) -> Gift:
    if row.receipt in taken:
        raise ReceiptTaken(field="accept")
    day, receipt = date.fromisoformat(row.day), row.receipt
    kind = ReceiptKind.NUMBERED if receipt else ReceiptKind.LATER if donor else ReceiptKind.NAMELESS
    return Gift(
        community=upload.community, number=number, donor=donor, stream=row.stream, mode=row.mode,
        restriction=row.bond, purpose=purpose, form=row.form, fen=row.fen, what=row.what, unit=row.unit,
        quantity=Decimal(row.quantity) if row.quantity else None, source=row.source, state=GiftState(row.state),
        promised_on=day, day=day, words=row.words or row.event, receipt_kind=kind, receipt=receipt, entered_at=at,
        origin=f"{upload.name} {row.sheet} {row.row}".replace("  ", " ")[:200], fingerprint=row.fingerprint,
    )  # fmt: skip


def _statement(row: PastGift, upload: Upload, gift: Gift, at: datetime) -> Statement:
    return Statement(
        community=upload.community, event=row.event, day=date.fromisoformat(row.day), sales=row.sales,
        refunds=row.refunds, due=row.due, gift=gift, stated_at=at,
    )  # fmt: skip


SHELF = Shelf(
    purpose="gifts",
    action="gift.load",
    row=PastGift,
    problem=Problem,
    note=Note,
    kind=lambda row: "sales" if row.event else "gifts",
    read=_read,
    held=_held,
    write=_write,
)
