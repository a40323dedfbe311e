"""What is done with the money: who looks at it, what is accepted, pictures, stipends, kits, money from elsewhere."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from linli.access.actors import bearer
from linli.foundation import clock
from linli.foundation.refusals import Missing, NotAllowed, NotFound
from linli.foundation.sealing import link_token
from linli.fund.granting import refusals, scans
from linli.fund.granting.deciding.proposing import Party
from linli.fund.granting.doing import handing, picturing, stipends
from linli.fund.granting.doing.accepting import Benefit
from linli.fund.granting.doing.overseeing import Found, find, find_on_paper, let_go, name_checker
from linli.fund.models import Checker, Kit, Outside, Picture, Posting, Stipends
from linli.notifications.models import Letter
from linli.people.models import Appointment
from tests.fund.granting.walked import ASKED, Walk, a_scan, a_walk

pytestmark = pytest.mark.django_db


@pytest.fixture
def walk() -> Walk:
    walk = a_walk()
    walk.decided()
    return walk


# overseers and users


def test_a_checker_gets_a_link_by_letter(walk: Walk) -> None:
    made = walk.checkers()[0]
    letter = Letter.objects.filter(kind="fund_check").order_by("posted_at", "id")[0]
    assert (letter.number, letter.params["link"]) == ("10000050000", f"/o/{link_token(made.pk)}/")


@pytest.mark.parametrize(("kind", "name", "phone", "refusal"), [
    ("overseer", "别名", "10000040001", refusals.OnCommittee),
    ("overseer", "m2", "", refusals.OnCommittee),
    ("user", "居民小组", "", refusals.IsParty),
    ("user", "别名", "10000030002", refusals.IsParty),
    ("mayor", "王", "", refusals.UnknownChoice),
    ("overseer", " ", "", Missing),
], ids=str)  # fmt: skip
def test_who_may_not_check_is_said(kind: str, name: str, phone: str, refusal: type[Exception], walk: Walk) -> None:
    with pytest.raises(refusal):
        name_checker(walk.proposal.pk, kind, name, phone, **walk.at("office"))
    assert not Checker.objects.exists()


def test_there_are_two_overseers_and_one_may_go(walk: Walk) -> None:
    named = walk.checkers()
    with pytest.raises(refusals.TwoOverseers):
        name_checker(walk.proposal.pk, "overseer", "第三人", "", **walk.at("office"))
    with pytest.raises(refusals.NamedAlready):
        name_checker(walk.proposal.pk, "user", "同号", "10000050000", **walk.at("office"))
    let_go(named[0].pk, **walk.at("office"))
    name_checker(walk.proposal.pk, "overseer", "第三人", "", **walk.at("office"))
    with pytest.raises(NotFound):
        walk.find(named[0])


def test_a_link_opens_its_own_checks_alone(walk: Walk) -> None:
    one, other = walk.checkers()[:2]
    link = bearer(one.community_id, one.pk, None)
    with pytest.raises(NotAllowed):
        find(other.pk, Found(0, True), by=link, at=walk.fund.tick())


def test_what_is_not_good_is_said_in_words(walk: Walk) -> None:
    one = walk.checkers()[0]
    with pytest.raises(Missing):
        walk.find(one, good=False)
    with pytest.raises(refusals.UnknownPart):
        walk.find(one, 3)
    walk.find(one, good=False, words="椅脚松")


# acceptance


def test_a_milestone_then_the_whole_is_accepted(walk: Walk) -> None:
    named = walk.checkers()
    for one in named:
        walk.find(one, 0)
    with pytest.raises(refusals.MilestonesFirst, match="地面做好"):
        walk.accept()
    for part in (1, 2):
        for one in named:
            walk.find(one, part)
        walk.accept(part)
    made = walk.accept(0, benefit=Benefit(460, "people", "counted"))
    leaf = json.loads(made.leaf.body)
    assert (leaf["final"], leaf["overseers"], leaf["users"]) == (True, 2, 1)
    assert leaf["people"] == {"count": 460, "unit": "人", "method": "counted"}
    with pytest.raises(refusals.AcceptedAlready):
        walk.accept()
    with pytest.raises(refusals.AcceptedAlready):
        walk.find(named[0], 1)


def test_after_a_milestone_they_are_asked_to_look_at_what_comes_next(walk: Walk) -> None:
    named = walk.checkers()
    asked = Letter.objects.filter(kind="fund_check").count()
    for part, more in ((1, 3), (2, 3), (0, 0)):
        for one in named:
            walk.find(one, part)
        walk.accept(part)
        assert Letter.objects.filter(kind="fund_check").count() == (asked := asked + more)


def test_without_both_overseers_and_a_user_nothing_is_accepted(walk: Walk) -> None:
    first, second, user = walk.checkers()
    walk.find(first, 1)
    with pytest.raises(refusals.OverseersMissing, match="1"):
        walk.accept(1)
    walk.find(second, 1)
    with pytest.raises(refusals.UserMissing):
        walk.accept(1)
    walk.find(user, 1)
    walk.find(first, 1, good=False, words="又松了")
    with pytest.raises(refusals.OverseersMissing):
        walk.accept(1)


def test_a_check_on_paper_is_published_by_another_than_who_entered_it(walk: Walk) -> None:
    first, second, user = walk.checkers()
    for one in (first, second):
        walk.find(one, 1)
    find_on_paper(user.pk, Found(1, True), a_scan("签字"), **walk.at("office"))
    with pytest.raises(refusals.SamePerson):
        walk.accept(1)
    assert walk.accept(1, who="secretary").part == 1


def test_before_a_yes_nothing_is_checked(walk: Walk) -> None:
    walk.propose(name="又一件")
    with pytest.raises(refusals.NotDecided):
        walk.find(walk.checkers()[0])


# pictures


TAKEN = picturing.Taken("a.jpg", "ab" * 32, 800, 600)


def test_a_picture_is_shown_once_someone_has_looked_at_it(walk: Walk) -> None:
    for _ in range(2):
        picturing.add(walk.proposal.pk, 1, [TAKEN], "新长椅", **walk.at("office"))
    picture = Picture.objects.get()
    with pytest.raises(refusals.Recognisable):
        picturing.show(picture.pk, False, **walk.at("office"))
    assert picturing.show(picture.pk, True, **walk.at("office")).shown_at
    assert picturing.hide(picture.pk, **walk.at("office")).shown_at is None


def test_an_overseer_adds_pictures_by_link_and_shows_none(walk: Walk) -> None:
    one = walk.checkers()[0]
    link = bearer(one.community_id, one.pk, None)
    picturing.add(walk.proposal.pk, 0, [TAKEN], "", by=link, at=walk.fund.tick(), checker_id=one.pk)
    with pytest.raises(NotAllowed):
        picturing.show(Picture.objects.get().pk, True, by=link, at=walk.fund.tick())


# stipends


def stewards(walk: Walk) -> None:
    """The first serves all the time, the second from the sixteenth on; someone who left before is not counted."""
    today = clock.today(walk.fund.clock)
    Appointment.objects.filter(person__name="steward2").update(start=today - timedelta(days=15))
    gone = walk.person("gone", "10000070001")
    Appointment.objects.create(
        community=walk.fund.world.community, person=gone, role="steward", start=date(2026, 1, 1),
        end=today - timedelta(days=40), micro_grid=walk.fund.world.grids[2],
    )  # fmt: skip


def run(walk: Walk, rate: int = 30_000) -> stipends.Run:
    today = clock.today(walk.fund.clock)
    return stipends.Run(today - timedelta(days=30), today - timedelta(days=1), rate)


def test_a_stipend_follows_the_days_of_the_appointment_and_nothing_else(walk: Walk) -> None:
    stewards(walk)
    found = stipends.lines(walk.fund.community, run(walk))
    assert [(line.name, line.days, line.fen) for line in found] == [("steward", 30, 30_000), ("steward2", 15, 15_000)]


def test_a_run_asks_for_the_sum_of_its_list_and_shows_no_names(walk: Walk) -> None:
    stewards(walk)
    walk.fund.clock += timedelta(minutes=1)
    asked = type(ASKED)(**{**vars(ASKED), "sort": "stipend", "name": "邻长补贴", "milestones": ()})
    made = stipends.propose_stipends(asked, run(walk), **walk.at("office"))
    held = Stipends.objects.get()
    assert (made.fen, made.sort, held.count) == (45_000, "stipend", 2)
    assert "steward" not in made.leaf.body
    with pytest.raises(NotAllowed):
        stipends.read_list(made.pk, **walk.at("m1"))
    shown = stipends.listed(stipends.read_list(made.pk, **walk.at("accountant")))
    assert [line["name"] for line in shown] == ["steward", "steward2"]


def test_a_run_over_the_days_of_nobody_or_of_tomorrow_is_refused(walk: Walk) -> None:
    asked, today = type(ASKED)(**{**vars(ASKED), "sort": "stipend"}), clock.today(walk.fund.clock)
    for start, until, rate, refusal in (
        (date(2025, 1, 1), date(2025, 1, 31), 9, refusals.NobodyServed),
        (today, today + timedelta(days=1), 9, refusals.DayAhead),
        (today, today - timedelta(days=1), 9, refusals.TermReversed),
        (today - timedelta(days=9), today, 0, refusals.NoAmount),
    ):
        with pytest.raises(refusal):
            stipends.propose_stipends(asked, stipends.Run(start, until, rate), **walk.at("office"))


def test_what_the_donors_words_do_not_allow_is_not_asked_for(walk: Walk) -> None:
    stewards(walk)
    asked = type(ASKED)(**{**vars(ASKED), "sort": "stipend", "confirmed": False})
    with pytest.raises(refusals.NotConfirmed):
        stipends.propose_stipends(asked, run(walk), **walk.at("office"))


# kits, and money from elsewhere


def test_a_kit_is_handed_over_to_a_micro_grid_once(walk: Walk) -> None:
    walk.decided(name="急救包", sort="kits", fen=30_000, budget=(), milestones=(), payee=Party("药店"))
    grid, day = walk.fund.world.grids[0], clock.today(walk.fund.clock)
    handing.hand_over(walk.proposal.pk, grid.pk, day, **walk.at("office"))
    with pytest.raises(refusals.HandedOver):
        handing.hand_over(walk.proposal.pk, grid.pk, day, **walk.at("office"))
    with pytest.raises(refusals.DayAhead):
        handing.hand_over(walk.proposal.pk, walk.fund.world.grids[1].pk, day + timedelta(days=1), **walk.at("office"))
    assert Kit.objects.get().micro_grid == grid


def test_money_from_elsewhere_stands_beside_the_project_and_never_in_the_books(walk: Walk) -> None:
    before, day = Posting.objects.count(), clock.today(walk.fund.clock)
    for fen in (50_000, -20_000):
        handing.note_outside(walk.proposal.pk, handing.Elsewhere("unit", fen, day, "物业出料"), **walk.at("office"))
    assert sum(row.fen for row in Outside.objects.all()) == 30_000
    assert Posting.objects.count() == before
    for said in (handing.Elsewhere("bank", 5, day), handing.Elsewhere("unit", 0, day)):
        with pytest.raises((refusals.UnknownChoice, refusals.NoAmount)):
            handing.note_outside(walk.proposal.pk, said, **walk.at("office"))


# scans


def test_a_scan_is_kept_unchanged_under_its_digest(tmp_path: Path) -> None:
    kept = scans.keep("记录.pdf", b"%PDF-1.7 x", tmp_path)
    again = scans.keep("again.pdf", b"%PDF-1.7 x", tmp_path)
    assert kept == again
    assert [file.name for file in tmp_path.iterdir()] == [f"{kept.sha256}.pdf"]


@pytest.mark.parametrize("content", [b"", b"<html>", b"GIF89a", b"%PDF-" + b"x" * scans.MOST_BYTES], ids=len)
def test_what_is_no_scan_is_refused(content: bytes, tmp_path: Path) -> None:
    with pytest.raises(refusals.NotAScan):
        scans.keep("x", content, tmp_path)
    assert not list(tmp_path.iterdir())
