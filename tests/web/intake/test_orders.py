"""Orders of a hotline are tried, taken in once, linked when a person says so, and answered once in their own form."""

import io
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from python_calamine import CalamineWorkbook

from linli.cases.models import Case, OuterOrder, Report
from linli.foundation.clock import SHANGHAI
from tests.builders import NOON, World, a_case
from tests.office.history.files import workbook

Make = Callable[..., Client]
HEADER = ("工单编号", "派单时间", "来电人", "来电号码", "是否保密", "诉求内容", "诉求地址", "办理时限")
ROWS = (
    ("LY20261012001", "2026-10-12 09:00", "王女士", "10012340002", "否", "楼道灯不亮", "1号院1号楼1单元", "1个工作日"),
    ("LY20261012002", "2026-10-12 09:30", "赵先生", "10012340003", "是", "门口乱停车", "2号院", "2026-10-12 15:00"),
    ("LY20261012003", "2026-10-12 09:40", "", "", "", "噪音扰民", "", "尽快"),
    ("LY20261012001", "2026-10-12 09:50", "", "", "", "楼道灯不亮", "", ""),
)


@pytest.fixture
def office(client_of: Make) -> Client:
    return client_of("office")


def bring(client: Client, *rows: tuple[str, ...], source: str = "hotline") -> str:
    file = SimpleUploadedFile("orders.xlsx", workbook(("工单", [HEADER, *(rows or ROWS)])))
    return client.post("/office/orders/try/", {"source": source, "file": file}).content.decode()


