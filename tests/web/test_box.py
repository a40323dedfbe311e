"""The box on the pages: what is put in is nowhere to be seen for those who serve in a grid, and anyone finds it."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import translation

from linli.cases.matter.actions import Result, assign, confirm_kind, resolve
from linli.cases.matter.judging import judge
from linli.cases.models import Case, Report
from linli.foundation import clock
from linli.foundation.sealing import link_token
from linli.notifications.models import Letter
from linli.people.models import Appointment
from tests.builders import DAY, World, a_boxed_report, a_report, bearer_of

WORDS = "刘邻长收了钱不办事"


@pytest.fixture
def boxed(world: World, client_of: Callable[..., Client]) -> Report:
    """What a resident sent by the page, with a number to be told by."""
    answer = client_of("visitor").post("/box/", {"words": WORDS, "phone": "10012345678"})
    assert (answer.status_code, Report.objects.count()) == (303, 1)
    return Report.objects.select_related("case").get()


@pytest.mark.parametrize("who", ["steward", "steward2", "worker", "leader", "leader2", "street", "admin"])
def test_no_page_of_theirs_says_that_it_is_there(
    who: str, world: World, boxed: Report, client_of: Callable[..., Client]
) -> None:
    client, number = client_of(who), str(boxed.case.number)
    pages = [
        "/today/", "/brief/", "/triage/", "/triage/?q=刘邻长", f"/triage/?q={number}", "/triage/?channel=box",
        "/triage/?stage=month", "/to-tell/", "/to-tell/sheet/", "/board/", "/board/median/", "/map/", "/tree/",
        "/decisions/", "/voices/", "/office/",
    ]  # fmt: skip
    for page in pages:
        said = client.get(page).content.decode()
        assert "/cases/" not in said, page
        assert str(boxed.case_id) not in said, page
        assert "?q=" in page or (number not in said and WORDS[:6] not in said), page
    assert client.get(f"/cases/{boxed.case_id}/").status_code in (403, 404)
    assert not Letter.objects.filter(person=world.people[who]).exists()


@pytest.mark.parametrize("who", ["steward", "leader", "office", "secretary"])
def test_it_is_in_no_figure(who: str, world: World, boxed: Report, client_of: Callable[..., Client]) -> None:
    judge(walked(world, boxed).pk, boxed.pk, "satisfied", by=bearer_of(boxed), at=clock.now(), version=3)
    client = client_of(who)
    for page in ("/board/", "/board/median/", "/board/closed/"):
        assert str(boxed.case_id) not in client.get(page).content.decode()


def walked(world: World, boxed: Report) -> Case:
    """The office has answered it."""
    office, now = world.actor("office"), clock.now()
    case = assign(boxed.case_id, world.people["office"].pk, by=office, at=now, version=1)
    return resolve(case.pk, Result("solved", "谈过话了"), by=office, at=now, version=case.version)


@pytest.mark.parametrize("who", ["office", "secretary"])
def test_the_office_and_the_secretary_find_it_on_the_board_and_open_it(
    who: str, boxed: Report, client_of: Callable[..., Client]
) -> None:
    client = client_of(who)
    for page in ("/triage/", "/triage/?channel=box", "/triage/?q=刘邻长"):
        assert f"/cases/{boxed.case_id}/" in client.get(page).content.decode()
    said = client.get(f"/cases/{boxed.case_id}/").content.decode()
    assert WORDS in said
    assert 'name="sealed"' not in said, "it stays private"
    assert f"/cases/{boxed.case_id}/assign/" in said
    assert "刘邻长" not in client.get("/brief/").content.decode(), "a sheet that may lie on a desk"


def test_one_of_the_office_who_is_appointed_in_a_grid_sees_it_no_more(
    world: World, boxed: Report, client_of: Callable[..., Client]
) -> None:
    client = client_of("office")
    assert client.get(f"/cases/{boxed.case_id}/").status_code == 200
    Appointment.objects.create(
        community=world.community,
        person=world.people["office"],
        role="leader",
        general_grid=world.generals[1],
        start=DAY,
    )
    assert client.get(f"/cases/{boxed.case_id}/").status_code == 404
    assert WORDS not in client.get("/triage/?stage=month").content.decode()


def test_words_alone_are_asked_for_and_what_is_wrong_is_said(world: World, client_of: Callable[..., Client]) -> None:
    client = client_of("visitor")
    refused = client.post("/box/", {"words": " ", "phone": "12"})
    assert refused.status_code == 422
    assert Report.objects.count() == 0
    assert client.post("/box/", {"words": WORDS}).status_code == 303


def test_sent_twice_it_is_one(world: World, client_of: Callable[..., Client]) -> None:
    client = client_of("visitor")
    first, second = (client.post("/box/", {"words": WORDS}).headers["Location"] for _ in range(2))
    assert (first, Report.objects.count()) == (second, 1)


def test_what_someone_of_the_staff_puts_in_bears_no_name(world: World, client_of: Callable[..., Client]) -> None:
    client_of("steward").post("/box/", {"words": WORDS})
    assert Report.objects.get().entered_by is None


def test_its_place_is_written_in_the_language_of_the_records(world: World, client_of: Callable[..., Client]) -> None:
    client = client_of("visitor")
    client.cookies["linli_language"] = "en"
    client.post("/box/", {"words": "The steward never answers"})
    assert Report.objects.get().case.place_words == "意见箱"


def test_it_names_its_readers_and_the_lawful_ways(world: World, client_of: Callable[..., Client]) -> None:
    world.community.supervision_phone = "10000000001"
    world.community.save()
    said = client_of("visitor").get("/box/").content.decode()
    assert "<b>office " in said and "secretary " in said
    for way in ("tel:10000000001", "tel:12345", "tel:12388", "信访"):
        assert way in said
    Appointment.objects.filter(role__in=["office", "secretary"]).update(general_grid=world.generals[0])
    assert "眼下没有人能打开" in client_of("visitor").get("/box/").content.decode()


def test_the_tracker_says_who_alone_reads_it(world: World, boxed: Report, client_of: Callable[..., Client]) -> None:
    client = client_of("visitor")
    said = client.get(f"/r/{link_token(boxed.pk)}/").content.decode()
    assert "只有社区办公室和书记能看" in said
    assert "邻长或网格长会看到" not in said
    private = a_report(world, words="我男人又打我了")
    assert "只有网格长能看" in client.get(f"/r/{link_token(private.pk)}/").content.decode()
    assert "谁能看" not in client.get(f"/r/{link_token(a_report(world).pk)}/").content.decode()


@pytest.mark.parametrize(
    ("page", "leads"),
    [
        ("/", "from=/"), ("/report/", "from=/report/"), ("/wall/", "from=/wall/"), ("/r/{link}/", ""),
        ("/r/{link}/kept/", ""), ("/box/", ""), ("/desk/xxxxxxxxxxxx/", ""), ("/c/wrong/", ""), ("/d/wrong/", ""),
    ],
)  # fmt: skip
def test_every_page_leads_to_it_and_a_secret_address_is_not_passed_on(
    page: str, leads: str, world: World, client_of: Callable[..., Client]
) -> None:
    said = client_of("visitor").get(page.format(link=link_token(a_report(world).pk))).content.decode()
    links = [part.split('"')[0] for part in said.split('href="')[1:] if part.startswith("/box/")]
    assert len(links) == 1
    assert links[0].endswith(leads) if leads else "from=" not in links[0]


@pytest.mark.parametrize("page", ["/today/", "/triage/", "/office/", "/care/"])
def test_so_do_the_pages_of_those_who_serve(page: str, client_of: Callable[..., Client]) -> None:
    assert f"from={page}" in client_of("leader" if page != "/today/" else "steward").get(page).content.decode()


@pytest.mark.parametrize(
    ("asked", "back"), [("/wall/", "/wall/"), ("https://evil.example/", "/"), ("//evil.example", "/")]
)
def test_the_way_back_stays_on_this_host(asked: str, back: str, world: World, client_of: Callable[..., Client]) -> None:
    with translation.override("en"):
        said = client_of("visitor").get("/box/", {"from": asked}).content.decode().partition("<main")[2]
    assert "evil" not in said
    assert f'href="{back}">' in said


def test_with_several_communities_it_goes_to_the_one_of_the_page(
    world: World, client_of: Callable[..., Client]
) -> None:
    report = a_boxed_report(world)
    said = client_of("visitor").get(f"/r/{link_token(report.pk)}/").content.decode()
    assert f'href="/box/?community={world.community.code}"' in said


def test_a_private_matter_that_nobody_may_read_stands_in_the_brief_of_those_who_appoint(
    world: World, client_of: Callable[..., Client]
) -> None:
    Appointment.objects.filter(role="leader", general_grid=world.generals[0]).delete()
    case = a_report(world, words="我男人又打我了").case
    for who in ("office", "secretary"):
        said = client_of(who).get("/brief/").content.decode()
        assert 'id="part-unread"' in said
        assert "第1网格 · 1" in said
        assert str(case.number) not in said and "打我" not in said
    assert 'id="part-unread"' not in client_of("leader2").get("/brief/").content.decode()


def test_why_it_is_urgent_is_said_until_a_person_has_decided(world: World, client_of: Callable[..., Client]) -> None:
    case, office = a_boxed_report(world, "邻长不管，楼道里现在一股煤气味").case, client_of("office")
    because = "因为话里有“煤气味”，先按紧急收下"
    assert because in office.get(f"/cases/{case.pk}/").content.decode()
    confirm_kind(case.pk, "BM07", by=world.actor("office"), at=clock.now(), version=case.version)
    assert because not in office.get(f"/cases/{case.pk}/").content.decode()
