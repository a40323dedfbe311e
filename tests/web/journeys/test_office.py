"""The community office: the second lock, the workbook in, posters on paper, and a steward let in at the desk."""

import re
from datetime import date
from io import BytesIO
from typing import Any

import pyotp
import pytest
from playwright.sync_api import Route, expect
from python_calamine import CalamineWorkbook

from linli.foundation import clock
from linli.office import signin
from linli.office.install import Founding, found
from linli.office.workbook import writing
from linli.office.workbook.rows import CompoundRow, Rows
from linli.office.workbook.sample.whole import sample
from linli.people.models import Person
from linli.territory.models import Community, Compound, MicroGrid
from tests.web.handset import Hands, Handset, zh
from tests.web.paper.reading import read
from tests.web.town import Town

DESK = {"viewport": {"width": 1366, "height": 768}, "is_mobile": False, "has_touch": False}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture
def officer(town: Town) -> str:
    """The officer of a community that was founded a moment ago and has no land yet."""
    made = found(Founding("晨光社区", "410305001009", "管理员", "10000000090", office="小马"), at=clock.now())
    town.world.people["officer"] = made.officer
    return "officer"


def workbook(rows: Rows) -> dict[str, Any]:
    """Rows as a file on the office's computer."""
    return {"name": "社区.xlsx", "mimeType": XLSX, "buffer": writing.write(rows, numbers=True)}


def bring(desk: Handset, file: dict[str, Any]) -> None:
    desk.open("/office/load/")
    desk.page.locator("[name=file]").set_input_files(file)
    desk.tap("Try it")
    expect(desk.page.locator("h1")).to_have_text(zh("What would be made"))


def test_the_office_s_doors_stay_shut_until_the_second_lock_is_set_up_and_opened(town: Town, hands: Hands) -> None:
    person = town.world.people["office"]
    desk = hands(**DESK)
    desk.open(f"/desk/{signin.issue_ticket(person.pk, by=town.world.actor('admin'), at=clock.now())}/")
    desk.tap("Yes, this is me: bind this telephone")
    assert desk.path.startswith("/factor/")
    desk.open("/office/load/")
    assert desk.path.startswith("/factor/")
    desk.tap("Set it up")
    expect(desk.page.get_by_alt_text(zh("Code for the authenticator"))).to_be_visible()
    secret = desk.page.locator(".num.strong").inner_text().replace(" ", "")
    desk.write(desk.page.locator("[name=code]"), pyotp.TOTP(secret).at(clock.now()))
    desk.tap("Open")
    assert desk.path == "/office/load/"


def test_a_wrong_second_code_opens_nothing(town: Town, hands: Hands) -> None:
    desk = hands("office", factor=False, **DESK)
    desk.open("/office/")
    desk.tap("Set it up")
    desk.write(desk.page.locator("[name=code]"), "000000")
    desk.tap("Open")
    expect(desk.page.get_by_role("alert")).to_be_visible()
    desk.open("/office/load/")
    assert desk.path.startswith("/factor/")


def test_a_workbook_is_tried_then_loaded_and_the_tree_grows_from_it(officer: str, hands: Hands) -> None:
    desk = hands(officer, **DESK)
    bring(desk, workbook(sample()))
    grids = desk.page.locator("tr", has=desk.page.get_by_role("rowheader", name=zh("Micro-grids"), exact=True))
    assert "84" in grids.inner_text()
    assert MicroGrid.objects.filter(general_grid__community__name="晨光社区").count() == 0, "a trial writes nothing"
    desk.tap("Load it")
    desk.page.wait_for_url("**/office/")
    assert desk.reads(zh("Loaded."))
    desk.open("/tree/")
    assert desk.page.locator(".leaf a[href^='/g/']").count() == 84


def test_a_spoiled_workbook_names_sheet_row_and_mend_and_writes_nothing(officer: str, hands: Hands) -> None:
    desk, before = hands(officer, **DESK), Compound.objects.count()
    spoiled = (CompoundRow(name="一号院"), CompoundRow(name="二号院", built_year=1780))
    bring(desk, workbook(Rows(spoiled)))
    problem = desk.page.locator("li.mend").first
    assert "小区 · " + zh("row %(row)s") % {"row": 3} in problem.inner_text()
    assert "1780" in problem.inner_text()
    desk.tap("Load the rest")
    expect(desk.page.get_by_role("alert")).to_be_visible()
    assert Compound.objects.count() == before


