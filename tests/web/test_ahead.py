"""What could be met ahead, on the page: taken up in one step, left with a word, nothing lost on a mistake."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from linli.cases.models import Case
from linli.foresight.actions import decline
from linli.foresight.labels import State
from linli.foresight.models import Proposal
from linli.foundation import clock
from linli.territory.models import GeneralGrid
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


def several(n: int = 3) -> list[Proposal]:
    """One that waits, and the same for other grids."""
    model = waiting()
    grids = GeneralGrid.objects.filter(community=model.community)
    more = [
        Proposal.objects.create(
            community=model.community, look=model.look, source=model.source, kind=model.kind, season=model.season,
            key=f"more:{k}", general_grid=grids[k % len(grids)], place_words=f"第{k}处", seen=9, weeks=8,
            until=model.until,
        )
        for k in range(n)
    ]  # fmt: skip
    return [model, *more]


def test_the_same_for_several_places_is_one_card_of_which_some_are_taken_up(
    world: World, client_of: Callable[[str], Client]
) -> None:
    rows, office = several(), client_of("office")
    page = office.get("/ahead/").content.decode()
    assert "4 处" in page.replace("&nbsp;", " ") and all(page.count(f'value="{one.pk}"') for one in rows)
    decline(rows[2].pk, "刚看过", by=world.actor("office"), at=NOON)  # somebody else was faster
    said = {"one": [one.pk for one in rows[1:]], "words": "看看楼道", "group": rows[0].pk}
    said |= {f"version-{one.pk}": one.version for one in rows}
    sent = office.post("/ahead/many/accept/", said, follow=True)
    states = [Proposal.objects.get(pk=one.pk).state for one in rows]
    assert states == [State.OPEN, State.ACCEPTED, State.DECLINED, State.ACCEPTED]
    shown = sent.content.decode()
    assert sent.redirect_chain[0][0].startswith("/triage/?kind=") and "第1处" in shown and "已立 2 件" in shown
    assert Case.objects.filter(title__startswith="第0处：看看楼道").exists()


def test_nothing_ticked_or_no_reason_comes_back_with_the_words(
    world: World, client_of: Callable[[str], Client]
) -> None:
    rows, office = several(), client_of("office")
    page = office.post("/ahead/many/accept/", {"words": "看看楼道", "group": rows[0].pk})
    assert page.status_code == 422 and "请至少勾选一处" in page.content.decode() and "看看楼道" in page.content.decode()
    assert office.post("/ahead/many/decline/", {"one": rows[0].pk, "words": "", "group": rows[0].pk}).status_code == 422
    assert office.post("/ahead/many/other/", {"one": rows[0].pk}).status_code == 404
    said = {"one": [one.pk for one in rows], "words": "今年不用"} | {f"version-{one.pk}": one.version for one in rows}
    assert office.post("/ahead/many/decline/", said).status_code == 303
    assert {Proposal.objects.get(pk=one.pk).state for one in rows} == {State.DECLINED}
