"""Every law of the book, broken: it is named with its leaf, by the engine and by the file that outsiders run."""

import copy
from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from linli.engines.ledger import SAID, SORTS, Law, replay
from tests.engines.ledger import outsider
from tests.engines.ledger.lives import Life
from tests.engines.ledger.polls import CODES, polled

Leaves = list[dict[str, Any]]
Edit = Callable[[dict[str, Any]], object]
CLEAN = polled(Life(8, start="2024-12-01").live(420).leaves)


def where(kind: str) -> int:
    """The first leaf of a kind, or entry of a sort; the last one with a $."""
    wanted = kind.rstrip("$")
    found = [n for n, leaf in enumerate(CLEAN) if wanted == (leaf["sort"] if leaf["kind"] == "entry" else leaf["kind"])]
    return found[-1 if kind.endswith("$") else 0]


def broken(kind: str, edit: Edit) -> tuple[int, Leaves]:
    leaves = copy.deepcopy(CLEAN)
    place = where(kind)
    edit(leaves[place])
    return place, leaves


def found_in(leaves: Leaves) -> set[tuple[int, int, str]]:
    return {(problem.index, problem.line, str(problem.law)) for problem in replay(leaves).problems}


def line(n: int, **members: object) -> Edit:
    return lambda leaf: leaf["lines"][n].update(members)


def draw(n: int, **members: object) -> Edit:
    return lambda leaf: leaf["draws"][n].update(members)


def put(**members: object) -> Edit:
    return lambda leaf: leaf.update(members)


def drop(name: str) -> Edit:
    return lambda leaf: leaf.pop(name)


def more(fen: int, *lines: int) -> Edit:
    """Add to the amounts of some lines, with their signs."""

    def edit(leaf: dict[str, Any]) -> None:
        for n in lines:
            leaf["lines"][n]["fen"] += fen if leaf["lines"][n]["fen"] > 0 else -fen

    return edit


def both(one: Edit, other: Edit) -> Edit:
    return lambda leaf: (one(leaf), other(leaf))


def to_other_purpose(leaf: dict[str, Any]) -> None:
    """What is bought is another purpose's, with its release, and each purpose balances: only the draw tells."""
    own = leaf["lines"][0]["purpose"]
    other = "P02" if own == "P01" else "P01"
    fen = leaf["lines"][0]["fen"]
    leaf["lines"] = [
        {"account": "5101", "fen": fen, "purpose": other},
        {"account": "1002", "fen": -fen, "purpose": own},
        {"account": "3102", "fen": fen, "purpose": own},
        {"account": "3102", "fen": -fen, "purpose": other},
    ]