def test_a_file_that_is_no_workbook_is_refused_kindly(officer: str, hands: Hands) -> None:
    desk = hands(officer, **DESK)
    desk.open("/office/load/")
    desk.page.locator("[name=file]").set_input_files({"name": "照片.xlsx", "mimeType": XLSX, "buffer": b"no workbook"})
    desk.tap("Try it")
    assert desk.page.locator("[role=alert], li.mend").count() > 0


def test_what_is_taken_out_is_a_workbook_without_numbers(town: Town, hands: Hands) -> None:
    desk = hands("office", **DESK)
    desk.open("/office/export/")
    with desk.page.expect_download() as taken:
        desk.tap(desk.page.locator("main form button[type=submit]"))
    content = taken.value.path().read_bytes()
    sheets = CalamineWorkbook.from_filelike(BytesIO(content))
    cells = [
        str(cell) for name in sheets.sheet_names for row in sheets.get_sheet_by_name(name).to_python() for cell in row
    ]
    assert town.world.compounds[0].name in cells
    assert not [cell for cell in cells if re.fullmatch(r"1000\d{7}", cell)]


def to_a_file(route: Route) -> None:
    """A PDF goes to a file, whether or not this browser has a viewer of its own."""
    answer = route.fetch()
    route.fulfill(response=answer, headers=answer.headers | {"content-disposition": "attachment"})


def test_posters_of_a_compound_come_as_a_pdf_and_the_page_stays(town: Town, hands: Hands) -> None:
    desk = hands("office", **DESK)
    desk.page.context.route("**/*.pdf?*", to_a_file)  # of the context: the worker fetches pages too
    desk.open("/office/posters/")
    desk.page.get_by_label(zh("For which doors")).select_option(label=town.world.compounds[0].name)
    for button, sheets in (("One on a sheet", 2), ("Four on a sheet, to cut", 1), ("One for each micro-grid", 2)):
        with desk.page.expect_download() as taken:
            desk.tap(button)
        assert len(read(taken.value.path().read_bytes()).sheets) == sheets


def test_the_desk_s_qr_for_a_steward_lets_her_own_telephone_in(town: Town, hands: Hands) -> None:
    desk, phone = hands("office", **DESK), hands()
    desk.open("/office/people/")
    desk.tap(desk.page.get_by_role("link", name=town.world.people["steward"].name, exact=True))
    desk.tap("Show the sign-in code")
    expect(desk.page.get_by_alt_text(zh("Personal sign-in code"))).to_be_visible()
    desk.tap("Cannot scan? The address")
    phone.open(desk.page.get_by_text(re.compile(r"^http://\S+/desk/\S+/$")).inner_text())
    phone.tap("Yes, this is me: bind this telephone")
    assert phone.path == "/today/"


def test_one_call_and_the_desk_locks_a_lost_telephone_out(town: Town, hands: Hands) -> None:
    desk, phone = hands("office", **DESK), hands("steward")
    phone.open("/today/")
    desk.open(f"/office/people/{town.world.people['steward'].pk}/")
    desk.tap("Lost telephone")
    desk.tap(desk.page.locator("form[action$='/revoke/'] button[type=submit]"))
    phone.again()
    assert phone.path.startswith("/sign-in/")


def test_a_newcomer_is_entered_and_appointed_and_found_in_the_list(town: Town, hands: Hands) -> None:
    desk = hands("office", **DESK)
    desk.open("/office/people/")
    desk.tap(desk.page.locator("main summary").last)
    desk.page.locator("main form[method=post] [name=name]").fill("新中心户")
    desk.page.locator("main form[method=post] [name=phone]").fill("10000000077")
    desk.tap(desk.page.locator("main form[method=post] button[type=submit]").last)
    expect(desk.page.locator("h1")).to_have_text("新中心户")
    desk.tap("Appoint")
    desk.page.locator("[name=role]").select_option("anchor")
    desk.page.locator("[name=micro_grid]").select_option(str(town.world.grids[2].pk))
    desk.tap(desk.page.locator("main form[method=post] button[type=submit]"))
    assert desk.reads(zh("Appointed."))
    assert Person.objects.get(name="新中心户").appointments.get().micro_grid == town.world.grids[2]


def test_settings_that_are_only_looked_at_and_kept_stay_as_they_were(town: Town, hands: Hands) -> None:
    Community.objects.filter(pk=town.world.community.pk).update(
        residents=10_862, residents_as_of=date(2026, 1, 1), area_km2="0.52", office_phone="10012345678"
    )
    before = Community.objects.values().get(pk=town.world.community.pk)
    desk = hands("office", **DESK)
    desk.open("/office/settings/")
    desk.tap(desk.page.locator("main form button[type=submit]").last)
    assert desk.reads(zh("Kept."))
    assert Community.objects.values().get(pk=town.world.community.pk) == before
