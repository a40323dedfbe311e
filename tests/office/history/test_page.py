"""The office brings history on a page, sees what it would do, and loads it; the list says that no figure counts it."""

import re
from io import BytesIO

import pytest
from django.test import Client
from django.utils import translation

from linli.access import devices
from linli.foundation import clock
from linli.office.models import PastMatter, Upload
from linli.web.doors import COOKIE
from tests.builders import NOON, World, a_world
from tests.office.history.files import CHAIN, LEDGER, ORDERS, csv, workbook

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_noon() -> None:
    clock.use(clock.DemoClock(start=NOON, started=clock.now()))
    yield  # type: ignore[misc]
    clock.use(None)


@pytest.fixture
def world() -> World:
    return a_world()


@pytest.fixture
def office(world: World) -> Client:
    client = Client(HTTP_HOST="127.0.0.1")
    device, secret = devices.bind(world.people["office"], "test", clock.now())
    device.factor_at = clock.now()
    device.save(update_fields=["factor_at"])
    client.cookies[COOKIE] = secret
    return client


def file(name: str, content: bytes) -> BytesIO:
    stream = BytesIO(content)
    stream.name = name
    return stream


def test_a_ledger_is_tried_shown_and_loaded(office: Client) -> None:
    sent = office.post("/office/history/", {"file": file("台账.xlsx", workbook(("3月", LEDGER))), "source": ""})
    assert (sent.status_code, PastMatter.objects.count()) == (303, 0)
    shown = office.get(sent["Location"]).content.decode()
    assert "垃圾桶没人清运" in shown and "10012340001" not in shown and "张桂兰" not in shown
    done = office.post(sent["Location"], follow=True)
    assert PastMatter.objects.count() == 3
    page = done.content.decode()
    assert "台账.xlsx" in page and "历史导入" in page and "不计入任何统计" in page and "3 件" in page
    assert Upload.objects.get().loaded_at


def test_problems_stop_the_load_until_they_are_accepted(office: Client) -> None:
    sent = office.post("/office/history/", {"text": CHAIN, "source": "chain"})
    assert office.post(sent["Location"]).status_code == 422
    assert not PastMatter.objects.exists()
    assert office.post(sent["Location"], {"accept": "1"}).status_code == 303
    assert PastMatter.objects.count() == 2


def test_without_file_and_words_the_form_says_so_and_keeps_the_choice(office: Client) -> None:
    answer = office.post("/office/history/", {"source": "city", "text": " "})
    assert (answer.status_code, Upload.objects.count()) == (422, 0)
    assert re.search(r'value="city" selected', answer.content.decode())


def test_the_list_is_filtered_by_source_and_year_and_nonsense_filters_nothing(office: Client) -> None:
    for name, content in (("台账.xlsx", workbook(("3月", LEDGER))), ("工单.csv", csv(ORDERS))):
        sent = office.post("/office/history/", {"file": file(name, content)})
        office.post(sent["Location"])
    counts = [
        len(office.get("/office/history/", asked).context["matters"])
        for asked in ({}, {"source": "12345"}, {"year": "2025"}, {"source": "x", "year": "x"})
    ]
    assert counts == [5, 2, 5, 5]


def test_the_page_speaks_english_too(office: Client) -> None:
    office.cookies["linli_language"] = "en"
    sent = office.post("/office/history/", {"text": CHAIN})
    with translation.override("en"):
        assert "How the first rows read" in office.get(sent["Location"]).content.decode()