BREACHES: list[tuple[Law, str, Edit]] = [
    (Law.SHAPE, "gift", drop("day")),
    (Law.SHAPE, "gift", put(day="2024-02-30")),
    (Law.SHAPE, "gift", line(0, fen="500")),
    (Law.SHAPE, "gift", line(0, fen=True)),
    (Law.SHAPE, "gift", put(at="2024-03-05 10:00:00")),
    (Law.SHAPE, "gift", drop("kind")),
    (Law.SHAPE, "statement", drop("listed")),
    (Law.SHAPE, "decision", drop("recused")),
    (Law.TIME, "gift", put(at="2024-01-01T10:00:00Z")),
    (Law.TWICE, "purpose", put(purpose="P01")),
    (Law.SORT, "gift", put(sort="present")),
    (Law.SORT, "payment", put(sort="cost")),
    (Law.LINES, "gift", line(0, fen=0)),
    (Law.LINES, "gift", lambda leaf: leaf["lines"].pop()),
    (Law.ACCOUNT, "gift", line(1, account="9999")),
    (Law.PURPOSE, "gift", line(1, purpose="P77")),
    (Law.BALANCE, "gift", more(1, 0)),
    (Law.BALANCE, "share", line(1, purpose="P01")),
    (Law.KEY, "interest", put(key="gift:14")),
    (Law.AHEAD, "gift", put(day="2031-01-01")),
    (Law.CLOSED, "gift$", put(day="2024-02-01")),
    (Law.DRAWS, "payment", lambda leaf: leaf["draws"].pop()),
    (Law.DRAWS, "payment", more(100, 0, 1, 2, 3)),
    (Law.DRAWS, "payment", draw(0, line=0)),
    (Law.DRAWS, "payment", draw(0, line=9)),
    (Law.DRAWS, "payment", draw(0, fen=0)),
    (Law.DRAWS, "returned", draw(0, fen=5)),
    (Law.DRAWS, "payment", lambda leaf: leaf["draws"].append(leaf["draws"][0])),
    (Law.LOT, "payment", draw(0, lot="7777.0")),
    (Law.LOT, "payment", draw(0, lot="8.1")),
    (Law.OVERDRAFT, "payment", both(more(10**7, 0, 1, 2, 3), draw(0, fen=10**7))),
    (Law.CROSSING, "payment", to_other_purpose),
    (Law.FROM, "change", line(2, **{"from": "1.1"})),
    (Law.FROM, "change", both(more(7, 2, 3), lambda leaf: None)),
    (Law.FROM, "gift", line(0, **{"from": "8.0"})),
    (Law.CONSENT, "change", put(consents=[])),
    (Law.CONSENT, "consent", put(to="P03")),
    (Law.REVERSAL, "reversal", more(1, 0, 1)),
    (Law.REVERSAL, "reversal", put(reverses=0)),
    (Law.REVERSAL, "reversal", drop("reverses")),
    (Law.REVERSAL, "gift", put(reverses=8)),
    (Law.RETURNED, "returned", put(about=8)),
    (Law.RETURNED, "returned", drop("about")),
    (Law.DOCUMENT, "opening", put(documents=[])),
    (Law.RESTRICTION, "pledge", line(1, account="410101")),
    (Law.RESTRICTION, "share", line(1, account="430102")),
    (Law.RESTRICTION, "agency", line(1, account="410101")),
    (Law.APPROVAL, "payment", drop("order")),
    (Law.APPROVAL, "payment", drop("decision")),
    (Law.APPROVAL, "payment", put(decision=1)),
    (Law.APPROVAL, "advance", put(decision=2)),
    (Law.APPROVAL, "decision", put(fen=1)),
    (Law.APPROVAL, "decision", put(says="no")),
    (Law.APPROVAL, "proposal", put(purpose="P03")),
    (Law.DECISION, "decision", put(yes=[1, 2, 3], no=[4, 5, 6])),
    (Law.DECISION, "decision", put(yes=[1, 3, 6], no=[])),
    (Law.DECISION, "decision", put(yes=[1, 2, 3, 4, 5], no=[])),
    (Law.DECISION, "decision", put(yes=[1, 1, 3, 4, 6], no=[])),
    (Law.DECISION, "decision", put(yes=[1, 2, 3, 4, 6, 8], no=[])),
    (Law.DECISION, "decision", put(recused=[{"reason": "", "seat": 1}])),
    (Law.DECISION, "decision", put(day="2024-02-01")),
    (Law.DECISION, "decision", put(fen=10**9)),
    (Law.DECISION, "opinion", put(says="return")),
    (Law.PLEDGE, "pledge", put(agreement=3)),
    (Law.PLEDGE, "agreement", put(signed="2030-01-01")),
    (Law.PLEDGE, "agreement", put(until="2024-02-01")),
    (Law.PLEDGE, "sales", put(agreement=1)),
    (Law.CLOSE, "close", put(month="2030-01")),
    (Law.STATEMENT, "statement", lambda leaf: leaf.update(closing=leaf["closing"] + 1)),
    (Law.STATEMENT, "statement", put(month="2024-01")),
    (Law.CORRECTION, "correction", put(about=1)),
    (Law.BALLOT, "vote", lambda leaf: leaf.update(opens=leaf["at"][:10])),
    (Law.BALLOT, "vote", put(closes="2024-01-01")),
    (Law.BALLOT, "vote", put(codes=[*CODES[:4], CODES[0]])),
    (Law.BALLOT, "vote", lambda leaf: leaf["projects"].append(leaf["projects"][0])),
    (Law.BALLOT, "vote", lambda leaf: leaf["projects"][0].update(purpose="P77")),
    (Law.BALLOT, "vote", lambda leaf: leaf["projects"][0].update(yuan=901)),
    (Law.BALLOT, "vote", lambda leaf: leaf["pools"].pop()),
    (Law.BALLOT, "reissue", put(void="f" * 64)),
    (Law.BALLOT, "reissue", put(code=CODES[1])),
    (Law.BALLOT, "reissue", put(vote=0)),
    (Law.BALLOT, "result", put(vote=0)),
    (Law.BALLOT, "result", put(households=5)),
    (Law.BALLOT, "result", lambda leaf: leaf["ballots"].append({"code": CODES[0], "ticks": [1]})),
    (Law.BALLOT, "result", lambda leaf: leaf["ballots"].append(leaf["ballots"][0])),
    (Law.BALLOT, "result", lambda leaf: leaf["ballots"][0].update(ticks=[1, 9])),
    (Law.BALLOT, "result", lambda leaf: leaf["ballots"][0].update(ticks=[1, 1])),
    (Law.BALLOT, "result", lambda leaf: leaf["pools"].pop()),
    (Law.BALLOT, "result", lambda leaf: leaf["pools"][0].update(yuan=2_000)),
    (Law.BALLOT, "result", lambda leaf: leaf["pools"][0].update(funded=[1, 2])),
    (Law.BALLOT, "result", lambda leaf: leaf["pools"][0].update(funded=[3])),
    (Law.BALLOT, "result", lambda leaf: leaf["pools"][0].update(funded=[1, 1])),
    (Law.BALLOT, "proposal$", put(project=2)),
    (Law.BALLOT, "proposal$", put(fen=60_001)),
    (Law.BALLOT, "proposal$", put(purpose="P02")),
    (Law.BALLOT, "proposal$", put(vote=0)),
]
LATER = {
    (Law.TWICE, "purpose"),
    (Law.CONSENT, "consent"),
    (Law.APPROVAL, "decision"),
    (Law.APPROVAL, "proposal"),
    (Law.DECISION, "opinion"),
    (Law.PLEDGE, "agreement"),
    (Law.PLEDGE, "sales"),
    (Law.STATEMENT, "statement"),
    (Law.CORRECTION, "correction"),
}  # fmt: skip - these show in another leaf


