"""The tables of the books held against what the leaves alone give: state that the log does not explain is found."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from linli.engines.ledger import replay
from linli.fund.books import queries
from linli.fund.models import Lot


@dataclass(frozen=True)
class Fault:
    """Something that the tables say and the log does not, or the other way round."""

    what: str
    in_log: str
    in_tables: str

    def __str__(self) -> str:
        return f"{self.what}: {self.in_log} / {self.in_tables}"


def faults(community_id: UUID) -> list[Fault]:
    """Every balance and every lot that differs, and every law that the leaves break. Found even where somebody took
    the triggers away and changed rows by hand, or changed leaves themselves in a way that the laws do not allow.
    """
    book = replay([json.loads(leaf) for leaf in queries.leaves(community_id)])
    broken = [Fault(f"№ {one.index}", one.sentence(), "") for one in book.problems]
    told = {(account, purpose): fen for (purpose, account), fen in book.balances.items() if fen}
    kept = {key: fen for key, fen in queries.balances(community_id).items() if fen}
    lots = {lot.id: (lot.purpose, lot.account, lot.fen, lot.left) for lot in book.lots.values()}
    return [*broken, *_between(told, kept, "balance"), *_between(lots, dict(_lots(community_id)), "lot")]


def _lots(community_id: UUID) -> Iterator[tuple[str, tuple[str, str, int, int]]]:
    rows: Any = Lot.objects.filter(account__community=community_id).values_list(
        "posting__entry__number", "posting__line", "purpose__code", "account__code", "fen", "remaining"
    )
    for number, line, *said in rows:
        yield f"{number}.{line}", (said[0], said[1], said[2], said[3])


def _between(log: object, tables: object, what: str) -> Iterator[Fault]:
    assert isinstance(log, dict) and isinstance(tables, dict)
    for key in sorted({*log, *tables}, key=str):
        if log.get(key) != tables.get(key):
            yield Fault(f"{what} {key}", str(log.get(key, "—")), str(tables.get(key, "—")))
