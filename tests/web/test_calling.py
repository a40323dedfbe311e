"""Calling out, answering by a link and asking for decisions, as pages are sent and answered."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.test import Client

from linli.audit.models import Footprint
from linli.cases.intake import photos
from linli.cases.models import CallOut, Case, Decision, Photo, Response
from linli.foundation.sealing import link_token
from linli.people.models import Person
from tests.builders import DAY, NOON, World, a_case, a_report, a_world
from tests.cases.callouts.called import a_body, a_call, a_specialist, response_of, walked
from tests.cases.levels.asked import WORDS, a_question
from tests.web.calling import a_called_matter, a_picture

ClientOf = Callable[..., Client]
LATER = NOON + timedelta(hours=4, minutes=30)  # the pages' clock stands at five


@pytest.fixture
def case(world: World) -> Case:
    return a_case(world, at="handling", words="整栋楼停电两次", name="李大爷", phone="10012345678")


@pytest.fixture
def one(world: World) -> Person:
    return a_specialist(world, "赵电工", compound=world.compounds[0])


@pytest.fixture
def response(world: World, case: Case, one: Person) -> Response:
    return response_of(a_call(world, case, one, at=LATER), one)


def text(answer: Any) -> str:
    return str(answer.content.decode())


def link(response: Response | Decision, way: str = "c") -> str:
    return f"/{way}/{link_token(response.pk)}/"


def said(case: Case, **more: Any) -> dict[str, Any]:
    case.refresh_from_db()
    return {"version": case.version, "grade": "prompt", "reason": "请来看看总闸", **more}


def test_the_panel_ticks_the_best_of_the_lead_duty_alone_and_says_why(
    world: World, case: Case, one: Person, client_of: ClientOf
) -> None:
    far, body = a_specialist(world, "钱师傅"), a_body(world, "幸福物业", compound=world.compounds[0])
    Case.objects.filter(pk=case.pk).update(kind="SD02")
    page = text(client_of("leader").get(f"/cases/{case.pk}/call/"))
    assert page.count('name="seat"') >= 3
    assert f'value="供电员:{one.pk}" checked' in page
    assert f'value="供电员:{far.pk}" checked' not in page
    assert f'value="物业:{body.pk}" checked' not in page
    assert "就近：管这个小区" in page
    assert "到时没回话，再叫钱师傅" in page


def test_those_ticked_are_called_with_the_order_that_was_confirmed(
    world: World, case: Case, one: Person, client_of: ClientOf
) -> None:
    next_one, body = a_specialist(world, "钱师傅"), a_body(world, "幸福物业", compound=world.compounds[0])
    order = f"供电员:{one.pk},{next_one.pk}"
    sent = said(case, seat=[f"供电员:{one.pk}", f"物业:{body.pk}"], then=order, place_note="门卫有钥匙")
    answer = client_of("leader").post(f"/cases/{case.pk}/call/", sent)
    assert answer.headers["Location"] == f"/cases/{case.pk}/#calls"
    callout = CallOut.objects.get()
    assert (response_of(callout, one).then, response_of(callout, body).then) == ([str(next_one.pk)], [])
    assert response_of(callout, one).why == "就近：管这个小区"
    page = text(client_of("leader").get(f"/cases/{case.pk}/"))
    assert "请来看看总闸" in page
    assert "赵电工" in page


def test_a_forged_tick_calls_nobody_and_the_words_are_kept(world: World, case: Case, client_of: ClientOf) -> None:
    stranger = a_specialist(a_world(code="410305001002", name="邻村社区"), "邻村电工")
    answer = client_of("leader").post(f"/cases/{case.pk}/call/", said(case, seat=f"供电员:{stranger.pk}"))
    assert answer.status_code == 422
    assert "请来看看总闸" in text(answer)
    assert not CallOut.objects.exists()


def test_a_call_on_a_matter_that_moved_on_comes_back_with_the_words(
    case: Case, one: Person, client_of: ClientOf
) -> None:
    answer = client_of("leader").post(f"/cases/{case.pk}/call/", said(case, seat=f"供电员:{one.pk}", version=1))
    assert answer.status_code == 409
    assert "请来看看总闸" in text(answer)
    assert f'供电员:{one.pk}" checked' in text(answer)


def test_a_call_made_again_opens_with_the_words_of_the_first(
    case: Case, response: Response, client_of: ClientOf
) -> None:
    page = text(client_of("leader").get(f"/cases/{case.pk}/call/?again={response.callout_id}"))
    assert response.callout.reason in page
    assert response.callout.place_note in page


def test_a_steward_neither_calls_nor_sees_the_links(case: Case, response: Response, client_of: ClientOf) -> None:
    page = text(client_of("steward").get(f"/cases/{case.pk}/"))
    assert link(response) not in page
    assert f"/cases/{case.pk}/call/" not in page
    assert link(response) in text(client_of("leader").get(f"/cases/{case.pk}/")), "to be sent on in a chat"


def test_closing_and_ringing_belong_to_those_over_the_place(response: Response, client_of: ClientOf) -> None:
    close, ring = f"/callouts/{response.callout_id}/close/", f"/responses/{response.pk}/ring/"
    stranger = client_of("leader2")
    assert stranger.post(close, {"summary": "好了"}).status_code == 404
    assert stranger.post(ring).status_code == 403
    leader = client_of("leader")
    assert response.person
    assert response.person.phone in text(leader.post(ring))
    leader.post(close, {"summary": "总闸修好"})
    response.callout.refresh_from_db()
    assert response.callout.summary == "总闸修好"
    assert "再写一次" in text(leader.post(close, {"summary": "再写一次"}, follow=True)), "a late closing loses no words"


def test_a_responder_sees_what_where_and_who_called(response: Response, client_of: ClientOf) -> None:
    page = text(client_of("visitor").get(link(response)))
    for shown in (
        response.callout.reason,
        "整栋楼停电两次",
        "1号院 1号楼 1单元",
        "门卫处有钥匙",
        "下午四点后",
        "leader",
    ):
        assert shown in page, shown
    assert "李大爷" not in page
    assert "10012345678" not in page


def test_looking_at_the_page_is_noted_nowhere(response: Response, client_of: ClientOf) -> None:
    before = Footprint.objects.count()
    client_of("visitor").get(link(response))
    response.refresh_from_db()
    assert (Footprint.objects.count(), response.signed_at) == (before, None)


def test_the_number_is_asked_for_by_post_after_saying_that_one_comes(response: Response, client_of: ClientOf) -> None:
    client = client_of("visitor")
    assert client.get(f"{link(response)}number/").status_code == 405
    assert client.post(f"{link(response)}number/").status_code == 409
    client.post(f"{link(response)}accept/")
    assert "10012345678" in text(client.post(f"{link(response)}number/"))


def test_one_tap_says_whose_it_is(case: Case, response: Response, client_of: ClientOf) -> None:
    Case.objects.filter(pk=case.pk).update(kind="SD02")
    client = client_of("visitor")
    assert 'name="owner"' in text(client.get(link(response)))
    answer = client.post(f"{link(response)}decline/", {"words": "", "owner": "物业", "other": ""})
    response.refresh_from_db()
    assert (answer.status_code, response.answer, response.owner) == (303, "declined", "物业")


def test_not_mine_needs_to_say_whose(response: Response, client_of: ClientOf) -> None:
    answer = client_of("visitor").post(f"{link(response)}decline/", {"words": "表后线路", "owner": "", "other": ""})
    assert answer.status_code == 422
    assert "表后线路" in text(answer)


def test_done_with_a_picture_and_without(world: World, response: Response, client_of: ClientOf) -> None:
    client, done = client_of("visitor"), f"{link(response)}finish/"
    bad = client.post(done, {"words": "换了空开", "photo": BytesIO(b"no picture")})
    assert bad.status_code == 422
    assert "换了空开" in text(bad)
    client.post(done, {"words": "换了空开", "photo": BytesIO(a_picture())})
    response.refresh_from_db()
    assert (response.answer, response.words) == ("done", "换了空开")
    shown = client_of("leader").get(f"/responses/{response.pk}/photo.jpg")
    assert shown.headers["Content-Type"] == "image/jpeg"
    assert client_of("leader2").get(f"/responses/{response.pk}/photo.jpg").status_code == 404


def test_after_the_end_the_page_thanks_and_shows_nothing_of_anyone(response: Response, client_of: ClientOf) -> None:
    walked(response, "done", at=LATER)
    page = text(client_of("visitor").get(link(response)))
    assert "谢谢" in page
    for gone in ("整栋楼停电", "1单元", "门卫处", "leader", response.callout.reason):
        assert gone not in page, gone
    late = client_of("visitor").post(f"{link(response)}accept/")
    assert late.status_code == 409
    assert "1单元" not in text(late)


def test_photos_open_by_a_responder_s_link_while_they_are_called(
    world: World, case: Case, response: Response, client_of: ClientOf, settings: Any
) -> None:
    report, held = case.reports.get(), a_picture()
    file, width, height = photos.keep([("a.png", BytesIO(held), len(held))], settings.MEDIA_ROOT)[0]
    photo = Photo.objects.create(community=world.community, report=report, file=file, width=width, height=height)
    address = f"/photos/{photo.pk}.jpg?link="
    client = client_of("visitor")
    other = response_of(a_call(world, a_case(world), two := a_specialist(world, "乙")), two)
    assert client.get(address + link_token(response.pk)).status_code == 200
    assert client.get(address + link_token(other.pk)).status_code == 404
    Case.objects.filter(pk=case.pk).update(sealed=True)
    assert client.get(address + link_token(response.pk)).status_code == 404
    Case.objects.filter(pk=case.pk).update(sealed=False)
    walked(response, "done", at=LATER)
    assert client.get(address + link_token(response.pk)).status_code == 404


def test_of_a_private_matter_the_link_shows_the_caller_s_sentence_and_the_place(
    world: World, client_of: ClientOf
) -> None:
    case = a_report(world, words="婆婆夜里摔了两回", kind="TJ06").case
    doctor = a_specialist(world, "家庭医生", "doctor")
    response = response_of(a_call(world, case, doctor, at=LATER), doctor)
    page = text(client_of("visitor").get(link(response)))
    assert "婆婆" not in page
    assert case.title not in page
    assert response.callout.reason in page
    assert "私密事项" in page


def test_a_private_matter_opens_the_panel_with_a_sentence_that_says_nothing(world: World, client_of: ClientOf) -> None:
    case = a_report(world, words="婆婆夜里摔了两回", kind="TJ06").case
    page = text(client_of("leader").get(f"/cases/{case.pk}/call/"))
    assert "来之前请先给我打个电话" in page


@pytest.mark.parametrize("way", ["c", "d"])
def test_a_broken_link_says_so_kindly(way: str, response: Response, client_of: ClientOf) -> None:
    answer = client_of("visitor").get(f"/{way}/{link_token(response.pk)[:-1]}x/")
    assert answer.status_code == 404
    assert "给发链接的人打个电话" in text(answer)
    assert "no-store" in client_of("visitor").get(link(response)).headers["Cache-Control"]


def test_the_sheet_is_of_one_responder_and_one_month(world: World, response: Response, client_of: ClientOf) -> None:
    walked(response, "done", at=LATER)
    page = text(client_of("visitor").get(f"{link(response)}sheet/"))
    assert "合上总闸，换了空开" in page
    assert "1号院" in page
    before = text(client_of("visitor").get(f"{link(response)}sheet/?month=2026-09"))
    assert "合上总闸" not in before
    assert text(client_of("visitor").get(f"{link(response)}sheet/?month=2026-13")).count("<tr>") == 2


def test_a_question_is_asked_with_a_drafted_page_of_an_account_or_a_number(
    world: World, case: Case, client_of: ClientOf
) -> None:
    leader, address = client_of("leader"), f"/cases/{case.pk}/decision/"
    assert "整栋楼停电两次" in text(leader.get(address))
    case.refresh_from_db()
    sent = {
        "version": case.version,
        "question": WORDS,
        "owner": "街道城建办",
        "wanted_by": "2026-10-19",
        "dossier": "三户",
    }
    empty = leader.post(address, sent | {"owner": ""})
    assert empty.status_code == 422
    assert WORDS in text(empty)
    answer = leader.post(address, sent | {"person": "", "number": "100 0000 5555"})
    assert answer.headers["Location"] == f"/cases/{case.pk}/#decision"
    decision = Decision.objects.get()
    assert (decision.number, decision.dossier, decision.person) == ("10000005555", "三户", None)
    assert f"/d/{link_token(decision.pk)}/" in text(leader.get(f"/cases/{case.pk}/")), "to be sent on in a chat"


def test_the_street_takes_it_up_and_decides_from_its_list(world: World, case: Case, client_of: ClientOf) -> None:
    decision = a_question(world, case)
    street = client_of("street")
    assert WORDS in text(street.get("/decisions/"))
    late = street.post(f"/decisions/{decision.pk}/accept/", {"promised_on": "2026-10-01"})
    assert late.status_code == 422
    street.post(f"/decisions/{decision.pk}/accept/", {"promised_on": "2026-10-15"})
    assert "2026-10-15" in text(client_of("leader").get(f"/cases/{case.pk}/"))
    street.post(f"/decisions/{decision.pk}/decide/", {"words": "换，由街道出钱"})
    assert WORDS not in text(street.get("/decisions/"))
    assert WORDS in text(street.get("/decisions/?all=1"))
    assert "换，由街道出钱" in text(client_of("leader").get(f"/cases/{case.pk}/"))


def test_a_promised_day_that_is_over_is_seen_by_those_who_asked(world: World, case: Case, client_of: ClientOf) -> None:
    decision = a_question(world, case)
    Decision.objects.filter(pk=decision.pk).update(wanted_by=DAY - timedelta(days=1))
    assert "日期已过" in text(client_of("leader").get(f"/cases/{case.pk}/"))
    Decision.objects.filter(pk=decision.pk).update(ruling="accepted", promised_on=DAY, accepted_at=NOON)
    assert "日期已过" not in text(client_of("leader").get(f"/cases/{case.pk}/"))


def test_by_link_it_is_decided_without_signing_in_and_only_once(world: World, case: Case, client_of: ClientOf) -> None:
    address = link(a_question(world, case), "d")
    client = client_of("visitor")
    assert "三户反映" in text(client.get(address))
    assert client.post(f"{address}return/", {"words": ""}).status_code == 422
    assert client.post(f"{address}decide/", {"words": "换"}).status_code == 303
    again = client.post(f"{address}decide/", {"words": "不换了"})
    assert again.status_code == 409
    assert "不换了" in text(again), "what was written is not lost"
    assert Decision.objects.get().words == "换"


def test_who_may_read_a_question_may_not_answer_it(world: World, case: Case, client_of: ClientOf) -> None:
    decision = a_question(world, case)
    leader = client_of("leader")
    assert "作出决定" not in text(leader.get(f"/decisions/{decision.pk}/"))
    assert leader.post(f"/decisions/{decision.pk}/decide/", {"words": "换"}).status_code == 403


def test_the_same_tap_twice_is_done_once(world: World, client_of: ClientOf) -> None:
    case, callout, _decision = a_called_matter(world)
    silent = callout.responses.get(answer="called")
    sent = {"owner": "房管", "words": "", "other": "", "token": "0198f0c2-0000-7000-8000-00000000000a"}
    for _ in range(2):
        assert client_of("visitor").post(f"{link(silent)}decline/", sent).status_code == 303
    case.refresh_from_db()
    assert case.bounces == 1
