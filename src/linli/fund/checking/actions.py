"""Verbs of the accountant: take a statement in, match it with the books, close a month."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.engines.money import plain
from linli.foundation import clock
from linli.foundation.rows import there
from linli.foundation.writes import one_at_a_time, writes
from linli.fund.books.queries import closed_until
from linli.fund.books.writing import append
from linli.fund.checking import queries
from linli.fund.checking.reading import Read
from linli.fund.labels import Kind
from linli.fund.models import BankLine, ColumnMap, Leaf, Match, MatchedEntry
from linli.fund.refusals import Difference, MatchedAlready, MonthClosed, NothingTicked, NotOver, Unequal, WithProblems


@writes
def remember_columns(head: str, meanings: Sequence[str], *, by: Actor, at: datetime) -> ColumnMap:
    """Remember what the columns of a statement mean, by the digest of its header."""
    gate.require(by, "statement.load", ColumnMap(community_id=by.community))
    told, _ = ColumnMap.objects.update_or_create(
        community_id=by.community, head=head, defaults={"meanings": list(meanings)}
    )
    audit.record(by, "statement.load", told, at=at, code="columns")
    return told


@writes
def load(lines: Sequence[Read], document: str, *, by: Actor, at: datetime) -> int:
    """Take the lines of a statement in; those known by their serial are passed over. How many are new.

    Raises `WithProblems`: a statement comes in whole or not at all.
    """
    gate.require(by, "statement.load", BankLine(community_id=by.community))
    if any(line.problems or line.day is None for line in lines):
        raise WithProblems(field="file")
    one_at_a_time(by.community)
    known = queries.known_serials(by.community)
    fresh = [line for line in lines if line.serial not in known]
    BankLine.objects.bulk_create(
        BankLine(
            community_id=by.community,
            day=line.day,
            fen=line.fen,
            balance=line.balance,
            serial=line.serial,
            words=line.words,
            other=line.other,
            loaded_at=at,
            document=document,
            place=line.row,
        )
        for line in fresh
        if line.day
    )
    audit.record(by, "statement.load", BankLine(community_id=by.community), at=at, code=str(len(fresh)))
    return len(fresh)


@writes
def match(lines: Sequence[UUID], entries: Sequence[UUID], *, by: Actor, at: datetime) -> Match:
    """Say that lines of the statement and entries are the same. Raises `NothingTicked`, `Unequal`, `MatchedAlready`."""
    gate.require(by, "statement.match", Match(community_id=by.community))
    one_at_a_time(by.community)
    found = list(BankLine.objects.filter(community=by.community, pk__in=lines))
    booked = list(queries.moved(by.community, date.max).filter(pk__in=entries).values_list("pk", "fen"))
    if not found or not booked:
        raise NothingTicked(field="lines")
    if any(line.match_id for line in found) or MatchedEntry.objects.filter(entry__in=entries).exists():
        raise MatchedAlready()
    left, right = sum(line.fen for line in found), sum(fen for _, fen in booked)
    if left != right:
        raise Unequal(field="lines", lines=plain(left), entries=plain(right))
    made = Match.objects.create(community_id=by.community, at=at, by_id=by.appointed_id)
    BankLine.objects.filter(pk__in=[line.pk for line in found]).update(match=made)
    MatchedEntry.objects.bulk_create(
        MatchedEntry(community_id=by.community, match=made, entry_id=entry) for entry, _ in booked
    )
    audit.record(by, "statement.match", made, at=at, code=plain(left))
    return made


@writes
def unmatch(match_id: UUID, *, by: Actor, at: datetime) -> Match:
    """Take a match back. Raises `MonthClosed` where a line of it lies in a month that is closed."""
    found = there(Match.objects.filter(community=by.community, pk=match_id))
    gate.require(by, "statement.match", found)
    lines, closed = BankLine.objects.filter(match=found), closed_until(by.community)
    if any(f"{line.day:%Y-%m}" <= closed for line in lines):
        raise MonthClosed(field="lines", month=closed)
    lines.update(match=None)
    MatchedEntry.objects.filter(match=found).delete()
    audit.record(by, "statement.match", found, at=at, code="undone")
    return found


@writes
def close(month: str, *, by: Actor, at: datetime) -> Leaf:
    """Close a month whose difference is zero: the statement goes into the log with every listed item, then the close.

    Raises `NotOver`, `Difference`.
    """
    gate.require(by, "month.close", Leaf(community_id=by.community))
    one_at_a_time(by.community)
    if clock.today(at) < queries.first_after(month):
        raise NotOver(field="month", month=month)
    stands = queries.standing(by.community, month)
    if stands.difference:
        raise Difference(fen=plain(stands.difference))
    listed = [
        *({"why": f"第{one.number}条 {one.day} 账上已记，对账单未见", "fen": one.fen} for one in stands.entries),
        *({"why": f"{line.day} 对账单已见，账上未记", "fen": -line.fen} for line in stands.lines),
    ]
    facts = {"month": month, "closing": stands.closing or 0, "listed": listed, "document": stands.document}
    append(by.community, Kind.STATEMENT, facts, at=at)
    leaf = append(by.community, Kind.CLOSE, {"month": month}, at=at)
    audit.record(by, "month.close", leaf, at=at, code=month)
    return leaf
