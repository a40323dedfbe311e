"""Door by door: what is asked or seen is noted; a door passed by leaves no trace."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from linli.cases.models import Report
from tests.builders import World

Make = Callable[..., Client]


@pytest.fixture
def leader(client_of: Make) -> Client:
    return client_of("leader")


def test_the_doors_stand_in_their_order_and_lead_from_one_to_the_next(leader: Client, world: World) -> None:
    first, second = (stairwell.pk for stairwell in world.stairwells[:2])
    html = leader.get("/today/round/").content.decode()
    assert html.index(str(first)) < html.index(str(second))
    assert f"/today/round/{second}/" in leader.get(f"/today/round/{first}/").content.decode()
    assert str(world.stairwells[2].pk) not in html


def test_a_door_passed_by_leaves_no_trace(leader: Client, world: World) -> None:
    with CaptureQueriesContext(connection) as asked:
        for stairwell in world.stairwells[:2]:
            leader.get(f"/today/round/{stairwell.pk}/?way=visit")
    assert {query["sql"].split()[0] for query in asked.captured_queries} == {"SELECT"}
    assert Report.objects.count() == 0


@pytest.mark.parametrize("way", ["visit", "round"])
def test_what_was_seen_becomes_a_report_at_that_door(leader: Client, world: World, way: str) -> None:
    first, second = (stairwell.pk for stairwell in world.stairwells[:2])
    answer = leader.post(f"/today/round/{first}/?way={way}", {"words": "扶手松了"})
    assert answer.status_code == 303 and answer.headers["Location"].startswith(f"/today/round/{second}/?way={way}")
    taken = Report.objects.get()
    assert (taken.channel, taken.stairwell_id, taken.words) == (way, first, "扶手松了")


def test_nothing_written_and_nothing_photographed_is_asked_for_again(leader: Client, world: World) -> None:
    assert leader.post(f"/today/round/{world.stairwells[0].pk}/", {"words": " "}).status_code == 422


def test_a_steward_goes_past_her_own_doors_alone(client_of: Make, world: World) -> None:
    steward = client_of("steward")
    assert steward.get(f"/today/round/{world.stairwells[0].pk}/").status_code == 200
    assert steward.get(f"/today/round/{world.stairwells[1].pk}/").status_code == 404


def test_a_round_can_keep_to_one_compound(client_of: Make, world: World) -> None:
    html = client_of("office").get(f"/today/round/?within={world.compounds[1].pk}").content.decode()
    assert str(world.stairwells[2].pk) in html and f"/{world.stairwells[0].pk}/" not in html