def test_a_clean_log_has_no_problem_for_either() -> None:
    assert found_in(CLEAN) == set() == outsider.faults(CLEAN)
    sorts = {leaf.get("sort") for leaf in CLEAN if leaf["kind"] == "entry"}
    assert sorts == SORTS


@pytest.mark.parametrize(("law", "kind", "edit"), BREACHES, ids=[f"{n}-{one[0]}" for n, one in enumerate(BREACHES)])
def test_a_breach_is_named_by_both(law: Law, kind: str, edit: Edit) -> None:
    place, leaves = broken(kind, edit)
    ours, theirs = found_in(leaves), outsider.faults(leaves)
    assert ours, "nothing was found"
    for found in (ours, theirs):
        assert any(one == law and ((law, kind) in LATER or n == place) for n, _, one in found), found
    if law != Law.SHAPE:
        assert ours == theirs


def test_every_law_has_a_breach_and_a_sentence_in_both_languages() -> None:
    assert {law for law, _, _ in BREACHES} == set(Law) == set(SAID)
    assert set(outsider.VERIFY.LAWS) >= {str(law) for law in Law}
    _, leaves = broken("payment", draw(0, lot="7777.0"))
    lot = next(one for one in replay(leaves).problems if one.law == Law.LOT)
    assert lot.sentence() == f"第 {lot.index} 条第 1 行：该批次不存在，或属于别的用途、科目 (7777.0)"
    assert lot.sentence("en").startswith(f"leaf {lot.index}, line 1: there is no such lot")


def test_it_never_stops_at_the_first() -> None:
    leaves = copy.deepcopy(CLEAN)
    places = [n for n, leaf in enumerate(leaves) if leaf["kind"] == "entry" and leaf["sort"] == "gift"][:40]
    for n in places:
        leaves[n]["lines"][1]["fen"] -= 1
    assert {index for index, _, law in found_in(leaves) if law == Law.BALANCE} == set(places)


def scrambled(dice: Random, leaves: Leaves) -> None:
    """Change one thing of one entry, whatever it is."""
    leaf = dice.choice([leaf for leaf in leaves if leaf["kind"] == "entry"])
    part = dice.choice([*leaf["lines"], *leaf["draws"], leaf, leaf])
    name = dice.choice(sorted(set(part) & {"fen", "account", "purpose", "lot", "line", "day", "sort", "key", "reverses",
                                           "about", "decision", "agreement", "sales", "consents", "from"}))  # fmt: skip
    others = [value[name] for other in leaves for value in (*other.get("lines", ()), *other.get("draws", ()), other)
              if name in value and type(value[name]) is type(part[name])]  # fmt: skip
    part[name] = dice.choice(others)


@pytest.mark.parametrize("block", range(6))
def test_the_engine_and_the_outsiders_file_find_the_same_whatever_is_changed(block: int) -> None:
    small, differing, told = Life(block).live(160).leaves, [], 0
    for seed in range(block * 60, block * 60 + 60):
        leaves = copy.deepcopy(small)
        scrambled(Random(seed), leaves)
        ours, theirs = found_in(leaves), outsider.faults(leaves)
        told += bool(ours)
        if ours != theirs:
            differing.append((seed, ours ^ theirs))
    assert differing == []
    assert told > 30