def fields(html: str) -> dict[str, Any]:
    """What a browser would send back from a trial that nobody touched."""
    found: dict[str, Any] = {"tick": re.findall(r'name="tick"\s+value="(\w+)"[^>]* checked', html)}
    for name, value in re.findall(r'<input type="hidden"\s+name="(\w+)"\s+value="([^"]*)"', html):
        found[name] = value.replace("&quot;", '"')
    for name, options in re.findall(r'<select[^>]*name="(o\d+-\w+)"[^>]*>(.*?)</select>', html, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', options)
        found[name] = chosen[1] if chosen else ""
    return found


def take_in(client: Client, html: str, **changed: Any) -> int:
    return client.post("/office/orders/try/", fields(html) | changed).status_code


def test_a_trial_writes_nothing_and_names_what_is_wrong(office: Client) -> None:
    html = bring(office)
    assert OuterOrder.objects.count() == Report.objects.count() == 0
    assert fields(html)["tick"] == ["2", "3"]
    assert "尽快" in html and "办理时限" in html


def test_what_is_ticked_is_taken_in_with_its_number_time_and_deadline(office: Client, world: World) -> None:
    assert take_in(office, bring(office)) == 303
    light, car = OuterOrder.objects.order_by("number")
    assert light.report.channel == "hotline" and light.report.stairwell_id == world.stairwells[0].pk
    assert f"{light.report.case.reported_at.astimezone(SHANGHAI):%H:%M}" == "09:00"
    assert light.due_at and f"{light.due_at.astimezone(SHANGHAI):%m-%d %H:%M}" == "10-13 18:00"
    assert car.due_at == car.report.case.due_at == NOON + timedelta(hours=3)


def test_a_caller_kept_secret_leaves_no_name_and_no_number(office: Client) -> None:
    take_in(office, bring(office))
    open_, secret = OuterOrder.objects.order_by("number")
    assert (open_.confidential, open_.report.phone) == (False, "10012340002")
    assert (secret.confidential, secret.report.contact_name, secret.report.phone) == (True, "", "")


def test_the_same_file_again_changes_nothing(office: Client) -> None:
    first = bring(office)
    take_in(office, first)
    take_in(office, first)
    html = bring(office)
    assert fields(html)["tick"] == [] and str(Case.objects.order_by("number")[0].number) in html
    assert OuterOrder.objects.count() == Case.objects.count() == 2


def test_the_same_number_of_another_system_is_another_order(office: Client) -> None:
    take_in(office, bring(office, ROWS[0]))
    take_in(office, bring(office, ROWS[0], source="district"))
    assert sorted(OuterOrder.objects.values_list("source", flat=True)) == ["district", "hotline"]


def test_an_order_joins_the_matter_that_a_person_names(office: Client, world: World) -> None:
    case = a_case(world)
    html = bring(office, ROWS[0])
    assert str(case.number) in html  # of the same kind at the same door
    take_in(office, html, **{"o2-into": str(case.pk)})
    assert OuterOrder.objects.get().report.case_id == case.pk and Case.objects.count() == 1


def test_an_order_joins_by_the_number_of_a_matter_and_a_wrong_one_is_refused(office: Client, world: World) -> None:
    case = a_case(world, words="电梯不动了", place=3)
    html = bring(office, ROWS[0])
    assert take_in(office, html, **{"o2-number": "999"}) == 422
    assert take_in(office, html, **{"o2-number": str(case.number)}) == 303
    assert OuterOrder.objects.get().report.case_id == case.pk


def test_orders_may_be_pasted_with_their_labels(office: Client) -> None:
    text = "工单编号：LY1\n派单时间：2026-10-12 09:00\n诉求内容：1号院1号楼1单元灯不亮\n办理时限：48小时"
    html = office.post("/office/orders/try/", {"source": "hotline", "text": text}).content.decode()
    assert take_in(office, html) == 303
    assert OuterOrder.objects.get().number == "LY1"


@pytest.mark.parametrize(
    "sent", [{"text": "随便写的话"}, {"text": " "}, {"file": SimpleUploadedFile("x.xlsx", b"PK broken")}]
)
def test_what_holds_no_order_is_answered_with_what_to_do(office: Client, sent: dict[str, Any]) -> None:
    assert office.post("/office/orders/try/", {"source": "hotline", **sent}).status_code == 422


def test_rows_that_were_tampered_with_are_no_orders(office: Client) -> None:
    for lines in ("[1, 2]", "{", '"x"', "[[1]]"):
        sent = {"lines": lines, "source": "hotline", "tick": ["2"]}
        assert office.post("/office/orders/try/", sent).status_code == 422
    assert OuterOrder.objects.count() == 0


def an_order(client: Client) -> OuterOrder:
    take_in(client, bring(client, ROWS[0]))
    return OuterOrder.objects.get()


def test_an_answer_goes_out_in_the_form_of_the_other_system(office: Client) -> None:
    order = an_order(office)
    assert office.post(f"/office/orders/{order.pk}/", {"words": "已更换灯泡", "contacted": "yes"}).status_code == 303
    answer = office.post("/office/orders/export/", {"order": [str(order.pk)]})
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert sheet[0] == ["工单编号", "办理结果", "答复内容", "办结时间", "是否联系诉求人"]
    assert sheet[1][:3] == ["LY20261012001", "办理中", "已更换灯泡"] and sheet[1][4] == "是"
    order.refresh_from_db()
    assert order.exported_at


def test_an_answer_may_be_worded_anew_until_it_went_out(office: Client) -> None:
    order = an_order(office)
    for words in ("在办", "已更换灯泡"):
        office.post(f"/office/orders/{order.pk}/", {"words": words, "contacted": "no"})
    office.post("/office/orders/export/", {"order": [str(order.pk)]})
    assert office.post(f"/office/orders/{order.pk}/", {"words": "改一改", "contacted": "no"}).status_code == 409
    order.refresh_from_db()
    assert order.reply == "已更换灯泡"


def test_an_order_that_is_not_answered_cannot_go_out(office: Client) -> None:
    order = an_order(office)
    assert office.post("/office/orders/export/", {"order": [str(order.pk)]}).status_code == 303


def test_a_leader_answers_for_her_own_grid_alone(office: Client, client_of: Make) -> None:
    order = an_order(office)
    near, far = client_of("leader"), client_of("leader2")
    assert near.get(f"/office/orders/{order.pk}/").status_code == 200
    assert far.get(f"/office/orders/{order.pk}/").status_code == 404
    assert order.number not in far.get("/office/orders/").content.decode()
    assert far.post(f"/office/orders/{order.pk}/", {"words": "好", "contacted": "no"}).status_code == 404


def test_a_hundred_orders_ask_no_more_than_one(
    office: Client, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    rows = [(f"LY{n}", "2026-10-12 09:00", "", "", "", "楼道灯不亮", "1号院1号楼1单元", "") for n in range(100)]
    with django_assert_max_num_queries(12):
        bring(office, *rows)
