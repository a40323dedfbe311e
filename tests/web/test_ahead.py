"""What could be met ahead, on the page: taken up in one step, left with a word, nothing lost on a mistake."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from linli.foresight.labels import State
from linli.foresight.models import Proposal
from linli.foundation import clock
from tests.builders import NOON, World, a_world
from tests.web.test_budgets import statements
from tests.web.together.foresight import foreseen


@pytest.fixture
def world(db: None, monkeypatch: pytest.MonkeyPatch) -> World:
    monkeypatch.setattr(clock, "now", lambda: NOON + timedelta(hours=1))
    world = a_world()
    foreseen(world)
    return world


def waiting() -> Proposal:
    return Proposal.objects.filter(state=State.OPEN, general_grid__isnull=False)[0]


def test_taking_one_up_leads_to_its_matter(world: World, client_of: Callable[[str], Client]) -> None:
    one, office = waiting(), client_of("office")
    page = office.get("/ahead/").content.decode()
    assert str(one.pk) in page and "系统" in page
    sent = office.post(f"/ahead/{one.pk}/accept/", {"words": "提前看看下水", "version": one.version})
    one.refresh_from_db()
    assert one.case_id and sent["Location"] == f"/cases/{one.case_id}/"
    assert str(one.pk) not in office.get("/ahead/").content.decode()


def test_a_blank_reason_is_told_at_its_place(world: World, client_of: Callable[[str], Client]) -> None:
    one, office = waiting(), client_of("office")
    page = office.post(f"/ahead/{one.pk}/decline/", {"words": " ", "version": one.version})
    assert page.status_code == 422 and 'role="alert"' in page.content.decode()
    assert office.post(f"/ahead/{one.pk}/nonsense/", {"words": "x"}).status_code == 404
    assert office.post(f"/ahead/{one.pk}/decline/", {"words": "刚清过", "version": one.version}).status_code == 303


def test_the_brief_names_what_could_be_met(world: World, client_of: Callable[[str], Client]) -> None:
    assert "/ahead/" in client_of("leader").get("/brief/").content.decode()


def test_the_pages_cost_the_same_however_much_is_proposed(world: World, client_of: Callable[[str], Client]) -> None:
    office = client_of("office")
    before = [statements(lambda way=way: office.get(way)) for way in ("/ahead/", "/ahead/results/")]
    model = waiting()
    for n in range(20):
        Proposal.objects.create(
            community=world.community, look=model.look, source=model.source, kind=model.kind, key=f"more:{n}",
            general_grid=model.general_grid, seen=9, weeks=8, until=model.until,
        )  # fmt: skip
    assert [statements(lambda way=way: office.get(way)) for way in ("/ahead/", "/ahead/results/")] == before
    assert max(before) <= 8
