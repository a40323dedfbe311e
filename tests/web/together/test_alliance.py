"""The pages of the alliance at work: joining, a need from writing to thanks, certificates that anyone can check."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from linli.audit.models import Footprint
from linli.forces.models import Ally, Ask, Certificate, Need, Service, Thanks, Twofold
from linli.foundation.sealing import link_token
from tests.builders import World
from tests.forces.alliance.helped import (
    SATURDAY,
    a_certificate,
    a_need,
    a_story,
    a_twofold,
    an_ally,
    an_hour,
    asked,
    said_yes,
)
from tests.web.paper.reading import printed
from tests.web.test_budgets import statements

Clients = Callable[..., Client]
JOINS = {
    "kind": "resident", "name": "王秀英", "phone": "100 5555 5555", "skills": ["repair", "company"],
    "times": ["w0", "5-2"], "reach": "1", "agreed": "1",
}  # fmt: skip


def test_one_joins_in_one_form_and_the_own_page_opens(world: World, client_of: Clients) -> None:
    client = client_of("visitor")
    answer = client.post("/life/help/", JOINS | {"micro_grid": str(world.grids[0].pk)})
    ally = Ally.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/h/{link_token(ally.pk)}/")
    assert (ally.skills, ally.phone, ally.reach, ally.micro_grid) == (
        "repair company",
        "10055555555",
        1,
        world.grids[0],
    )
    assert ally.slots == sum(1 << 3 * day for day in range(5)) + (1 << 17)
    page = client.get(answer.headers["Location"])
    assert page.headers["Cache-Control"] == "no-store, private"
    assert "小修小补" in page.content.decode() and "10055555555" not in page.content.decode()


@pytest.mark.parametrize("lacking", ["name", "phone", "skills", "times", "agreed"])
def test_what_is_lacking_is_said_and_nothing_is_lost(lacking: str, world: World, client_of: Clients) -> None:
    answer = client_of("visitor").post("/life/help/", {k: v for k, v in JOINS.items() if k != lacking})
    page = answer.content.decode()
    assert answer.status_code == 422 and not Ally.objects.exists()
    assert lacking == "name" or "王秀英" in page
    assert lacking == "skills" or page.count("checked") >= 2


def test_the_card_at_the_door_says_where_one_lives(world: World, client_of: Clients) -> None:
    page = client_of("visitor").get(f"/life/help/?g={world.grids[1].card}").content.decode()
    assert f'value="{world.grids[1].pk}" selected' in page


def test_a_steward_enters_a_neighbour_and_the_office_welcomes(world: World, client_of: Clients) -> None:
    said = JOINS | {"micro_grid": str(world.grids[0].pk), "means": "paper"}
    assert client_of("steward").post("/together/allies/new/", said).status_code == 303
    ally = Ally.objects.get()
    assert (ally.state, ally.means) == ("asked", "paper")
    client_of("office").post(f"/together/allies/{ally.pk}/welcome/")
    ally.refresh_from_db()
    assert ally.state == "member"


def test_a_need_from_writing_to_thanks(world: World, client_of: Clients) -> None:
    ally, leader, anyone = an_ally(world), client_of("leader"), client_of("visitor")
    said = {"skill": "repair", "words": "帮一位老人换灯泡", "day": "2026-10-12", "part": "morning", "how_many": "1",
            "place": f"m:{world.grids[0].pk}", "place_words": "大门口"}  # fmt: skip
    way = leader.post("/together/needs/new/", said).headers["Location"]
    need = Need.objects.get()
    page = leader.get(way).content.decode()
    assert "王秀英" in page and "同一个微网格" in page and "还没请过" in page
    assert leader.post(f"{way}ask/", {}).status_code == 422
    assert leader.post(f"{way}ask/", {"ally": str(ally.pk)}).status_code == 303
    mine = f"/h/{link_token(ally.pk)}/"
    assert "帮一位老人换灯泡" in anyone.get(mine).content.decode()
    ask = Ask.objects.get()
    anyone.post(f"{mine}answer/", {"ask": str(ask.pk), "yes": "1"})
    leader.post(f"{way}meet/", {"came": str(ask.pk)})
    need.refresh_from_db()
    assert need.stage == "met"
    hours = {"ally": str(ally.pk), "need": str(need.pk), "skill": "repair", "title": "换灯泡", "day": "2026-10-12",
             "start": "09:00", "end": "10:30"}  # fmt: skip
    leader.post(f"{way}hours/", hours)
    assert Service.objects.get().minutes == 90
    served = f"/hn/{link_token(need.pk)}/"
    seen = anyone.get(served).content.decode()
    assert "王**" in seen and "王秀英" not in seen
    anyone.post(f"{served}confirm/", {"service": str(Service.objects.get().pk)})
    assert Service.objects.get().confirmed == "served"
    anyone.post(f"{served}thank/", {"ally": str(ally.pk), "words": "灯亮了，谢谢", "agrees": "1"})
    one = Thanks.objects.get()
    assert "灯亮了" not in anyone.get("/life/stories/").content.decode()
    anyone.post(f"{mine}story/", {"thanks": str(one.pk), "named": "kind"})
    client_of("office").post(f"/together/stories/{one.pk}/up/")
    wall = anyone.get("/life/stories/").content.decode()
    assert "灯亮了" in wall and "王秀英" not in wall
    anyone.post(f"{served}down/", {"thanks": str(one.pk)})
    assert "灯亮了" not in anyone.get("/life/stories/").content.decode()


def test_the_leader_looks_farther_and_rings_whoever_was_asked(world: World, client_of: Clients) -> None:
    far, need, leader = an_ally(world, 2), a_need(world), client_of("leader")
    way = f"/together/needs/{need.pk}/"
    assert "扩大范围：" not in client_of("steward").get(way).content.decode()
    for _ in range(2):
        leader.post(f"{way}widen/")
    leader.post(f"{way}ask/", {"ally": str(far.pk)})
    ask = Ask.objects.get()
    assert far.phone not in leader.get(way).content.decode()
    assert far.phone in leader.post(f"{way}number/", {"ask": str(ask.pk)}).content.decode()
    assert Footprint.objects.filter(action="ally.see_number", object_id=far.pk).count() == 1
    leader.post(f"{way}answer/", {"ask": str(ask.pk), "yes": "1"})
    ask.refresh_from_db()
    assert (ask.reply, ask.means) == ("yes", "phone")
    assert "网格长" in client_of("visitor").get(f"/h/{link_token(far.pk)}/").content.decode(), "who looked is shown"


def test_an_uninsured_helper_cannot_be_ticked_for_a_risk(world: World, client_of: Clients) -> None:
    ally, need, leader = an_ally(world), a_need(world, risky=True), client_of("leader")
    way = f"/together/needs/{need.pk}/"
    assert f'value="{ally.pk}"' not in leader.get(way).content.decode()
    assert leader.post(f"{way}ask/", {"ally": str(ally.pk)}).status_code == 422
    leader.post(f"/together/allies/{ally.pk}/insure/", {"until": SATURDAY.isoformat()})
    assert f'value="{ally.pk}"' in leader.get(way).content.decode()


def test_a_certificate_is_had_in_one_tap_and_checked_by_anyone(world: World, client_of: Clients) -> None:
    ally, anyone = an_ally(world), client_of("visitor")
    an_hour(ally, confirmed=world.actor("office"))
    mine = f"/h/{link_token(ally.pk)}/"
    anyone.post(f"{mine}certificate/", {"since": "2026-01-01", "until": "2026-10-12"})
    one = Certificate.objects.get()
    paper = printed(anyone, f"{mine}certificates/{one.number}.pdf")
    assert len(paper.sheets) == 1
    for part in ("志愿服务证明", "王秀英", "1.5小时", "小修小补", one.number[:4], "盖章处"):
        assert part in paper.words.replace("\n", "").replace(" ", ""), part
    typed = f"{one.number[:4]} {one.number[4:8].lower()}-{one.number[8:]}"
    page = anyone.get("/life/certificates/", {"number": typed}).content.decode()
    assert "这张证明是真的" in page and "王**" in page and "王秀英" not in page and "1.5" in page
    office = client_of("office")
    office.post(f"/together/allies/{ally.pk}/void/", {"certificate": str(one.pk), "reason": "写错了"})
    assert "这张证明已作废" in anyone.get("/life/certificates/", {"number": typed}).content.decode()
    assert "没有这个编号的证明" in anyone.get("/life/certificates/", {"number": "ABCD"}).content.decode()


def test_a_certificate_of_another_is_not_had_by_my_link(world: World, client_of: Clients) -> None:
    one, other = a_certificate(world, an_ally(world)), an_ally(world)
    assert client_of("visitor").get(f"/h/{link_token(other.pk)}/certificates/{one.number}.pdf").status_code == 404


def test_the_card_and_the_return_are_one_sheet_each(world: World, client_of: Clients) -> None:
    ally, anyone = an_ally(world, kind="twofold"), client_of("visitor")
    story, kept, mine = a_story(world, ally), a_twofold(ally), f"/h/{link_token(ally.pk)}/"
    card = printed(anyone, f"{mine}thanks/{story.pk}.pdf")
    assert len(card.sheets) == 1 and "心里也亮了" in card.words
    assert anyone.get(f"{mine}return.pdf").status_code == 404, "the unit is told on the person's wish alone"
    anyone.post(f"{mine}return/", {"wished": "1"})
    an_hour(ally, confirmed=world.actor("office"))
    sheet = printed(anyone, f"{mine}return.pdf")
    assert len(sheet.sheets) == 1 and "涧河机械厂" in sheet.words
    unit = f"/hu/{link_token(kept.pk)}/"
    assert "王秀英" in anyone.get(unit).content.decode()
    anyone.post(f"{unit}confirm/")
    assert Twofold.objects.get().unit_confirmed_at


def test_one_leaves_in_one_tap(world: World, client_of: Clients) -> None:
    ally, anyone = an_ally(world), client_of("visitor")
    kept, mine = a_twofold(ally), f"/h/{link_token(ally.pk)}/"
    page = anyone.post(f"{mine}leave/", follow=True).content.decode()
    ally.refresh_from_db()
    assert ally.state == "left" and "所以姓名也删除了" in page
    assert anyone.get(f"/hu/{link_token(kept.pk)}/").status_code == 404
    assert anyone.post(f"{mine}away/", {"until": ""}).status_code == 410


def test_what_is_wrong_on_the_own_page_is_said_there(world: World, client_of: Clients) -> None:
    ally, anyone = an_ally(world), client_of("visitor")
    mine = f"/h/{link_token(ally.pk)}/"
    hours = {"skill": "repair", "title": "换灯泡", "day": "2026-10-10", "start": "10:00", "end": "09:00"}
    answer = anyone.post(f"{mine}hours/", hours)
    assert answer.status_code == 422 and "换灯泡" in answer.content.decode()
    assert anyone.post(f"{mine}change/", {"skills": ["repair"]}).status_code == 422
    assert anyone.post(f"{mine}away/", {"until": "2020-01-01"}).status_code == 422
    assert anyone.post(f"{mine}fly/").status_code == 404
    assert anyone.get("/h/wrong/").status_code == 404


def test_the_export_is_the_office_s_and_needs_a_reason(world: World, client_of: Clients) -> None:
    an_hour(an_ally(world), confirmed=world.actor("office"))
    said = {"since": "2026-01-01", "until": "2026-10-12", "reason": "录入全国系统"}
    assert client_of("leader").post("/together/hours/", said).status_code == 403
    assert client_of("office").post("/together/hours/", said | {"reason": ""}).status_code == 422
    answer = client_of("office").post("/together/hours/", said)
    assert answer.status_code == 200 and answer.content[:2] == b"PK"


def test_the_list_is_filtered_and_counted(world: World, client_of: Clients) -> None:
    an_ally(world, skills=("hair",), name="赵剪刀")
    an_ally(world, None, kind="merchant", name="槐香面馆")
    office = client_of("office")
    page = office.get("/together/allies/?skill=hair").content.decode()
    assert "赵剪刀" in page and "槐香面馆" not in page
    page = office.get("/together/allies/?kind=merchant").content.decode()
    assert "赵剪刀" not in page and "槐香面馆" in page
    assert "现有个人 1 名，另有单位和组织 1 家" in page


@pytest.mark.parametrize(
    ("who", "path"),
    [("office", "/together/allies/"), ("leader", "/together/needs/"), ("leader", "/together/needs/{need}/"),
     ("office", "/together/hours/"), ("office", "/together/stories/"), ("visitor", "/life/stories/"),
     ("visitor", "/h/{mine}/"), ("visitor", "/hn/{served}/"), ("visitor", "/life/help/")],
)  # fmt: skip
def test_a_page_costs_the_same_for_few_as_for_many(who: str, path: str, world: World, client_of: Clients) -> None:
    ally, need, client, counts, day = an_ally(world), a_need(world, how_many=60), client_of(who), [], date(2026, 9, 1)
    said_yes(world, need, ally)
    here = path.format(need=need.pk, mine=link_token(ally.pk), served=link_token(need.pk))
    for more in (2, 10):
        for n in range(more):
            other, day = an_ally(world, n % 2), day + timedelta(days=1)
            if n % 2:
                asked(world, need, other)
            said_yes(world, a_need(world, how_many=2), ally)
            an_hour(ally, day=day)
            an_hour(ally, by=world.actor("office"), need=need.pk, day=day, start=14, end=15)
            a_story(world, other)
        counts.append(statements(lambda: client.get(here)))
    assert counts[0] == counts[1] <= 20
