"""How many SQL statements a page may cost (transaction marks aside), whatever lies in the tables."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from linli.care.actions.calling import Went, note
from linli.cases.intake.actions import add_words
from linli.cases.matter import joining
from linli.cases.models import Case, Report
from linli.foundation.sealing import link_token
from linli.people.models import Appointment
from tests.builders import (
    NOON,
    World,
    a_boxed_report,
    a_case,
    a_joined_case,
    a_report,
    a_voice,
    a_waiting_case,
    an_order,
)
from tests.care.listed import EIGHT_THIRTY, an_entry
from tests.web.calling import a_called_matter

MARKS = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")


def statements(do: Callable[[], object]) -> int:
    """How many statements something costs, marks aside."""
    with CaptureQueriesContext(connection) as captured:
        do()
    return sum(not q["sql"].startswith(MARKS) for q in captured.captured_queries)


@pytest.fixture
def crowd(world: World) -> World:
    for number in range(24):
        a_report(world, place=number % 4, words=f"楼道灯不亮 {number}")
    a_case(world, at="handling")
    Case.objects.filter(number__gt=0).update(lead=world.people["steward"])
    return world


def test_a_report_costs_at_most_twelve(crowd: World, client_of: Callable[..., Client]) -> None:
    client, path = client_of("visitor"), f"/q/{crowd.stairwells[0].code}/"
    said = {"words": "楼道灯不亮", "phone": "10012345678", "token": "0198f0c2-0000-7000-8000-000000000001"}
    assert statements(lambda: client.post(path, said)) <= 12


@pytest.mark.parametrize("vacant", [False, True])
def test_so_does_one_through_the_box(vacant: bool, crowd: World, client_of: Callable[..., Client]) -> None:
    if vacant:
        Appointment.objects.filter(role__in=["office", "secretary"]).update(compound=crowd.compounds[0])
    client = client_of("visitor")
    said = {"words": "邻长不办事", "phone": "10012345678", "token": "0198f0c2-0000-7000-8000-000000000001"}
    most = 12 if connection.vendor == "sqlite" else 13  # a lock that SQLite, with one writer, does without
    assert statements(lambda: client.post("/box/", said)) <= most


def test_the_tracker_and_the_page_of_a_boxed_matter_cost_no_more(
    crowd: World, client_of: Callable[..., Client]
) -> None:
    boxed = a_boxed_report(crowd, phone="10012345678")
    visitor, office = client_of("visitor"), client_of("office")
    assert statements(lambda: visitor.get(f"/r/{link_token(boxed.pk)}/")) <= 5
    assert statements(lambda: office.get(f"/cases/{boxed.case_id}/")) <= 12


def test_the_triage_board_costs_at_most_six(crowd: World, client_of: Callable[..., Client]) -> None:
    client = client_of("leader")
    assert statements(lambda: client.get("/triage/")) <= 6


def test_the_triage_board_filtered_and_full_costs_at_most_six(crowd: World, client_of: Callable[..., Client]) -> None:
    for number in range(110):
        a_report(crowd, words=f"楼道灯不亮 {number}")
    client = client_of("leader")
    assert statements(lambda: client.get("/triage/?channel=qr&level=micro_grid")) <= 6


@pytest.mark.parametrize("who", ["leader", "office", "secretary"])
def test_the_morning_brief_costs_at_most_twelve(who: str, crowd: World, client_of: Callable[..., Client]) -> None:
    a_boxed_report(crowd)
    client = client_of(who)
    assert statements(lambda: client.get("/brief/")) <= 12


def test_the_steward_s_screen_costs_at_most_eight(crowd: World, client_of: Callable[..., Client]) -> None:
    client = client_of("steward")
    assert statements(lambda: client.get("/today/")) <= 8


def test_the_page_of_a_matter_costs_at_most_twelve(crowd: World, client_of: Callable[..., Client]) -> None:
    client, case = client_of("leader"), a_case(crowd, at="resolved", phone="10012345678")
    assert statements(lambda: client.get(f"/cases/{case.pk}/")) <= 12


def test_it_costs_no_more_with_call_outs_and_a_decision(crowd: World, client_of: Callable[..., Client]) -> None:
    client, (case, _callout, _decision) = client_of("leader"), a_called_matter(crowd)
    assert statements(lambda: client.get(f"/cases/{case.pk}/")) <= 12


@pytest.mark.parametrize("more", [a_report, lambda world: a_voice(world).report, lambda world: an_order(world).report])
def test_nor_with_all_that_can_lie_beside_it(
    more: Callable[[World], Report], crowd: World, client_of: Callable[..., Client]
) -> None:
    """A simple matter with call-outs, a decision, joined matters, words of colleagues, and others like it."""
    leader, (case, _callout, _decision) = crowd.actor("leader"), a_called_matter(crowd)
    other = Case.objects.get(reports=more(crowd))
    joining.merge(other.pk, case.pk, by=leader, at=NOON + timedelta(hours=6), version=other.version)
    add_words(case.pk, "钥匙在门卫处", by=leader, at=NOON + timedelta(hours=7))
    client = client_of("leader")
    assert statements(lambda: client.get(f"/cases/{case.pk}/")) <= 13  # two for what may be the same, see cases.alike


def test_nor_with_a_voice_note_to_be_heard(crowd: World, client_of: Callable[..., Client]) -> None:
    client, case = client_of("leader"), a_voice(crowd).report.case
    assert statements(lambda: client.get(f"/cases/{case.pk}/")) <= 12


def test_the_panel_of_a_call_out_costs_at_most_eight(crowd: World, client_of: Callable[..., Client]) -> None:
    client, (case, _callout, _decision) = client_of("leader"), a_called_matter(crowd)
    assert statements(lambda: client.get(f"/cases/{case.pk}/call/")) <= 8


def test_a_responder_s_page_costs_at_most_four(crowd: World, client_of: Callable[..., Client]) -> None:
    client, (_case, callout, _decision) = client_of("visitor"), a_called_matter(crowd)
    response = callout.responses.get(person__name="赵电工")
    assert statements(lambda: client.get(f"/c/{link_token(response.pk)}/")) <= 4


@pytest.mark.parametrize("make", [a_joined_case, a_waiting_case])
def test_a_matter_with_others_beside_it_costs_no_more(
    make: Callable[..., Case], crowd: World, client_of: Callable[..., Client]
) -> None:
    client, case = client_of("leader"), make(crowd, phone="10012345678")
    assert statements(lambda: client.get(f"/cases/{case.pk}/")) <= 12


def test_the_tracker_of_a_joined_report_costs_at_most_five(crowd: World, client_of: Callable[..., Client]) -> None:
    client, case = client_of("visitor"), a_joined_case(crowd)
    for report in case.reports.all():
        assert statements(lambda: client.get(f"/r/{link_token(report.pk)}/")) <= 5  # noqa: B023 - asked at once


def test_the_tracker_costs_at_most_five(crowd: World, client_of: Callable[..., Client]) -> None:
    client, report = client_of("visitor"), a_case(crowd, at="resolved").reports.get()
    assert statements(lambda: client.get(f"/r/{link_token(report.pk)}/")) <= 5


def test_the_keeper_s_day_costs_the_same_for_one_as_for_twenty(world: World, client_of: Callable[..., Client]) -> None:
    client, counts = client_of("steward"), []
    for more in (1, 19):
        for number in range(more):
            entry = an_entry(world, phone=f"100555{more:02}{number:03}")
            note(entry.pk, Went("no_answer"), by=world.actor("steward"), at=EIGHT_THIRTY)
        counts.append(statements(lambda: client.get("/care/")))
    assert counts[0] == counts[1] <= 12


def test_the_board_costs_the_same_for_five_matters_as_for_fifty(world: World, client_of: Callable[..., Client]) -> None:
    client = client_of("leader")
    counts = []
    for more in (5, 45):
        for number in range(more):
            a_report(world, words=f"灯不亮 {number}")
        counts.append(statements(lambda: client.get("/triage/")))
    assert counts[0] == counts[1]
