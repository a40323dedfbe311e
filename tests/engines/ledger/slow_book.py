"""The book once more, by reading the whole log again for each question: what the quick one is held against."""

from typing import Any

Leaves = list[dict[str, Any]]


def entries(leaves: Leaves) -> list[tuple[int, dict[str, Any]]]:
    return [(n, leaf) for n, leaf in enumerate(leaves) if leaf["kind"] == "entry"]


def balance(leaves: Leaves, purpose: str, account: str, until: str = "9999") -> int:
    """Debits less credits of an account in a purpose, of entries dated until then."""
    return sum(
        line["fen"]
        for _, leaf in entries(leaves)
        if leaf["day"] <= until
        for line in leaf["lines"]
        if (line["purpose"], line["account"]) == (purpose, account)
    )


def with_lots(leaves: Leaves) -> set[str]:
    return {one["code"] for leaf in leaves if leaf["kind"] == "chart" for one in leaf["accounts"] if one["lots"]}


def lots(leaves: Leaves) -> dict[str, tuple[str, str, int]]:
    """Each lot: its purpose, its account, and what came in less all that was ever drawn."""
    found = {}
    for n, leaf in entries(leaves):
        given = {draw["line"] for draw in leaf["draws"]}
        for i, line in enumerate(leaf["lines"]):
            if line["account"] in with_lots(leaves) and line["fen"] > 0 and i not in given:
                drawn = sum(d["fen"] for _, other in entries(leaves) for d in other["draws"] if d["lot"] == f"{n}.{i}")
                found[f"{n}.{i}"] = (line["purpose"], line["account"], line["fen"] - drawn)
    return found
