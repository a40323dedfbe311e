"""Verbs about papers: a document is attached, an opening balance is written by one and signed by another."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.utils import IntegrityError

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.engines.ledger import drafting
from linli.foundation.refusals import Missing
from linli.foundation.rows import there
from linli.foundation.writes import locked, writes
from linli.fund.books.drafts import booking, value_of
from linli.fund.books.writing import book
from linli.fund.checking import invoices
from linli.fund.checking.labels import NUMBERED
from linli.fund.models import Account, Document, Entry, Leaf, Opening, Purpose
from linli.fund.refusals import OtherNumber, SameDocument, SamePerson


@dataclass(frozen=True)
class Paper:
    """A file that was brought: its sort (invoice, receipt, other), number if it has one, stored name and bytes."""

    sort: str
    number: str
    name: str
    stored: str
    content: bytes

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


@writes
def attach(leaf_id: UUID, paper: Paper, *, by: Actor, at: datetime) -> Document:
    """Keep a document with an entry or another fact. What an electronic invoice says of its number goes before words.

    Raises `SameDocument` (an invoice is paid once, wherever), `OtherNumber`, `Missing`.
    """
    leaf = there(Leaf.objects.filter(community=by.community, pk=leaf_id))
    gate.require(by, "document.attach", leaf)
    kept = Document(
        community_id=by.community,
        leaf=leaf,
        sort=paper.sort,
        number=_number(paper),
        file=paper.stored,
        name=paper.name[:120],
        digest=paper.digest,
        at=at,
    )
    try:
        with transaction.atomic():
            kept.save(force_insert=True)
    except IntegrityError as taken:
        raise SameDocument(field="number") from taken
    audit.record(by, "document.attach", kept, at=at, code=paper.sort)
    return kept


def _number(paper: Paper) -> str:
    """The number by which it is known whether it was brought before."""
    said = invoices.read(paper.content) if paper.sort in NUMBERED else None
    if said and paper.number.strip() and not invoices.same(paper.number, said.number):
        raise OtherNumber(field="number", said=said.number)
    number = said.number if said else invoices.plain(paper.number)
    if paper.sort in NUMBERED and not number:
        raise Missing(field="number")
    return number


@dataclass(frozen=True)
class Before:
    """A balance from before the log: on an account with lots, for a purpose, with its document's digest."""

    account: str
    purpose: str
    fen: int
    day: date
    words: str
    document: str


@writes
def write_opening(before: Before, *, by: Actor, at: datetime) -> Opening:
    """The accountant writes down what was there before; it is booked when a member of the committee has signed."""
    gate.require(by, "opening.write", Opening(community_id=by.community))
    if not before.document:
        raise Missing(field="document")
    if before.fen <= 0:
        raise Missing(field="fen")
    if not Purpose.objects.filter(community=by.community, code=before.purpose).exists():
        raise Missing(field="purpose")
    if not Account.objects.filter(community=by.community, code=before.account, lots=True).exists():
        raise Missing(field="account")
    written = Opening.objects.create(
        community_id=by.community,
        account=before.account,
        purpose=before.purpose,
        fen=before.fen,
        day=before.day,
        words=before.words.strip(),
        document=before.document,
        written_by_id=by.appointed_id,
        written_at=at,
    )
    audit.record(by, "opening.write", written, at=at, code=before.purpose)
    return written


@writes
def sign_opening(opening_id: UUID, *, by: Actor, at: datetime) -> Entry:
    """A member of the committee signs an opening balance, and it is booked. Raises `SamePerson`."""
    opening = locked(Opening.objects.filter(community=by.community, pk=opening_id))
    gate.require(by, "opening.sign", opening)
    if opening.written_by_id == by.appointed_id:
        raise SamePerson()
    purpose = Purpose.objects.get(community=by.community, code=opening.purpose)
    draft = drafting.opening(value_of(purpose), {opening.account: opening.fen}, [opening.document])
    entry = book(by.community, booking(draft, opening.day, f"opening-{opening.pk}", opening.words), at=at)
    opening.signed_by_id, opening.leaf_id = by.appointed_id, entry.pk
    opening.save(update_fields=["signed_by", "leaf"])
    audit.record(by, "opening.sign", opening, at=at, code=opening.purpose)
    return entry
