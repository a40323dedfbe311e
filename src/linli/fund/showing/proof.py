"""The tables of the books held against what the leaves alone give: state that the log does not explain is found."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from linli.engines.ballot import leaves as ballots
from linli.engines.ledger import replay
from linli.fund.books import queries
from linli.fund.models import Code, Lot


@dataclass(frozen=True)
class Fault:
    """Something that the tables say and the log does not, or the other way round."""

    what: str
    in_log: str
    in_tables: str

    def __str__(self) -> str:
        return f"{self.what}: {self.in_log} / {self.in_tables}"


def faults(community_id: UUID) -> list[Fault]:
    """Every balance, lot and code of a vote that differs, every law that the leaves break, every result of a vote that
    its ballots do not give. Found even where somebody took the triggers away and changed rows by hand, or changed
    leaves themselves in a way that the laws do not allow.
    """
    leaves = [json.loads(leaf) for leaf in queries.leaves(community_id)]
    book = replay(leaves)
    broken = [Fault(f"№ {one.index}", one.sentence(), "") for one in book.problems]
    told = {(account, purpose): fen for (purpose, account), fen in book.balances.items() if fen}
    kept = {key: fen for key, fen in queries.balances(community_id).items() if fen}
    lots = {lot.id: (lot.purpose, lot.account, lot.fen, lot.left) for lot in book.lots.values()}
    broken += [Fault(f"№ {index} {purpose}", "result", "recount") for index, purpose in ballots.wrong_results(leaves)]
    codes = {digest: vote for vote, digests in book.codes.items() for digest in digests}
    return [
        *broken,
        *_between(told, kept, "balance"),
        *_between(lots, dict(_lots(community_id)), "lot"),
        *_between(codes, dict(_codes(community_id)), "code"),
    ]


def _lots(community_id: UUID) -> Iterator[tuple[str, tuple[str, str, int, int]]]:
    rows: Any = Lot.objects.filter(account__community=community_id).values_list(
        "posting__entry__number", "posting__line", "purpose__code", "account__code", "fen", "remaining"
    )
    for number, line, *said in rows:
        yield f"{number}.{line}", (said[0], said[1], said[2], said[3])


def _codes(community_id: UUID) -> Iterator[tuple[str, int]]:
    """The codes that may vote, each with the number of its vote's leaf."""
    valid = Code.objects.filter(community=community_id, replaced=None)
    yield from valid.values_list("digest", "poll__announced__number")


def _between(log: object, tables: object, what: str) -> Iterator[Fault]:
    assert isinstance(log, dict) and isinstance(tables, dict)
    for key in sorted({*log, *tables}, key=str):
        if log.get(key) != tables.get(key):
            yield Fault(f"{what} {key}", str(log.get(key, "—")), str(tables.get(key, "—")))
