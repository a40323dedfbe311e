"""Whatever is ticked: the result that is told is what its own ballots give again, and it keeps its promises."""

import json
from fractions import Fraction
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from linli.engines import ballot
from linli.engines.ballot import leaves as votes_told
from linli.engines.transparency import canonical
from linli.fund.voting import rules


@st.composite
def votes(draw: st.DrawFn) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """An announced vote with one or two pools, and ballots."""
    pools = {code: draw(st.integers(1, 2_000)) for code in ("P00", "P01")[: draw(st.integers(1, 2))]}
    projects = [
        {"project": n, "name": f"项目{n}", "words": "", "purpose": (code := draw(st.sampled_from(sorted(pools)))),
         "yuan": draw(st.integers(1, pools[code]))}
        for n in range(1, draw(st.integers(1, 7)) + 1)
    ]  # fmt: skip
    numbers = [one["project"] for one in projects]
    least = min(3, len(numbers))
    ticked = draw(st.lists(st.lists(st.sampled_from(numbers), min_size=least, unique=True), max_size=12))
    cast = [{"code": rules.digest(str(n)), "ticks": sorted(ticks)} for n, ticks in enumerate(ticked)]
    vote = {"vote": "2026-V1", "name": "票选", "opens": "2026-10-03", "closes": "2026-10-06", "least": 3,
            "projects": projects, "pools": [{"purpose": code, "yuan": yuan} for code, yuan in sorted(pools.items())],
            "kind": "vote"}  # fmt: skip
    return vote, sorted(cast, key=lambda one: one["code"])


@given(votes(), st.text("0123456789abcdef", min_size=64, max_size=64))
@settings(max_examples=120, deadline=None)
def test_a_recount_from_the_log_equals_the_result(said: tuple[dict[str, Any], list[dict[str, Any]]], lot: str) -> None:
    vote, cast = said
    counted = votes_told.counted(vote, cast, lot)
    result = {
        "kind": "result",
        "vote": 0,
        "lot": lot,
        "ballots": cast,
        "pools": [votes_told.outcome(one) for one in counted],
    }
    leaves = [json.loads(canonical(leaf)) for leaf in (vote, result)]
    assert votes_told.wrong_results(leaves) == []
    for one, pool in zip(counted, result["pools"], strict=True):
        again = ballot.count(ballot.read(votes_told.file_of(one, vote, lot)))
        assert sorted(map(int, again.funded)) == pool["funded"] and again.cost == pool["cost"] <= pool["yuan"]
        votes_of = {row["project"]: row["votes"] for row in pool["votes"]}
        for project in pool["funded"]:
            cost = next(p["yuan"] for p in vote["projects"] if p["project"] == project)
            assert votes_of[project] * 3 * pool["yuan"] >= cost * len(cast), "enough votes for its cost"
        assert not set(pool["funded"]) & set(pool["few"])
        assert all(Fraction(row["yuan"]) > 0 for row in pool["lacked"])


@given(votes())
@settings(max_examples=40, deadline=None)
def test_any_other_outcome_is_found(said: tuple[dict[str, Any], list[dict[str, Any]]]) -> None:
    vote, cast = said
    pools = [votes_told.outcome(one) for one in votes_told.counted(vote, cast, "ab")]
    for n, pool in enumerate(pools):
        for change in ({"funded": [99]}, {"cost": pool["cost"] + 1}, {"each": "1/7"}, {"few": [99]}):
            bent = [*pools[:n], {**pool, **change}, *pools[n + 1 :]]
            result = {"kind": "result", "vote": 0, "lot": "ab", "ballots": cast, "pools": bent}
            assert votes_told.wrong_results([vote, result]) == [(1, pool["purpose"])]


def test_what_cannot_be_read_is_found() -> None:
    assert votes_told.wrong_results([{"kind": "result"}, {"kind": "result", "vote": 7}]) == [(0, "?"), (1, "?")]


def test_a_code_is_read_as_people_type_it() -> None:
    assert rules.plain_code(" abcd-efgh jkmn—pqrs ") == "ABCDEFGHJKMNPQRS"
    assert rules.in_fours("ABCDEFGHJKMNPQRS") == "ABCD-EFGH-JKMN-PQRS"
