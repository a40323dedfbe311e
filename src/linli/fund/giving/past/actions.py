"""Verbs of past gifts: try a workbook without writing, keep its draft sealed, load it whole or not at all."""

import hashlib
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.foundation import clock, sealing
from linli.foundation.refusals import Missing
from linli.foundation.rows import there
from linli.foundation.writes import one_at_a_time, writes
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
from linli.office.past.reading import read
from linli.office.past.rows import Blind
from linli.office.uploads import MOST_BYTES, NotAccepted, TooLarge
from linli.territory.models import Community


@dataclass(frozen=True)
class Trial:
    """What a file would do: its draft, and the fingerprints of those rows that are there already."""

    draft: Draft
    there: frozenset[str]

    @property
    def new(self) -> tuple[PastGift, ...]:
        return tuple(row for row in self.draft.rows if row.fingerprint not in self.there)

    def counts(self) -> dict[str, dict[str, int]]:
        """How many gifts and statements are new, and how many are there already."""
        every = Counter("sales" if row.event else "gifts" for row in self.draft.rows)
        new = Counter("sales" if row.event else "gifts" for row in self.new)
        return {kind: {"new": new[kind], "same": n - new[kind]} for kind, n in every.items()}


def try_out(name: str, content: bytes, *, by: Actor, at: datetime) -> Trial:
    """Read, check, and compare with what is there; nothing is written. Raises `NotOpen`, `Missing`, `TooLarge`."""
    community = Community.objects.get(pk=by.community)
    gate.require(by, "gift.load", community)
    if not content.strip():
        raise Missing(field="file")
    if len(content) > MOST_BYTES:
        raise TooLarge(field="file")
    purposes = [For(p.code, p.name, p.restricted, p.agency) for p in queries.purposes(community.pk)]
    if not purposes:
        raise NotOpen()
    receipts = dict(Gift.objects.exclude(receipt="").values_list("receipt", "fingerprint"))
    known = Known(purposes, receipts, Blind(sealing.blind, "past gift"), clock.today(at))
    taken: set[str] = set()
    draft = read(name, content, BOOK, lambda where, found: GiftRow(where, known, found, taken))
    return _compared(draft, community)


def _compared(draft: Draft, community: Community) -> Trial:
    marks = [row.fingerprint for row in draft.rows]
    held = Gift.objects.filter(community=community).exclude(fingerprint="").values_list("fingerprint", flat=True)
    return Trial(draft, frozenset(held) & frozenset(marks))


@writes
def keep(trial: Trial, *, by: Actor, at: datetime) -> Upload:
    """Keep the sealed draft until it is loaded, a week at most. The file itself is not kept."""
    community = Community.objects.get(pk=by.community)
    gate.require(by, "gift.load", community)
    content = trial.draft.to_bytes()
    return Upload.objects.create(
        community=community, name=trial.draft.name, purpose="gifts", content=content,
        digest=hashlib.sha256(content).hexdigest(), trial={"counts": trial.counts()}, uploaded_at=at,
        uploaded_by=str(by),
    )  # fmt: skip


def kept(id: UUID, *, by: Actor) -> Upload:
    """A draft within reach. Raises `NotFound`."""
    return there(gate.allowed(by, "gift.load", Upload.objects.filter(pk=id, purpose="gifts")))


def tried(upload: Upload) -> Trial:
    """What a kept draft would do as things stand now."""
    draft = Draft.from_bytes(bytes(upload.content), PastGift, Problem, Note)
    return _compared(draft, upload.community)


@writes
def load(upload_id: UUID, *, by: Actor, at: datetime, accept: bool = False) -> Upload:
    """Load a kept draft; problem rows are left out only when the operator accepts it. Loaded once, it stays so."""
    upload = kept(upload_id, by=by)
    gate.require(by, "gift.load", upload.community)
    one_at_a_time(upload.community_id)
    if upload.loaded_at:
        return upload
    trial = tried(upload)
    if trial.draft.problems and not accept:
        raise NotAccepted(field="accept")
    if not trial.draft.rows:
        raise Missing(field="file")
    _write(trial, upload, at)
    upload.loaded_at, upload.trial = at, {"counts": trial.counts(), "skipped": trial.draft.skipped}
    upload.content = Draft(trial.draft.name).to_bytes()  # the names lie with their donors now
    upload.save(update_fields=["loaded_at", "trial", "content"])
    audit.record(by, "gift.load", upload, at=at, code=f"{len(trial.new)}/{len(trial.there)}/{trial.draft.skipped}")
    return upload


def _write(trial: Trial, upload: Upload, at: datetime) -> None:
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
