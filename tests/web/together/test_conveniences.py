"""What happens on the pages of notices, policy cards, things and stations, with no script at all."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from linli.bridge.models import Notice, Question
from linli.foundation.sealing import link_token
from linli.projects.models import Fault, Loan, Station, Thing
from tests.builders import DAY, World
from tests.projects.lived import a_notice, a_policy, a_station, a_thing
from tests.web.paper.reading import printed
from tests.web.test_budgets import statements

Clients = Callable[..., Client]


def one_of_each(world: World, n: int) -> None:
    a_notice(world)
    a_policy(world)
    a_thing(world)
    a_station(world, name=f"驿站{n}")


def test_a_leader_writes_a_notice_once_and_it_hangs_on_cards_and_at_home(world: World, client_of: Clients) -> None:
    said = {"title": "周四停水", "words": "周四上午停水", "until": str(DAY + timedelta(days=3)), "grids": ["all"]}
    client_of("leader").post("/together/notices/new/", said)
    notice = Notice.objects.get()
    assert notice.postings.count() == 2 and not notice.everywhere
    visitor = client_of("visitor")
    assert "周四停水" in visitor.get(f"/g/{world.grids[0].card}/").content.decode()
    assert "周四停水" not in visitor.get(f"/g/{world.grids[2].card}/").content.decode()
    client_of("office").post("/together/notices/new/", said)
    assert "周四停水" in visitor.get("/").content.decode()
    assert 'property="og:title" content="周四停水"' in visitor.get(f"/n/{notice.code}/").content.decode()


def test_a_poster_needs_words_and_is_shown_with_them(world: World, client_of: Clients) -> None:
    made = BytesIO()
    Image.new("RGB", (40, 30), "red").save(made, "PNG")
    said = {"title": "集市", "words": "周六集市", "until": str(DAY), "grids": ["all"]}
    office, image = client_of("office"), made.getvalue()
    wrong = office.post("/together/notices/new/", said | {"photos": SimpleUploadedFile("a.png", image)})
    assert wrong.status_code == 422 and "说明图片内容" in wrong.content.decode()
    more = {"photos": SimpleUploadedFile("a.png", image), "picture_words": "红底海报"}
    office.post("/together/notices/new/", said | more)
    code = Notice.objects.get().code
    assert 'alt="红底海报"' in client_of("visitor").get(f"/n/{code}/").content.decode()
    answer = client_of("visitor").get(f"/n/{code}/poster.jpg")
    assert answer.status_code == 200 and b"".join(answer.streaming_content)[:2] == b"\xff\xd8"  # type: ignore[attr-defined]


@pytest.mark.parametrize(("field", "value"), [("until", "2020-01-01"), ("grids", []), ("title", ""), ("until", "x")])
def test_bad_input_is_said_at_its_field_and_nothing_is_lost(
    field: str, value: object, world: World, client_of: Clients
) -> None:
    said = {"title": "停水", "words": "周四上午停水", "until": str(DAY), "grids": ["all"]} | {field: value}
    answer = client_of("office").post("/together/notices/new/", said)
    assert answer.status_code == 422 and "周四上午停水" in answer.content.decode()
    assert not Notice.objects.exists()


def test_a_steward_notes_in_two_taps_how_her_doors_were_told(world: World, client_of: Clients) -> None:
    notice, steward = a_notice(world), client_of("steward")
    posting = notice.postings.get(micro_grid=world.grids[0])
    assert f"/together/postings/{posting.pk}/tell/" in steward.get("/together/notices/").content.decode()
    steward.post(f"/together/postings/{posting.pk}/tell/", {"how": "door"})
    assert f"/together/postings/{posting.pk}/tell/" not in steward.get("/together/notices/").content.decode()
    reach = client_of("leader").get(f"/together/notices/{notice.code}/").content.decode()
    assert "要不要给邻长搭把手" in reach


def test_a_notice_fills_a_sheet_in_big_type_and_its_picture_is_as_wide_as_a_phone(
    world: World, client_of: Clients
) -> None:
    notice = a_notice(world, words="停水，请存水。\n" * 40)
    paper = printed(client_of("visitor"), f"/n/{notice.code}/notice.pdf")
    assert len(paper.sheets) == 1 and "周四停水" in paper.words
    answer = client_of("visitor").get(f"/n/{notice.code}/picture.png")
    assert Image.open(BytesIO(answer.content)).width == 1134


def test_a_resident_asks_back_and_follows_it(world: World, client_of: Clients) -> None:
    policy = a_policy(world)
    way = f"/life/policies/{policy.code}/ask/"
    assert client_of("visitor").post(way, {"words": ""}).status_code == 422
    answer = client_of("visitor").post(way, {"words": "外地户口能办吗", "private": "on"})
    question = Question.objects.get()
    assert answer.headers["Location"] == f"/r/{link_token(question.report_id)}/?new=1"
    assert "外地户口能办吗" not in client_of("steward").get(f"/together/policies/{policy.pk}/").content.decode()
    office = client_of("office")
    office.post(f"/together/questions/{question.pk}/share/", {"asked": "外地户口？", "answer": "要本市户口"})
    assert "要本市户口" in client_of("visitor").get(f"/life/policies/{policy.code}/").content.decode()


def test_a_card_is_changed_by_its_owner_with_a_fresh_version_alone(world: World, client_of: Clients) -> None:
    policy, office = a_policy(world), client_of("office")
    way = f"/together/policies/{policy.pk}/true/"
    assert office.post(way, {"version": 1, "expires": str(DAY + timedelta(days=300))}).status_code == 303
    assert office.post(way, {"version": 1, "expires": ""}).status_code == 409
    assert client_of("leader").post(way, {"version": 2}).status_code == 403
    assert "高龄津贴" in printed(client_of("visitor"), f"/life/policies/{policy.code}/policy.pdf").words


def test_scan_borrow_scan_return(world: World, client_of: Clients) -> None:
    thing, visitor = a_thing(world), client_of("visitor")
    assert visitor.post(f"/t/{thing.code}/borrow/", {"name": ""}).status_code == 422
    visitor.post(f"/t/{thing.code}/borrow/", {"name": "小马", "phone": "10012345678"})
    page = visitor.get(f"/t/{thing.code}/").content.decode()
    assert "我已放回原处" in page and "小马" not in page and "10012345678" not in page
    assert visitor.post(f"/t/{thing.code}/borrow/", {"name": "另一个"}).status_code == 409
    steward = client_of("steward")
    assert "10012345678" not in steward.get(f"/together/things/{thing.pk}/").content.decode()
    assert "10012345678" in steward.post(f"/together/things/{thing.pk}/number/").content.decode()
    visitor.post(f"/t/{thing.code}/back/")
    assert Loan.objects.get().back_at is not None


def test_a_fault_of_a_station_is_two_taps_and_the_second_one_is_thanked(world: World, client_of: Clients) -> None:
    station, visitor = a_station(world), client_of("visitor")
    way = f"/life/stations/{station.code}/fault/"
    first = visitor.post(way, {"part": "power"})
    assert first.headers["Location"] == f"/r/{link_token(Fault.objects.get().report_id)}/?new=1"
    assert client_of("visitor").post(way, {"part": "power"}).headers["Location"] in (
        f"/life/stations/{station.code}/", first.headers["Location"],
    )  # fmt: skip
    assert Fault.objects.count() == 1
    assert "坏了" in visitor.get("/life/stations/").content.decode()


def test_a_keeper_shuts_by_link_and_everyone_sees_it(world: World, client_of: Clients) -> None:
    station, keeper = a_station(world), client_of("visitor")
    way = f"/k/{link_token(station.pk)}/"
    keeper.post(f"{way}shut/", {"why": "停电"})
    page = client_of("visitor").get("/life/stations/").content.decode()
    assert "现在关门" in page and "停电" in page
    keeper.post(f"{way}open/")
    assert "现在关门" not in client_of("visitor").get("/life/stations/").content.decode()
    bad = {"day": "2026-10-20", "from_hour": "08:00", "until": "2026-10-19", "until_hour": "08:00", "why": "检修"}
    assert keeper.post(f"{way}plan/", bad).status_code == 422
    assert keeper.post(f"{way}plan/", bad | {"until": "2026-10-21"}).status_code == 303
    assert keeper.get(way).headers["Cache-Control"] == "no-store, private"


def test_a_rider_begins_at_a_station_and_is_thanked_with_the_result(world: World, client_of: Clients) -> None:
    station = a_station(world)
    page = client_of("visitor").get(f"/rider/?station={station.code}").content.decode()
    assert f'value="s:{station.code}" selected' in page
    answer = client_of("visitor").post("/rider/", {"words": "井盖松了", "compound": f"s:{station.code}"})
    assert "槐荫驿站" in client_of("visitor").get(answer.headers["Location"]).content.decode()


def test_labels_are_ten_on_a_sheet(world: World, client_of: Clients) -> None:
    for n in range(11):
        a_thing(world, name=f"工具箱{n}")
    assert len(printed(client_of("office"), "/papers/things.pdf").sheets) == 2
    assert "槐荫驿站" in printed(client_of("office"), f"/papers/stations.pdf?one={a_station(world).code}").words


def test_things_are_put_up_changed_and_taken_away(world: World, client_of: Clients) -> None:
    said = {"kind": "seat", "name": "座椅", "place": f"m:{world.grids[0].pk}", "days": 7, "placed_on": str(DAY)}
    steward = client_of("steward")
    steward.post("/together/things/new/", said)
    thing = Thing.objects.get()
    assert steward.post("/together/things/new/", said | {"place": f"m:{world.grids[1].pk}"}).status_code == 403
    steward.post(f"/together/things/{thing.pk}/change/", said | {"name": "暖阳座椅", "version": 1})
    assert steward.post(f"/together/things/{thing.pk}/look/", {"good": "0"}).status_code == 422
    steward.post(f"/together/things/{thing.pk}/look/", {"good": "1"})
    steward.post(f"/together/things/{thing.pk}/remove/", {"why": "旧了"})
    thing.refresh_from_db()
    assert (thing.name, thing.looked_on, thing.removed_why) == ("暖阳座椅", DAY, "旧了")


def test_stations_are_entered_and_changed(world: World, client_of: Clients) -> None:
    said = {"name": "驿站", "place": "all", "where": "东门", "offers": ["water"], "opens": "08:00", "closes": "20:00"}
    office = client_of("office")
    office.post("/together/stations/new/", said)
    station = Station.objects.get()
    answer = office.post(f"/together/stations/{station.pk}/change/", said | {"closes": "", "version": 1})
    assert answer.status_code == 422
    office.post(f"/together/stations/{station.pk}/change/", said | {"offers": ["power"], "version": 1})
    assert list(station.facilities.values_list("kind", flat=True)) == ["power"]


@pytest.mark.parametrize("page", ["/life/notices/", "/life/policies/", "/life/things/", "/life/stations/"])
def test_a_list_costs_the_same_however_long_it_is(page: str, world: World, client_of: Clients) -> None:
    client = client_of("visitor")
    for n in range(2):
        one_of_each(world, n)
    few = statements(lambda: client.get(page))
    for n in range(2, 9):
        one_of_each(world, n)
    assert statements(lambda: client.get(page)) == few


@pytest.mark.parametrize(
    "page", ["/together/notices/", "/together/policies/", "/together/things/", "/together/stations/"]
)
def test_so_does_one_of_those_who_serve(page: str, world: World, client_of: Clients) -> None:
    client = client_of("office")
    for n in range(2):
        one_of_each(world, n)
    few = statements(lambda: client.get(page))
    for n in range(2, 9):
        one_of_each(world, n)
    assert statements(lambda: client.get(page)) == few


def test_how_far_a_notice_has_come_costs_the_same_for_many_grids(world: World, client_of: Clients) -> None:
    one, all_ = a_notice(world, grids=[world.grids[0].pk]), a_notice(world)
    office = client_of("office")
    few = statements(lambda: office.get(f"/together/notices/{one.code}/"))
    assert statements(lambda: office.get(f"/together/notices/{all_.code}/")) == few
