"""A person's own numbers and days are asked about once; what the records say passes, what was kept offline too."""

from collections.abc import Callable
from datetime import timedelta
from html import unescape

from django.test import Client

from linli.bridge.models import Notice
from linli.cases.models import Case
from linli.council.actions.holding import convene
from linli.council.models import Meeting
from linli.foundation import clock
from tests.builders import NOON, World, a_case
from tests.web.together.council import held

WORDS = "换了7个灯座，2031年1月9日再看"


def result(case: Case, words: str, **more: str) -> dict[str, object]:
    return {"outcome": "solved", "words": words, "version": case.version, **more}


def test_an_answer_s_own_numbers_are_named_once_and_then_sent(world: World, client_of: Callable[[str], Client]) -> None:
    case, client = a_case(world, at="handling"), client_of("steward")
    page = client.post(f"/cases/{case.pk}/resolve/", result(case, WORDS))
    shown = unescape(page.content.decode())
    assert page.status_code == 422 and "“7”、“2031年1月9日”" in shown and WORDS in shown
    ticked = "7\n2031年1月9日"
    assert f'name="own" value="{ticked}"' in shown
    other = client.post(f"/cases/{case.pk}/resolve/", result(case, WORDS + "，共90元", own=ticked))
    assert other.status_code == 422 and "“90元”" in unescape(other.content.decode())
    assert client.post(f"/cases/{case.pk}/resolve/", result(case, WORDS, own=ticked)).status_code == 303
    case.refresh_from_db()
    assert case.answer == WORDS


def test_words_without_own_numbers_go_at_once_and_a_phone_without_signal_is_not_asked(
    world: World, client_of: Callable[[str], Client]
) -> None:
    client, case, other = client_of("steward"), a_case(world, at="handling"), a_case(world, at="handling")
    assert client.post(f"/cases/{case.pk}/resolve/", result(case, "灯修好了")).status_code == 303
    answer = client.post(f"/cases/{other.pk}/resolve/", result(other, WORDS), headers={"Linli-Sends": "1"})
    assert answer.status_code in (200, 303)
    other.refresh_from_db()
    assert other.stage == "resolved"


def test_the_matter_s_page_offers_drafts_marked_as_the_system_s(
    world: World, client_of: Callable[[str], Client]
) -> None:
    case = a_case(world, at="handling")
    page = client_of("steward").get(f"/cases/{case.pk}/").content.decode()
    assert "按记录起草" in page and "系统建议" in page and "已办好" in page


def test_a_notice_is_drafted_from_the_next_council_and_its_own_days_are_asked_about(
    world: World, client_of: Callable[[str], Client]
) -> None:
    office = client_of("office")
    meeting = convene(clock.today(NOON) + timedelta(days=3), [], by=world.actor("office"), at=NOON, place="邻里中心")
    way = f"/together/notices/new/?about=council-{meeting.pk}"
    assert f"about=council-{meeting.pk}" in office.get("/together/notices/new/").content.decode()
    page = unescape(office.get(way).content.decode())
    assert "邻里中心" in page and f"{meeting.day.month}月{meeting.day.day}日" in page and "系统建议" in page
    day = f"{meeting.day.month}月{meeting.day.day}日"
    said = {"title": "议事会", "words": f"{day}在邻里中心", "until": f"{meeting.day}", "grids": ["all"]}
    wrong = office.post(way, said | {"words": f"{day}晚，带18元"})
    assert wrong.status_code == 422 and "“18元”" in unescape(wrong.content.decode()) and not Notice.objects.exists()
    assert office.post(way, said).status_code == 303 and Notice.objects.get().words == said["words"]


def test_minutes_are_drafted_signed_once_and_read_so_by_everyone(
    world: World, client_of: Callable[[str], Client]
) -> None:
    over, _sits = held(world)
    office, way = client_of("office"), f"/council/{over.pk}/"
    assert "系统起草，未签署" in client_of("visitor").get(f"/life/council/{over.day}/").content.decode()
    page = unescape(office.get(way).content.decode())
    assert "到会服务人员1人、居民12人，议程共2项。议定1项，留到下次1项" in page and "派下任务1项" in page
    said = {"words": "居民12人来了，定了1项", "version": over.version}
    wrong = office.post(f"{way}sign/", said | {"words": "居民86人来了"})
    assert wrong.status_code == 422 and "“86人”" in unescape(wrong.content.decode())
    assert office.post(f"{way}sign/", said).status_code == 303
    assert "已经有人签发" in office.post(f"{way}sign/", said, follow=True).content.decode()
    public = client_of("visitor").get(f"/life/council/{over.day}/").content.decode()
    assert "居民12人来了" in public and "office" in public and "系统起草，未签署" not in public
    assert Meeting.objects.get(pk=over.pk).summary == said["words"]
    assert client_of("visitor").get(f"/life/council/{over.day}/minutes.pdf").content[:4] == b"%PDF"
