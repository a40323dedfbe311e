"""The list of those who are to be told, the telephone beside it, and the sheet on paper that needs no telephone."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from linli.audit.models import Footprint
from linli.cases.intake.actions import Said, report
from linli.cases.labels import Channel
from linli.cases.matter import actions
from linli.foundation import clock
from linli.notifications.labels import State
from linli.notifications.models import Letter
from linli.people.models import Person
from tests.builders import NOON, World, a_case, a_report

NUMBER = "10012345678"
PRIVATE = "家里老人走失了好几次，想请人帮忙照看"
LATER = "2026-10-12T16:30"  # in Shanghai; the builders resolve at 15:00, the pages' clock stands at 17:00


@pytest.fixture
def untold(world: World) -> Letter:
    """A reporter who left a number, where no sender is configured."""
    a_case(world, at="resolved", phone=NUMBER)
    return Letter.objects.get(kind="case_resolved")


def private(world: World) -> Letter:
    """A private matter with its answer."""
    taken = a_report(world, PRIVATE, phone="10087654321")
    leader = world.actor("leader")
    case = actions.confirm_kind(taken.case_id, taken.case.kind, by=leader, at=NOON, version=1, sealed=True)
    actions.resolve_on_spot(case.pk, actions.Result("solved", "已经联系"), by=leader, at=NOON, version=case.version)
    return Letter.objects.get(kind="case_resolved", report_id=taken.pk)


def text(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def test_the_list_and_the_sheet_say_what_to_say_and_show_no_number_whole(
    untold: Letter, client_of: Callable[..., Client]
) -> None:
    for path in ("/to-tell/", "/to-tell/sheet/", "/to-tell/sheet/enter/"):
        page = text(client_of("leader"), path)
        assert "100****5678" in page and NUMBER not in page, path
    assert "换了灯泡" in text(client_of("leader"), "/to-tell/sheet/")


def test_the_number_is_shown_by_a_post_alone_and_each_look_leaves_one_footprint(
    untold: Letter, client_of: Callable[..., Client]
) -> None:
    leader, path = client_of("leader"), f"/to-tell/{untold.pk}/call/"
    assert leader.get(path).status_code == 405
    said = {"token": "01900000-0000-7000-8000-0000000000aa"}
    for _ in range(2):
        page = leader.post(path, said).content.decode()
        assert f"tel:{NUMBER}" in page and "换了灯泡" in page
    seen = Footprint.objects.filter(action="report.see_contact")
    assert [(foot.code, foot.object_id) for foot in seen] == [(str(untold.report_id), untold.about_id)]


def test_who_may_tick_but_not_look_is_given_no_number(untold: Letter, client_of: Callable[..., Client]) -> None:
    secretary = client_of("secretary")
    assert "/call/" not in text(secretary, "/to-tell/")
    assert secretary.post(f"/to-tell/{untold.pk}/call/").status_code == 403
    assert client_of("leader2").post(f"/to-tell/{untold.pk}/call/").status_code == 403


@pytest.mark.parametrize("means", ["link", "phone", "paper", "desk", "wechat", "door"])
def test_who_told_whom_when_and_how_is_kept(
    means: str, untold: Letter, world: World, client_of: Callable[..., Client]
) -> None:
    assert client_of("leader").post(f"/to-tell/{untold.pk}/", {"means": means}).status_code == 303
    untold.refresh_from_db()
    assert (untold.state, untold.told_by, untold.told_means, untold.number) == (
        State.TOLD, world.people["leader"], means, ""
    )  # fmt: skip
    assert str(untold.told_how) and untold.told_at


def test_a_means_that_nobody_knows_is_refused(untold: Letter, client_of: Callable[..., Client]) -> None:
    assert client_of("leader").post(f"/to-tell/{untold.pk}/", {"means": "pigeon"}).status_code == 422
    untold.refresh_from_db()
    assert untold.state == State.WAITING


def enter(client: Client, teller: Person, letters: list[Letter], when: str = LATER, means: str = "door") -> int:
    ids = [str(letter.pk) for letter in letters]
    said = {"teller": str(teller.pk), "when": when, "letter": ids} | {f"means-{id}": means for id in ids}
    return client.post("/to-tell/sheet/enter/", said).status_code


def test_another_enters_from_paper_who_told_and_when(
    untold: Letter, world: World, client_of: Callable[..., Client]
) -> None:
    a_case(world, at="resolved")
    second = a_case(world, at="resolved", phone="10012345679")
    letters = [untold, Letter.objects.get(kind="case_resolved", about_id=second.pk)]
    assert enter(client_of("office"), world.people["steward"], letters) == 303
    for letter in letters:
        letter.refresh_from_db()
        assert (letter.state, letter.told_by, letter.told_means) == (State.TOLD, world.people["steward"], "door")
        assert letter.told_at and letter.told_at.astimezone(clock.SHANGHAI).strftime("%Y-%m-%dT%H:%M") == LATER
        foot = Footprint.objects.get(action="letter.tick", object_id=letter.pk)
        assert (foot.actor, foot.code) == (str(world.people["office"].pk), f"door {world.people['steward'].pk}")


def test_what_another_ticked_meanwhile_stays_as_it_was(
    untold: Letter, world: World, client_of: Callable[..., Client]
) -> None:
    client_of("leader").post(f"/to-tell/{untold.pk}/", {"means": "phone"})
    assert enter(client_of("office"), world.people["steward"], [untold]) == 303
    untold.refresh_from_db()
    assert (untold.told_by, untold.told_means) == (world.people["leader"], "phone")


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"when": "2026-10-12T14:59"}, "告知之前"),
        ({"when": "2026-10-12T17:30"}, "告知之前"),
        ({"when": "昨天"}, "when"),
        ({"means": ""}, "means"),
        ({"teller": "stranger"}, "teller"),
        ({"letters": []}, "请勾选"),
    ],
)
def test_a_sheet_that_cannot_be_so_is_refused_and_stays_as_it_was_written(
    wrong: dict[str, object], named: str, untold: Letter, world: World, client_of: Callable[..., Client]
) -> None:
    stranger = Person(community=world.community, name="stranger")
    given = {"teller": world.people["steward"], "letters": [untold]} | wrong
    teller = stranger if given["teller"] == "stranger" else given["teller"]
    rest = {key: given[key] for key in ("when", "means") if key in given}
    assert enter(client_of("leader"), teller, given["letters"], **rest) == 422  # type: ignore[arg-type]
    untold.refresh_from_db()
    assert untold.state == State.WAITING


def test_a_private_matter_stands_on_the_list_of_its_leader_alone_and_on_paper_without_a_word(
    world: World, client_of: Callable[..., Client]
) -> None:
    letter = private(world)
    for path in ("/to-tell/", "/to-tell/sheet/", "/to-tell/sheet/enter/"):
        assert "100****4321" in text(client_of("leader"), path), path
        for name in ("steward", "worker", "office", "secretary", "leader2"):
            assert "100****4321" not in text(client_of(name), path), (name, path)
    paper = text(client_of("leader"), "/to-tell/sheet/")
    assert "走失" not in paper and "已经联系" not in paper
    for name in ("steward", "office"):
        assert client_of(name).post(f"/to-tell/{letter.pk}/call/").status_code in (403, 404)
        enter(client_of(name), world.people[name], [letter])
    letter.refresh_from_db()
    assert letter.state == State.WAITING


def test_an_elder_without_a_telephone_is_told_at_the_door(world: World, client_of: Callable[..., Client]) -> None:
    """She told her steward, who noted it down; nobody looks at a tracking page for her."""
    steward, leader = world.actor("steward"), world.actor("leader")
    said = Said(words="三单元楼道灯不亮了")
    taken = report(world.place(), said, by=steward, at=NOON, channel=Channel.STEWARD)
    later = NOON + timedelta(hours=2)
    actions.resolve_on_spot(taken.case_id, actions.Result("solved", "换了灯泡"), by=leader, at=later, version=1)
    page = text(client_of("steward"), "/to-tell/sheet/")
    assert f"{taken.tracking[:4]} {taken.tracking[4:]}" in page and "换了灯泡" in page
    assert enter(client_of("steward"), world.people["steward"], [Letter.objects.get(kind="case_resolved")]) == 303
    assert "换了灯泡" not in text(client_of("steward"), "/to-tell/")


def test_who_stood_by_when_it_was_solved_need_not_be_told_again(world: World) -> None:
    steward = world.actor("steward")
    taken = report(world.place(), Said(words="楼道灯不亮了"), by=steward, at=NOON, channel=Channel.STEWARD)
    actions.resolve_on_spot(taken.case_id, actions.Result("solved"), by=steward, at=NOON, version=1)
    assert Letter.objects.get(kind="case_resolved").state == State.SHOWN


def test_a_copy_for_a_group_is_nobody_to_be_told(world: World, client_of: Callable[..., Client]) -> None:
    case = a_report(world).case
    row = {"community": world.community, "general_grid": world.generals[0], "about_id": case.pk}
    Letter.objects.create(kind="case_collected", carrier="wecom", posted_at=NOON - timedelta(hours=1), **row)
    assert str(case.number) not in text(client_of("leader"), "/to-tell/sheet/")
