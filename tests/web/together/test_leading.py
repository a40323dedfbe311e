"""What the pages of figures answer."""

import json
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from linli.cases.models import Case
from linli.insight import keeping, publishing
from linli.insight.figures import Asked
from linli.insight.tables import Collected, Sample
from linli.web.insight.leading import two_months
from tests.builders import NOON, World, a_case, a_world
from tests.insight.supervised import a_supervisor
from tests.web.test_budgets import statements

Clients = Callable[..., Client]
pytestmark = pytest.mark.django_db


def some(world: World, n: int = 7) -> None:
    for number in range(n):
        a_case(world, at="closed", words=f"楼道灯不亮 {number}", name="王淑芬", phone="10012345678")


def test_the_secretary_s_page_has_ten_figures_and_the_exceptions(world: World, client_of: Clients) -> None:
    some(world)
    page = client_of("secretary").get("/figures/").content.decode()
    assert page.count('class="card figure') == 10
    assert all(words in page for words in ("吹哨没有回音", "从外部推动到内生驱动", "等您决定", "P90", "微基金结余"))


def test_a_supervisor_reads_draws_and_sees_nobody(world: World, client_of: Clients) -> None:
    some(world)
    a_supervisor(world)
    client = client_of("supervisor")
    assert client.get("/start/").headers["Location"] == "/supervision/"
    assert client.get("/board/").headers["Location"] == "/supervision/"
    page = client.get("/supervision/").content.decode()
    assert "抽一次" in page and "王淑芬" not in page
    assert client.post("/supervision/draw/", {"size": "7", "days": "90"}).status_code == 422
    drawn = client.post("/supervision/draw/", {"size": "5", "days": "365"})
    assert drawn.status_code == 303
    shown = client.get(drawn.headers["Location"]).content.decode()
    assert f"{Sample.objects.get().number:06}" in shown
    assert not any(word in shown for word in ("王淑芬", "10012345678", "楼道灯不亮 "))
    for closed in ("/triage/", f"/cases/{Case.objects.first().pk}/", "/figures/", "/together/figures/"):  # type: ignore[union-attr]
        assert client.get(closed).status_code in (403, 404)


def test_the_street_brings_a_file(world: World, client_of: Clients) -> None:
    other = a_world(code="410305001009", name="荷塘里社区")
    some(other, 6)
    content = publishing.published(Asked(other.actor("office"), NOON, 365))
    client = client_of("street")
    wrong = client.post("/street/", {"file": SimpleUploadedFile("a.json", b"{}")})
    assert wrong.status_code == 422 and "没有传完整" in wrong.content.decode()
    assert client.post("/street/", {"file": SimpleUploadedFile("a.json", content)}).status_code == 303
    assert "荷塘里社区" in client.get("/street/").content.decode()
    assert client_of("secretary").post("/street/", {"file": SimpleUploadedFile("a.json", content)}).status_code == 403
    assert Collected.objects.count() == 1


def test_the_file_for_the_street_is_the_one_that_is_taken_in(world: World, client_of: Clients) -> None:
    some(world)
    content = client_of("secretary").get("/figures/file.json").content
    assert publishing.read(content)[0]["name"] == world.community.name
    assert "王淑芬" not in content.decode() and json.loads(content)["linli"] == 1


def test_the_screen_and_open_data_name_nobody(world: World, client_of: Clients) -> None:
    some(world)
    visitor = client_of("visitor")
    for way in ("/screen/", "/screen/?part=1", "/open/", "/open/months.csv", "/open/grids.csv", "/open/kinds.csv"):
        text = visitor.get(way).content.decode()
        assert not any(word in text for word in ("王淑芬", "10012345678", "楼道灯不亮 ", "steward")), way
    part = visitor.get("/screen/?part=1").content.decode()
    assert "<html" not in part and "最近 30 天" in part
    dictionary = visitor.get("/open/dictionary.csv").content.decode()
    assert "half were answered within" in dictionary and "一半在这个时间以内答复" in dictionary


@pytest.mark.parametrize(("who", "way"), [
    ("secretary", "/figures/"), ("visitor", "/screen/"), ("street", "/street/"), ("secretary", "/supervision/"),
    ("visitor", "/open/months.csv"), ("visitor", "/wall/"),
])  # fmt: skip
def test_pages_of_figures_cost_the_same_for_six_matters_as_for_thirty(
    who: str, way: str, world: World, client_of: Clients
) -> None:
    client, costs = client_of(who), []
    for more in (6, 24):
        some(world, more)
        keeping.keep_up(NOON)
        costs.append(statements(lambda: client.get(way)))
    assert costs[0] == costs[1] <= 90


def test_the_secretary_s_page_reads_each_sum_once(world: World, client_of: Clients) -> None:
    some(world)
    keeping.keep_up(NOON)
    client = client_of("secretary")
    assert statements(lambda: client.get("/figures/")) <= 50


def test_what_was_said_most_counts_no_day_in_both_months() -> None:
    (since, until), (earlier, before) = two_months(date(2026, 10, 31))
    assert (since, until) == (date(2026, 10, 1), date(2026, 10, 31))
    assert (earlier, before) == (date(2026, 9, 1) - timedelta(days=1), date(2026, 9, 30))
