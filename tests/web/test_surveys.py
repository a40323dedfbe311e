"""A survey in the browser: a household answers once, two people enter a slip, everyone reads the result."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from linli.foundation import clock
from linli.surveys.models import Earlier, Entry, Slip, Survey
from tests.builders import DAY, World
from tests.surveys.held import held, opened, running, say
from tests.web.test_budgets import statements

pytestmark = pytest.mark.django_db
ClientOf = Callable[..., Client]


def a_slip(survey: Survey) -> Slip:
    found = Slip.objects.filter(survey=survey, used="").order_by("number").first()
    assert found is not None
    return found


def test_a_household_answers_by_its_code_once_and_is_thanked(world: World, client_of: ClientOf) -> None:
    survey, client = opened(world), client_of("visitor")
    slip = a_slip(survey)
    assert client.post("/y/", {"code": "wrong"}).status_code == 422
    answer = client.post("/y/", {"code": slip.secret.lower()})
    way = f"/y/{slip.secret}/"
    assert answer.status_code == 303 and answer.headers["Location"] == way
    page = client.get(way)
    assert page.headers["Cache-Control"].startswith("no-store") and "总的来说" in page.content.decode()
    assert client.post(way, {}).status_code == 422
    assert client.post(way, {"q-overall": "satisfied"}).status_code == 303
    assert "您的回答已计入" in client.get(way).content.decode()
    assert client.post(way, {"q-overall": "not"}).status_code == 409


def test_the_office_prepares_opens_prints_enters_and_closes(world: World, client_of: ClientOf) -> None:
    office, secretary = client_of("office"), client_of("secretary")
    said = {"name": "秋季", "surveyor": "社工站", "opens": DAY, "closes": DAY, "questions": ["overall"], "wanted": "30"}
    assert office.post("/together/surveys/new/", said | {"name": ""}).status_code == 422
    assert office.post("/together/surveys/new/", said).status_code == 303
    survey = Survey.objects.get()
    way = f"/together/surveys/{survey.pk}/"
    assert office.post(f"{way}open/").status_code == 303
    slip = a_slip(survey)
    assert office.get(f"{way}slips.pdf?place={slip.place}").content.startswith(b"%PDF")
    assert office.get(f"{way}slips.pdf?place=nowhere").status_code == 404
    assert office.post(f"{way}papers/", {"code": "x", "q-overall": "not"}).status_code == 422
    assert office.post(f"{way}papers/", {"code": slip.secret, "q-overall": "not"}).status_code == 303
    entry = Entry.objects.get()
    assert office.post(f"/together/surveys/entries/{entry.pk}/").status_code == 303
    assert a_slip(survey).number == slip.number
    assert secretary.post(f"/together/surveys/entries/{entry.pk}/").status_code == 303
    assert client_of("steward").post(
        f"{way}phone/", {"code": a_slip(survey).secret, "q-overall": "mostly"}
    ).status_code == 303  # fmt: skip
    assert office.post(f"{way}close/").status_code == 409
    clock.use(clock.DemoClock(start=clock.now() + timedelta(days=2), started=clock.now()))
    later = client_of("office")
    assert later.post(f"{way}close/").status_code == 303
    assert later.get(f"/life/surveys/{survey.pk}/").status_code == 200
    assert later.post(f"{way}nothing/").status_code == 404


def test_everyone_reads_what_is_told_and_what_is_not(world: World, client_of: ClientOf) -> None:
    office, visitor = client_of("office"), client_of("visitor")
    old = {"name": "满意度2023", "day": "2023-12-20", "share": "82"}
    scan = SimpleUploadedFile("a.pdf", b"%PDF-1.7 made up", "application/pdf")
    assert office.post("/together/surveys/earlier/", old | {"share": "820"}).status_code == 422
    assert office.post("/together/surveys/earlier/", old | {"scan": scan}).status_code == 303
    text = SimpleUploadedFile("a.txt", b"no scan")
    again = old | {"name": "满意度2024", "day": "2024-12-20", "share": "96"}
    assert office.post("/together/surveys/earlier/", again | {"scan": text}).status_code == 422
    assert office.post("/together/surveys/earlier/", again).status_code == 303
    held(world)
    page = visitor.get("/life/surveys/").content.decode()
    assert "82.0%" in page and "96.0%" in page and "80.0%" in page
    assert "未说明" in page and "没有说明样本或调查方" in page and "95%" in page
    kept = Earlier.objects.get(name="满意度2023")
    shown = office.get(f"/together/surveys/earlier/{kept.pk}/scan/")
    assert b"".join(shown.streaming_content) == b"%PDF-1.7 made up"  # type: ignore[attr-defined]
    assert visitor.get(f"/together/surveys/earlier/{kept.pk}/scan/").status_code == 302


def test_two_of_our_own_with_equal_question_and_method_compare(world: World, client_of: ClientOf) -> None:
    held(world, "去年", days_ago=200)
    held(world, "今年")
    assert "可以和前一次比" in client_of("visitor").get("/life/surveys/").content.decode()


def test_pages_cost_the_same_however_many_answer(world: World, client_of: ClientOf) -> None:
    survey = running(world)
    client = client_of("office")
    ways = [f"/together/surveys/{survey.pk}/", f"/together/surveys/{survey.pk}/papers/", "/together/surveys/"]
    few = [statements(lambda way=way: client.get(way)) for way in ways]  # type: ignore[misc]
    say(survey, ["mostly"] * 20)
    held(world)
    assert [statements(lambda way=way: client.get(way)) for way in ways] == few  # type: ignore[misc]
