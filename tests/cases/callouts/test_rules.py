"""Decisions of call-outs, without a database: clocks by the grade, who comes first, what would be too much."""

from datetime import datetime, timedelta

import pytest

from linli.cases import reference
from linli.cases.callouts import rules, steps
from linli.cases.callouts.rules import Standing
from linli.foundation import table
from linli.foundation.clock import SHANGHAI
from linli.foundation.refusals import Missing, OutOfStep

CLOCKS = table.read(
    """
called            grade    sign              contact           arrive            report
2026-10-12T12:00  urgent   2026-10-12T12:15  2026-10-12T12:30  2026-10-12T13:00  2026-10-13T12:00
2026-10-12T23:30  urgent   2026-10-12T23:45  2026-10-13T00:00  2026-10-13T00:30  2026-10-13T23:30
2026-10-12T12:00  prompt   2026-10-12T13:00  2026-10-12T16:00  2026-10-13T12:00  2026-10-15T12:00
2026-10-09T17:00  routine  2026-10-10T09:30  2026-10-10T17:00  2026-10-12T17:00  2026-10-15T17:00
2026-09-30T17:00  routine  2026-10-08T09:30  2026-10-08T17:00  2026-10-09T17:00  2026-10-13T17:00
"""
)


@pytest.mark.parametrize("row", CLOCKS.rows, ids=lambda row: f"{row['grade']} {row['called']}")
def test_each_sign_of_life_is_due_by_the_clock_of_the_grade(row: dict[str, str]) -> None:
    """Natural hours for what is near; working hours, with holidays and 调休 workdays, for what has a week."""
    found = rules.dues(row["grade"], moment(row["called"]), reference.calendar())
    assert found == rules.Dues(*(moment(row[column]) for column in ("sign", "contact", "arrive", "report")))


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


FIRST = table.read(
    """
name   distance      open  called
near   micro_grid    3     -
yard   compound      0     2026-10-01T08:00
fresh  general_grid  1     -
long   general_grid  1     2026-09-01T08:00
late   general_grid  1     2026-10-11T08:00
busy   general_grid  2     -
far    community     0     -
"""
)


def test_the_nearest_come_first_then_the_freest_then_those_longest_not_called() -> None:
    mixed = list(reversed(FIRST.rows))
    rows = sorted(mixed, key=lambda row: rules.nearest_and_freest(standing(row)))
    assert [row["name"] for row in rows] == list(FIRST.column("name"))


def standing(row: dict[str, str]) -> Standing:
    return Standing(row["distance"], int(row["open"]), None if row["called"] == "-" else moment(row["called"]))


def test_six_responders_and_two_open_calls_are_the_most() -> None:
    assert [rules.too_many(responders, calls) for responders, calls in ((6, 1), (7, 0), (1, 2))] == [False, True, True]


@pytest.mark.parametrize(
    ("urgent", "grade", "may"), [(True, "urgent", True), (False, "urgent", False), (False, "prompt", True)]
)
def test_at_once_is_for_dangers(urgent: bool, grade: str, may: bool) -> None:
    assert rules.may_be_urgent(urgent, grade) is may


@pytest.mark.parametrize(
    ("contact", "number"),
    [
        ("13800001111", "13800001111"),
        ("王经理 0379-6000 0001，夜里打 13800001111", "037960000001"),
        ("张师傅，138 0000 1111", "13800001111"),
        ("3号楼 101 值班室", ""),
        ("", ""),
    ],
)
def test_of_the_words_of_a_body_s_contact_the_first_number_is_rung(contact: str, number: str) -> None:
    assert rules.first_number(contact) == number


@pytest.mark.parametrize("row", steps.STEPS.rows, ids=lambda row: row["step"])
@pytest.mark.parametrize("answer", ["called", "accepted", "arrived", "done", "declined", "silent", "released"])
def test_a_responder_s_step_leads_only_where_the_table_says(row: dict[str, str], answer: str) -> None:
    if answer not in row["from"].split(","):
        with pytest.raises(OutOfStep):
            steps.advance(answer, row["step"], "said")
        return
    stays = "accepted" if answer == "called" else answer
    assert steps.advance(answer, row["step"], "said") == (stays if row["to"] == "=" else row["to"])
    if row["must_say"] != "-":
        with pytest.raises(Missing):
            steps.advance(answer, row["step"], " ")


def test_whoever_says_they_have_spoken_with_them_is_coming() -> None:
    assert steps.advance("called", "contact", "") == "accepted"


def test_rest_is_shorter_than_the_time_to_answer_of_all_but_dangers() -> None:
    """So that someone who stayed silent may be called again as soon as their time is over."""
    assert timedelta(hours=1) > rules.REST
