"""Whatever the ledger engine calls a breach, the database refuses as well: leaf by leaf, past all verbs."""

import copy
from collections.abc import Iterator

import pytest
from django.db import DatabaseError, transaction

from linli.engines.ledger import Law, replay
from tests.builders import a_world
from tests.engines.ledger.lives import Life
from tests.engines.ledger.test_laws import BREACHES, Edit, Leaves
from tests.fund.test_books_from_leaves import WITHOUT_ORDERS, put

pytestmark = pytest.mark.django_db
LEAVES = Life(8, "2024-12-10", only=WITHOUT_ORDERS).live(120).leaves
# in its plain life no leaf of these kinds stands: they rest on tables beside the log, and have tests of their own
ELSEWHERE = {
    "decision", "opinion", "proposal", "payment", "advance", "returned", "share", "pledge", "sales", "agreement",
    "vote", "reissue", "result",
}  # fmt: skip


def place(kind: str) -> int | None:
    named = (leaf["sort"] if leaf["kind"] == "entry" else leaf["kind"] for leaf in LEAVES)
    found = [n for n, one in enumerate(named) if one == kind.rstrip("$")]
    return found[-1 if kind.endswith("$") else 0] if found else None


def breaches() -> Iterator[tuple[int, int, str, Leaves]]:
    """Where each is, where the engine first finds it, its name, and the log with it; in the order of the log."""
    found = []
    for number, (law, kind, edit) in enumerate(BREACHES):
        if (at := place(kind)) is not None:
            leaves = broken(at, edit)
            first = min(problem.index for problem in replay(leaves).problems)
            found.append((at, first + (law == Law.CORRECTION), f"{number} {law} {kind}", leaves))
    return iter(sorted(found, key=lambda one: (one[0], one[2])))


def broken(at: int, edit: Edit) -> Leaves:
    leaves = copy.deepcopy(LEAVES)
    edit(leaves[at])
    return leaves


def test_every_breach_that_the_engine_names_is_refused_by_the_database() -> None:
    community = a_world().community
    written, tried = 0, []
    for at, until, name, leaves in breaches():
        while written < at:
            put(community, written, LEAVES[written])
            written += 1
        with pytest.raises((DatabaseError, ValueError, KeyError)), transaction.atomic():
            for number in range(at, until + 1):
                put(community, number, leaves[number])
            pytest.fail(f"the database took {name}")
        tried.append(name)
    assert len(tried) > 30
    assert {kind.rstrip("$") for _, kind, _ in BREACHES if place(kind) is None} == ELSEWHERE
