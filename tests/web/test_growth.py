"""The main pages cost the same in a large table as in a small one: their statements walk through nothing that grows."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from linli.foundation.sealing import link_token
from tests.builders import World, a_case, a_report

pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="reads the plans of SQLite")

GROWS = r"(cases_\w+|notifications_letter|audit_\w+|[A-Z]\d+)"  # U0 … stand for such a table in an inner question
FEW = {"case_open", "case_joined", "case_wakes", "voice_unheard"}  # partial indexes that leave out what is over
KEYS = "community|micro_grid|general_grid|compound|stairwell|lead|resolved_by|merged_into|person"
SHARED = rf"(?:{KEYS})_id=\?(?: AND kind=\?)?|stage=\?"  # by these alone an index leads to a share of all there is


def walks(plan: str) -> bool:
    """Whether one line of a plan goes through rows whose number grows with the years."""
    if re.match(f"SCAN {GROWS}\\b", plan):
        return not any(index in plan for index in FEW)
    found = re.match(rf"SEARCH {GROWS} USING (?:COVERING )?INDEX (\w+) \((.*)\)", plan)
    return found is not None and found[2] not in FEW and re.fullmatch(SHARED, found[3]) is not None


def test_a_walk_is_seen() -> None:
    assert walks("SCAN cases_case")
    assert walks("SEARCH U0 USING INDEX case_reported (community_id=?)")
    assert walks("SEARCH cases_case USING INDEX cases_case_merged_into_id_1b4320d8 (merged_into_id=?)")
    assert walks("SEARCH cases_case USING INDEX case_alike (compound_id=? AND kind=?)")
    assert not walks("SEARCH cases_case USING INDEX case_alike (compound_id=? AND kind=? AND reported_at>?)")
    assert not walks("SEARCH cases_case USING INDEX case_open (community_id=?)")
    assert not walks("SEARCH cases_case USING INDEX case_helped (resolved_by_id=? AND resolved_at>?)")
    assert not walks("SCAN territory_community")


@pytest.mark.parametrize("page", ["board", "matter", "steward", "tracker", "report"])
def test_it_walks_through_nothing_that_grows(page: str, world: World, client_of: Callable[..., Client]) -> None:
    case = a_case(world, at="handling")
    closed = a_case(world, at="closed")
    link = f"/r/{link_token(a_report(world).pk)}/"
    said = {"words": "楼道灯不亮", "token": "0198f0c2-0000-7000-8000-000000000009"}
    leader, steward, visitor = client_of("leader"), client_of("steward"), client_of("visitor")
    asks: dict[str, Callable[[], Any]] = {
        "board": lambda: leader.get("/triage/"),
        "matter": lambda: [leader.get(f"/cases/{one.pk}/") for one in (case, closed)],
        "steward": lambda: steward.get("/today/"),
        "tracker": lambda: visitor.get(link),
        "report": lambda: visitor.post(f"/q/{world.stairwells[0].code}/", said),
    }
    seen: list[tuple[str, Any]] = []

    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        seen.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        asks[page]()
    assert seen
    assert [found for found in _plans(seen) if walks(found[0])] == []


def _plans(seen: list[tuple[str, Any]]) -> list[tuple[str, str]]:
    """Each line of the plans of some statements, with its statement."""
    found = []
    with connection.cursor() as cursor:
        for sql, params in seen:
            if sql.lstrip().startswith("SELECT"):
                cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params)
                found += [(row[3], sql) for row in cursor.fetchall()]
    return found
