"""A residents' vote at the end of a log: announced, a code replaced, counted, and what won proposed."""

from datetime import date, datetime, timedelta
from typing import Any

Leaves = list[dict[str, Any]]
CODES = [f"{n:x}" * 64 for n in range(1, 6)]


def polled(leaves: Leaves) -> Leaves:
    """The log with a vote after it; P01 and P02 are purposes of it."""
    last = datetime.fromisoformat(leaves[-1]["at"])
    begun = last.date() + timedelta(days=2)
    vote = {
        "kind": "vote", "at": _at(begun), "vote": "V1", "name": "票选", "words": "", "least": 1,
        "opens": _day(begun, 2), "closes": _day(begun, 5), "struck": [], "codes": CODES[:4],
        "pools": [{"purpose": "P01", "yuan": 900}, {"purpose": "P02", "yuan": 500}],
        "projects": [_project(1, 600, "P01"), _project(2, 400, "P01"), _project(3, 500, "P02")],
    }  # fmt: skip
    number = len(leaves)
    swap = {"void": CODES[0], "code": CODES[4], "words": "丢了"}
    reissue = {"kind": "reissue", "at": _at(begun, 3), "vote": number, **swap}
    result = {
        "kind": "result", "at": _at(begun, 6), "vote": number, "lot": "ab" * 32, "households": 4, "paper": 0,
        "ballots": [{"code": CODES[4], "ticks": [1, 3]}, {"code": CODES[1], "ticks": [1]}],
        "pools": [_pool("P01", 900, [1], 600), _pool("P02", 500, [3], 500)],
    }  # fmt: skip
    proposal = {
        "kind": "proposal", "at": _at(begun, 7), "proposal": "2031-900", "sort": "project", "purpose": "P01",
        "fen": 60_000, "vote": number, "project": 1,
    }  # fmt: skip
    return [*leaves, vote, reissue, result, proposal]


def _day(begun: date, after: int) -> str:
    return (begun + timedelta(days=after)).isoformat()


def _at(begun: date, after: int = 0) -> str:
    return f"{_day(begun, after)}T02:00:00Z"


def _project(number: int, yuan: int, purpose: str) -> dict[str, Any]:
    return {"project": number, "name": f"项目{number}", "words": "", "yuan": yuan, "purpose": purpose}


def _pool(purpose: str, yuan: int, funded: list[int], cost: int) -> dict[str, Any]:
    return {"purpose": purpose, "yuan": yuan, "funded": funded, "cost": cost}
