"""A report written once: drafted from the records, a number that is none refused, signed, and taken along as files."""

from io import BytesIO

from docx import Document
from playwright.sync_api import expect
from pypdf import PdfReader

from linli.foundation import clock
from linli.insight.reports.models import Edition
from tests.builders import a_case
from tests.web.handset import Hands, Handset, zh
from tests.web.town import Town

DESK = {"viewport": {"width": 1366, "height": 768}, "is_mobile": False, "has_touch": False}


def taken(desk: Handset, name: str) -> BytesIO:
    """The file behind a link of the page, fetched with the browser's own cookies."""
    way = desk.page.get_by_role("link", name=name, exact=True).get_attribute("href")
    answer = desk.page.context.request.get(f"{desk.address}{way}")
    assert answer.ok
    return BytesIO(answer.body())


def test_the_office_writes_the_secretary_signs_and_the_files_say_the_same(town: Town, hands: Hands) -> None:
    a_case(town.world, at="closed")
    desk = hands("office", **DESK)
    desk.open("/together/reviews/new/")
    desk.page.locator("select[name=period]").select_option("2026-10")
    desk.tap(desk.page.locator("main form button[type=submit]"))
    expect(desk.page.locator(".chip.soon")).to_have_text(zh("suggested by the system"))
    way = desk.path
    desk.tap("Change the words")
    words = desk.page.locator("textarea").first
    before = words.input_value()
    words.fill(before + "\n满意的有 500 件，彻底解决。")
    desk.tap("Check and keep")
    expect(desk.page.locator("main")).to_contain_text("“500”")
    expect(desk.page.locator("main")).to_contain_text("“彻底解决”")
    assert "500" in desk.page.locator("textarea").first.input_value(), "what was typed is lost"
    desk.page.locator("textarea").first.fill(before + "\n这 1 件就是楼道灯。")
    desk.tap("Check and keep")
    assert desk.path == way and desk.reads("这 1 件就是楼道灯。")
    assert desk.button("Sign: I stand for it").count() == 0, "the office does not sign"

    secretary = hands("secretary", **DESK)
    secretary.open(way)
    secretary.tap("Sign: I stand for it")
    expect(secretary.page.locator(".chip.done").first).to_have_text(zh("signed"))
    signed = Edition.objects.get()
    assert signed.signed_at is not None and clock.today(signed.signed_at) == clock.today(clock.now())
    word = Document(taken(secretary, "Word"))
    assert "这 1 件就是楼道灯。" in [paragraph.text for paragraph in word.paragraphs]
    paper = "".join(page.extract_text() for page in PdfReader(taken(secretary, "PDF")).pages)
    assert "这1件就是楼道灯。" in "".join(paper.split())
    secretary.open(f"{way}edit/")
    assert secretary.path == way, "what is signed is not changed"
