"""A report in the browser: every number leads to its records, wrong ones come back, files say the same."""

import re
from collections.abc import Callable
from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from docx import Document
from PIL import Image
from pypdf import PdfReader

from linli.insight.reports.models import Edition, Form, Review
from tests.builders import World, a_case, a_report
from tests.web.test_budgets import statements
from tests.web.together import council, gatherings, partners, reviews

pytestmark = pytest.mark.django_db
ClientOf = Callable[..., Client]


def begun(client: Client, period: str = "2026-10", **more: str) -> Review:
    answer = client.post("/together/reviews/new/", {"period": period, **more})
    assert answer.status_code == 303, answer.content.decode()
    return Review.objects.get(pk=answer.headers["Location"].split("/")[-2])


def test_every_number_of_a_report_leads_to_records_that_make_it(world: World, client_of: ClientOf) -> None:
    for room in (council, gatherings, partners):
        room.looks(world)
    for _ in range(3):
        a_case(world, at="closed")
    client = client_of("office")
    page = client.get(f"/together/reviews/{begun(client).pk}/").content.decode()
    links = re.findall(r'href="(/together/reviews/[^"]+/figures/[^"]+)"[^>]*>([^<]+)<', page)
    assert len(links) > 30
    for way, number in dict.fromkeys(links):
        behind = client.get(way.replace("&amp;", "&")).content.decode()
        said = number.strip()
        assert said in behind, (way, said)
        if "card late" in behind:
            raise AssertionError(f"{way} is counted otherwise")


def test_numbers_that_are_none_come_back_at_their_section_with_what_was_typed(
    world: World, client_of: ClientOf
) -> None:
    a_case(world, at="closed")
    client = client_of("office")
    review = begun(client)
    way = f"/together/reviews/{review.pk}/edit/"
    wrong = "本月反映 500 件，彻底解决。"
    answer = client.post(way, {"raised": wrong, "version": 1})
    said = answer.content.decode()
    assert answer.status_code == 422
    missing = [one for one in ("“500”", "“彻底解决”", wrong, 'id="id_raised-wrong"') if one not in said]
    assert not missing
    assert client.post(way, {"raised": "反映 1 件", "version": 1}).status_code == 303
    assert client.post(way, {"raised": "反映 1 件", "version": 1}).status_code == 409


def test_a_report_is_signed_corrected_and_both_editions_stay_to_be_read(world: World, client_of: ClientOf) -> None:
    client, secretary = client_of("office"), client_of("secretary")
    review = begun(client)
    way = f"/together/reviews/{review.pk}/"
    assert "系统建议" in client.get(way).content.decode()
    assert client.post(f"{way}sign/", {"version": 1}).status_code == 403
    assert secretary.post(f"{way}sign/", {"version": 1}).status_code == 303
    assert client.get(f"{way}edit/").status_code == 303
    assert client.post(f"{way}correct/", {"reason": ""}).status_code == 422
    assert client.post(f"{way}correct/", {"reason": "漏了一件"}).status_code == 303
    assert "漏了一件" in client.get(way).content.decode()
    assert client.get(f"{way}?edition=1").status_code == 200
    assert client.get(f"{way}?edition=7").status_code == 404
    assert client_of("street").get(way).status_code == 200
    assert client.post(f"{way}drop/", {"version": 1}).status_code == 303
    assert client.post(f"{way}nothing/").status_code == 404


def test_the_same_report_is_not_begun_twice_and_the_way_to_it_is_shown(world: World, client_of: ClientOf) -> None:
    client = client_of("office")
    review = begun(client)
    answer = client.post("/together/reviews/new/", {"period": "2026-10"})
    assert answer.status_code == 422 and f"/together/reviews/{review.pk}/" in answer.content.decode()
    assert client.post("/together/reviews/new/", {"period": "1999-01"}).status_code == 422
    begun(client, "2026", about="sphere:family")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_files_say_what_the_page_says(world: World, client_of: ClientOf, language: str) -> None:
    for _ in range(3):
        a_case(world, at="closed")
    client = client_of("office")
    client.cookies["linli_language"] = language
    review = begun(client)
    way = f"/together/reviews/{review.pk}/report"
    text = Edition.objects.get(review=review).sections[0]["text"].splitlines()[0]
    word = Document(BytesIO(client.get(f"{way}.docx").content))
    assert text in [paragraph.text for paragraph in word.paragraphs]
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    assert "3" in cells
    book = openpyxl.load_workbook(BytesIO(client.get(f"{way}.xlsx").content))
    values = {row[1].value: (row[2].value, row[6].value) for row in book.worksheets[0].iter_rows(min_row=5)}
    label = next(one for one in Edition.objects.get(review=review).figures if one["key"] == "reported")["label"]
    assert values[label] == (3, 0)
    assert book.worksheets[0]["A5"].value in cells
    assert text in [row[0].value for row in book.worksheets[1].iter_rows()]
    pdf = PdfReader(BytesIO(client.get(f"{way}.pdf").content))
    plain = "".join("".join(page.extract_text() for page in pdf.pages).split())
    assert "".join(text.split()) in plain
    picture = Image.open(BytesIO(client.get(f"{way}.png").content))
    assert picture.width == 1134 and picture.height > picture.width


def test_a_bureaus_form_is_brought_filled_and_taken_away(world: World, client_of: ClientOf) -> None:
    a_case(world, at="closed")
    client = client_of("office")
    sample = client.get("/together/reviews/forms/samples/street-month.xlsx").content
    for name, content, status in (("坏的", b"x", 422), ("街道月报", sample, 303), ("街道月报", sample, 422)):
        file = SimpleUploadedFile("a.xlsx", content)
        answer = client.post("/together/reviews/forms/", {"name": name, "bureau": "街道", "file": file})
        assert answer.status_code == status, answer.content.decode()
    form = Form.objects.get()
    answer = client.get(f"/together/reviews/forms/{form.pk}/filled.xlsx?period=2026-10")
    sheet = openpyxl.load_workbook(BytesIO(answer.content)).active
    assert (sheet["D4"].value, sheet["D11"].value) == (1, pytest.approx(1.0))
    assert client_of("secretary").post(f"/together/reviews/forms/{form.pk}/end/").status_code == 403
    assert client.post(f"/together/reviews/forms/{form.pk}/end/").status_code == 303


def test_pages_cost_the_same_however_much_there_is(world: World, client_of: ClientOf) -> None:
    here = reviews.places_of(world)
    client = client_of("office")
    ways = [
        "/together/reviews/", f"/together/reviews/{here['draft']}/", "/together/reviews/forms/",
        f"/together/reviews/{here['draft']}/figures/reported/",
    ]  # fmt: skip
    few = [statements(lambda way=way: client.get(way)) for way in ways]  # type: ignore[misc]
    for _ in range(12):
        a_report(world)
    begun(client, "2026-09")
    begun(client, "2026-08")
    assert [statements(lambda way=way: client.get(way)) for way in ways] == few  # type: ignore[misc]
    assert max(few) < 16
