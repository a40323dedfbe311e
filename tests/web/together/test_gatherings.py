"""What groups and gatherings answer to what is sent to their pages."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from linli.foundation.fields import uuid7
from linli.foundation.sealing import link_token
from linli.fund.models import Proposal, Statement
from linli.projects.models import Activity, Edition, Group, Produce, Seed, Series, SignUp, Stall
from tests.builders import DAY, World
from tests.fund.giving.given import an_agreement
from tests.fund.ground import a_fund
from tests.projects.held import (
    NUMBER,
    a_group,
    a_line,
    a_seed,
    a_series,
    a_stall,
    an_activity,
    an_edition,
    an_item,
    held,
    opened,
)
from tests.web.test_budgets import statements

Clients = Callable[..., Client]


def sent(**said: Any) -> dict[str, Any]:
    return {"token": str(uuid7()), **said}


def test_a_group_is_registered_and_gets_its_link(world: World, client_of: Clients) -> None:
    office = client_of("office")
    said = sent(name="武邻送餐队", purpose="送热饭", work=["meals"], filing="none", members="12", phone=NUMBER)
    wrong = office.post("/together/groups/new/", said | {"work": []})
    assert wrong.status_code == 422 and "武邻送餐队" in wrong.content.decode()
    assert office.post("/together/groups/new/", said).status_code == 303
    group = Group.objects.get()
    page = office.get(f"/together/groups/{group.pk}/").content.decode()
    assert link_token(group.pk) in page and NUMBER not in page
    shown = office.post(f"/together/groups/{group.pk}/number/", sent()).content.decode()
    assert NUMBER in shown
    steward = client_of("steward").get(f"/together/groups/{group.pk}/").content.decode()
    assert link_token(group.pk) not in steward


def test_a_group_writes_down_what_it_did_by_its_link(world: World, client_of: Clients) -> None:
    group, visitor = a_group(world), client_of("visitor")
    way = f"/s/{link_token(group.pk)}/activity/"
    said = {"day": DAY.isoformat(), "what": "送餐", "place": "1号院", "visits": "30", "method": "counted"}
    assert visitor.post(way, sent(**said | {"visits": ""})).status_code == 422
    assert visitor.post(way, sent(**said)).status_code == 303
    assert Activity.objects.get().visits == 30
    assert "30 人次（现场清点）" in visitor.get(f"/s/{link_token(group.pk)}/").content.decode()


def test_the_contact_is_public_only_if_agreed(world: World, client_of: Clients) -> None:
    a_group(world)
    assert NUMBER not in client_of("visitor").get("/life/groups/").content.decode()
    a_group(world, "太极队", contact_shown=True)
    assert NUMBER in client_of("visitor").get("/life/groups/").content.decode()


def test_from_the_application_to_the_fund_nothing_is_typed_twice(world: World, client_of: Clients) -> None:
    a_fund(world)
    group, visitor, office = a_group(world), client_of("visitor"), client_of("office")
    way = f"/s/{link_token(group.pk)}/apply/"
    said = {"name": "保温箱", "words": "两只", "for_whom": "独居老人", "amount": "120", "what0": "箱子", "fen0": "120",
            "source0": "residents", "other0": "组员凑的", "much0": "50"}  # fmt: skip
    assert visitor.post(way, sent(**said | {"fen0": "110"})).status_code == 422
    assert visitor.post(way, sent(**said)).status_code == 303
    seed = Seed.objects.get()
    assert visitor.post(f"/life/seeds/{seed.pk}/say/", sent()).status_code == 422
    assert visitor.post(f"/life/seeds/{seed.pk}/say/", sent(helps="1")).status_code == 303
    page = f"/together/seeds/{seed.pk}/"
    carried = sent(purpose="P01", match="也为老人", payee="五金店", version=seed.version)
    assert office.post(f"{page}carry/", carried).status_code == 422
    assert office.post(f"{page}carry/", carried | {"confirmed": "1"}).status_code == 303
    assert Proposal.objects.get().fen == 12_000
    assert "征求" not in visitor.get(f"/life/seeds/{seed.pk}/").content.decode()


def test_a_market_that_lacks_an_agreement_says_whose_and_how_to_mend_it(world: World, client_of: Clients) -> None:
    edition, office = an_edition(world), client_of("office")
    stall = a_stall(edition, world, shares=True, name="槐香面馆")
    way = f"/together/gatherings/{edition.pk}/"
    assert "槐香面馆" in office.get(way).content.decode()
    refused = office.post(f"{way}open/", sent(version=edition.version))
    assert refused.status_code == 409 and "槐香面馆" in refused.content.decode()
    assert "/fund/agreements/new/" in office.get(way).content.decode()
    agreement = an_agreement(a_fund(world))
    placed = sent(number="1", shares="1", agreement=str(agreement.pk))
    assert office.post(f"/together/stalls/{stall.pk}/place/", placed).status_code == 303
    assert office.post(f"{way}open/", sent(version=edition.version)).status_code == 303
    assert Edition.objects.get().stage == "open"


def test_one_is_planned_with_a_series_that_is_new(world: World, client_of: Clients) -> None:
    office = client_of("office")
    begun = office.post("/together/gatherings/series/", sent(name="年味大集", sort="fair"))
    assert begun.headers["Location"].startswith("/together/gatherings/new/?series=")
    series = Series.objects.get()
    plan = sent(series=str(series.pk), name="年味大集2027", day=(DAY + timedelta(days=9)).isoformat(), opens="08:00",
                closes="12:00", place="广场", begun_by="residents")  # fmt: skip
    assert office.post("/together/gatherings/new/", plan | {"closes": "07:00"}).status_code == 422
    assert office.post("/together/gatherings/new/", plan).status_code == 303
    assert Edition.objects.get().begun_by == "residents"


def test_anyone_signs_up_and_changes_the_own_line_by_its_link(world: World, client_of: Clients) -> None:
    edition = opened(an_edition(world), world)
    item, visitor = an_item(edition, world, name="蜜薯", weighed=True), client_of("visitor")
    way = f"/life/gatherings/{edition.pk}/"
    assert "这里不收钱" in visitor.get(way).content.decode()
    said = sent(name="三楼张姐", phone=NUMBER)
    assert visitor.post(f"{way}sign/", said).status_code == 422
    answer = visitor.post(f"{way}sign/", said | {f"n_{item.pk}": "5.5"})
    mine = answer.headers["Location"]
    assert "5.5 斤（2.75 公斤）" in visitor.get(mine).content.decode()
    changed = sent(name="张姐", phone=NUMBER, version="1", **{f"n_{item.pk}": "3"})
    assert visitor.post(f"{mine}change/", changed).status_code == 303
    assert visitor.post(f"{mine}withdraw/", sent()).status_code == 303
    assert SignUp.objects.get().phone == ""
    assert NUMBER not in visitor.get(way).content.decode()


def test_the_sheet_is_opened_by_a_post_that_is_noted(world: World, client_of: Clients) -> None:
    edition = opened(an_edition(world), world)
    a_line(edition, world, an_item(edition, world))
    office = client_of("office")
    assert NUMBER not in office.get(f"/together/gatherings/{edition.pk}/").content.decode()
    assert NUMBER in office.post(f"/together/gatherings/{edition.pk}/sheet/").content.decode()
    assert client_of("steward").post(f"/together/gatherings/{edition.pk}/sheet/").status_code == 403


def test_a_stall_is_asked_for_and_its_page_shows_the_number(world: World, client_of: Clients) -> None:
    edition = opened(an_edition(world), world)
    visitor, office = client_of("visitor"), client_of("office")
    said = sent(name="李姐的布鞋", what="布鞋", sort="group", contact="李姐", phone=NUMBER)
    assert visitor.post(f"/life/gatherings/{edition.pk}/stall/", said | {"phone": "1"}).status_code == 422
    mine = visitor.post(f"/life/gatherings/{edition.pk}/stall/", said).headers["Location"]
    stall = Stall.objects.get()
    assert office.post(f"/together/stalls/{stall.pk}/place/", sent(number="7")).status_code == 303
    assert "摊位号是 7" in visitor.get(mine).content.decode()
    assert visitor.post(f"{mine}withdraw/", sent()).status_code == 303
    assert Stall.objects.get().number is None


def test_after_the_day_it_is_counted_stated_and_told(world: World, client_of: Clients) -> None:
    edition = an_edition(world, day=DAY)
    a_stall(edition, world, an_agreement(a_fund(world)))
    edition, office = opened(edition, world), client_of("office")
    way = f"/together/gatherings/{edition.pk}/"
    counted = sent(visits="300", visits_most="400", method="estimated", version=edition.version)
    assert office.post(f"{way}hold/", counted | {"method": ""}).status_code == 422
    assert office.post(f"{way}hold/", counted).status_code == 303
    stall = Stall.objects.get()
    assert office.post(f"{way}sales/", sent(**{f"sales_{stall.pk}": "1,000"})).status_code == 303
    assert Statement.objects.get().due == 2_000
    edition.refresh_from_db()
    assert office.post(f"{way}tell/", sent(words="谢谢", version=edition.version)).status_code == 303
    public = client_of("visitor").get(f"/life/gatherings/{edition.pk}/").content.decode()
    assert "300–400 人次（估计）" in public and "20.00" in public


def test_weights_are_written_as_people_say_them(world: World, client_of: Clients) -> None:
    edition = held(opened(an_edition(world, sort="farm", series="人下乡菜进城"), world), world)
    office, way = client_of("office"), f"/together/gatherings/{edition.pk}/"
    assert office.post(f"{way}produce/", sent(county="伊川", product="红薯", weight="2.6")).status_code == 422
    assert office.post(f"{way}produce/", sent(county="伊川", product="红薯", weight="2.6吨")).status_code == 303
    whole = Produce.objects.get()
    part = sent(county="伊川", product="蜜薯", weight="1600斤", part_of=str(whole.pk))
    assert office.post(f"{way}produce/", part).status_code == 303
    shown = client_of("visitor").get(f"/life/gatherings/{edition.pk}/").content.decode()
    assert "2.6 吨（2,600 公斤）" in shown and "1,600 斤（800 公斤）" in shown
    assert office.post(f"{way}off/produce/", {"row": str(whole.pk)}).status_code == 303
    assert not Produce.objects.filter(taken_back_at=None).exists()


def test_the_calendar_file_is_read_by_telephones(world: World, client_of: Clients) -> None:
    opened(an_edition(world, place="广场；东侧, 第二棵树下" * 3), world)
    text = client_of("visitor").get("/life/gatherings.ics").content.decode()
    assert text.startswith("BEGIN:VCALENDAR\r\n") and text.endswith("END:VCALENDAR\r\n")
    assert "DTSTART:20261017T000000Z" in text and "STATUS:CONFIRMED" in text
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


@pytest.mark.parametrize(
    ("who", "page"),
    [
        ("office", "/together/groups/"), ("office", "/together/gatherings/"), ("office", "/together/seeds/"),
        ("visitor", "/life/groups/"), ("visitor", "/life/gatherings/"),
    ],
)  # fmt: skip
def test_a_page_costs_the_same_however_much_lies_in_the_tables(
    who: str, page: str, world: World, client_of: Clients
) -> None:
    def more(n: int) -> None:
        for k in range(3):
            group = a_group(world, f"队{n}{k}")
            an_activity(group)
            a_seed(group)
            opened(an_edition(world, name=f"集市{n}{k}"), world)

    client = client_of(who)
    a_series(world)
    more(1)
    first = statements(lambda: client.get(page))
    more(2)
    assert statements(lambda: client.get(page)) == first <= 24


def test_one_gathering_costs_the_same_however_many_stand_and_sign(world: World, client_of: Clients) -> None:
    edition, client, visitor = opened(an_edition(world), world), client_of("office"), client_of("visitor")
    item = an_item(edition, world)
    costs = []
    for _ in range(2):
        for _ in range(4):
            a_stall(edition, world)
            a_line(edition, world, item)
        costs.append(statements(lambda: client.get(f"/together/gatherings/{edition.pk}/")))
        costs.append(statements(lambda: visitor.get(f"/life/gatherings/{edition.pk}/")))
    assert costs[:2] == costs[2:]
    assert max(costs) <= 30
