"""Mediation used: asked by link, settled, on paper; danger; who sees nothing. The four steps on their pages."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from linli.council.mediation import queries
from linli.council.models import Mediation, MediationSide, Procedure
from linli.foundation.sealing import link_token
from tests.builders import DAY, World
from tests.council.mediation.mediated import a_mediation
from tests.council.steps.stepped import a_procedure
from tests.web.paper.reading import printed
from tests.web.test_budgets import statements

Clients = Callable[..., Client]


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


def asked(**more: Any) -> dict[str, Any]:
    given = {"words": "晾衣杆滴水到楼下", "name1": "楼上", "phone1": "100 1234 0001", "name2": "楼下", "phone2": ""}
    return given | more


def test_from_the_question_to_the_paper(world: World, client_of: Clients) -> None:
    leader, visitor = client_of("leader"), client_of("visitor")
    way = leader.post("/council/mediation/new/", asked()).headers["Location"]
    made = Mediation.objects.get()
    one, other = queries.sides(made)
    link = f"/md/{link_token(one.pk)}/"
    page = text_of(visitor.get(link))
    assert "您愿意调解吗" in page and "不收一分钱" in page and "信访" in page
    assert visitor.post(f"{link}willing/", {"wants": "lawyer"}).status_code == 303
    assert leader.post(f"{way}willing/", {"of": other.pk, "means": "desk", "wants": ""}).status_code == 303
    chosen = {"kind": "own", "name": "李老师", "place": "调解室", "day": f"{DAY}", "begins": "15:00"}
    answer = leader.post(f"{way}arrange/", chosen)
    assert answer.status_code == 422 and "各方都接受" in text_of(answer) and "李老师" in text_of(answer)
    assert leader.post(f"{way}arrange/", chosen | {"accepted": "1"}).status_code == 303
    assert leader.post(f"{way}sit/").status_code == 303
    assert leader.post(f"{way}settle/", {"agreement": "装接水盘，楼下被褥赔一床"}).status_code == 303
    assert "司法确认" in text_of(visitor.get(link))
    paper = printed(leader, f"{way}agreement.pdf")
    assert "装接水盘" in paper.words and "不收任何费用" in paper.words.replace("\n", "")


def test_danger_shows_the_numbers_and_opens_nothing(world: World, client_of: Clients) -> None:
    answer = client_of("office").post("/council/mediation/new/", asked(words="老公又打我，我不敢回家"))
    page = text_of(answer)
    assert answer.status_code == 422 and "tel:110" in page and "tel:120" in page and "老公又打我" in page
    assert not Mediation.objects.exists()


def test_a_side_that_does_not_wish_to_ends_it_in_one_tap(world: World, client_of: Clients) -> None:
    made = a_mediation(world)
    one, other = queries.sides(made)
    visitor = client_of("visitor")
    link = f"/md/{link_token(one.pk)}/"
    assert visitor.post(f"{link}refuse/").status_code == 303
    for side in (one, other):
        page = text_of(visitor.get(f"/md/{link_token(side.pk)}/"))
        assert "调解已结束" in page and "漏水" not in page
    page = text_of(client_of("leader").get(f"/council/mediation/{made.pk}/"))
    assert "也没有记是谁不愿意" in page and "楼上住户" not in page
    assert not MediationSide.objects.exclude(means="").exists()


def test_it_stands_on_no_board_of_others(world: World, client_of: Clients) -> None:
    made = a_mediation(world, at="settled")
    for who in ("office", "steward2", "worker"):
        page = text_of(client_of(who).get("/council/mediation/"))
        assert made.shown_number not in page
    page = text_of(client_of("secretary").get("/council/mediation/"))
    assert made.shown_number in page and "漏水" not in page


@pytest.mark.parametrize("path", ["/council/mediation/", "/council/mediation/{one}/"])
def test_what_a_page_costs_does_not_grow(path: str, world: World, client_of: Clients) -> None:
    client, made = client_of("leader"), a_mediation(world, at="settled")
    path = path.format(one=made.pk)
    client.get(path)
    few = statements(lambda: client.get(path))
    for _ in range(5):
        a_mediation(world)
    assert few == statements(lambda: client.get(path)) <= 14


def test_the_four_steps_are_walked_on_their_page(world: World, client_of: Clients) -> None:
    office = client_of("office")
    way = office.post("/council/steps/new/", {"title": "小广场改造", "matter": "换透水砖"}).headers["Location"]
    for step in ("propose", "discuss"):
        said = {"day": f"{DAY}", "body": "党支部", "words": "同意", "minutes_no": "12号"}
        assert office.post(f"{way}{step}/", said).status_code == 303
    said = {"day": f"{DAY}", "body": "党员大会", "words": "同意", "due": "60", "present": "39", "agreed": "39"}
    answer = office.post(f"{way}review/", said)
    assert answer.status_code == 422 and "还差1人" in text_of(answer) and "党员大会" in text_of(answer)
    assert office.post(f"{way}review/", said | {"present": "40"}).status_code == 303
    said = {"day": f"{DAY}", "body": "居民代表会议", "words": "同意", "due": "45", "present": "40", "agreed": "38"}
    assert office.post(f"{way}decide/", said).status_code == 303
    assert office.post(f"{way}publish/", {"day": f"{DAY}", "body": "居委会", "words": "贴出决议"}).status_code == 303
    made = Procedure.objects.get()
    page = text_of(client_of("visitor").get(f"/life/steps/{made.pk}/"))
    assert "公开中" in page and "应到45人" in page
    paper = printed(client_of("visitor"), f"/life/steps/{made.pk}/publish.pdf")
    assert "贴出决议" in paper.words and "3天内答复" in paper.words and len(paper.sheets) == 1


def test_the_list_of_the_four_steps_costs_the_same_however_long(world: World, client_of: Clients) -> None:
    client = client_of("office")
    a_procedure(world, "publish")
    client.get("/council/steps/")
    few = statements(lambda: client.get("/council/steps/"))
    for _ in range(5):
        a_procedure(world, "publish")
    assert few == statements(lambda: client.get("/council/steps/")) <= 9
