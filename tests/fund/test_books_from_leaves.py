"""What the database's triggers make of a log is what the ledger engine makes of it: two writers of one book."""

import json
from datetime import datetime
from typing import Any

import pytest
from django.db.models import Sum

from linli.engines.ledger import replay
from linli.engines.transparency import canonical
from linli.fund.models import Leaf, Lot, Month, Posting
from linli.territory.models import Community
from tests.builders import a_world
from tests.engines.ledger.lives import Life

pytestmark = pytest.mark.django_db
WITHOUT_ORDERS = ("gift", "goods", "agency", "interest", "change", "mistake", "late")
LIFE = Life(8, "2024-12-10", only=WITHOUT_ORDERS)  # what is paid or shared rests on more


def put(community: Community, number: int, leaf: dict[str, Any]) -> None:
    """A leaf as the log has it, past all verbs."""
    at = datetime.fromisoformat(leaf["at"])
    Leaf.objects.create(community=community, number=number, kind=leaf["kind"], at=at, body=canonical(leaf).decode())


def test_a_whole_life_gives_the_same_balances_lots_and_closed_months() -> None:
    leaves = LIFE.live(250).leaves
    community = a_world().community
    for number, leaf in enumerate(leaves):
        put(community, number, json.loads(json.dumps(leaf)))
    book = replay(leaves)
    assert book.problems == [] and book.closed and {"change", "reversal"} <= {e.sort for e in book.entries.values()}
    posted = Posting.objects.values_list("purpose__code", "account__code").annotate(fen=Sum("fen"))
    assert {(purpose, code): fen for purpose, code, fen in posted} == book.balances
    lots = Lot.objects.values_list("posting__entry__number", "posting__line", "purpose__code", "fen", "remaining")
    assert {f"{number}.{line}": rest for number, line, *rest in lots} == {
        id: [lot.purpose, lot.fen, lot.left] for id, lot in book.lots.items()
    }
    assert sorted(Month.objects.values_list("month", flat=True)) == book.closed
