"""The sheet on which neighbours sign up: own lines by link, no price, erased when it has served."""

from datetime import timedelta

import pytest

from linli.access.actors import bearer, rule
from linli.audit.models import Footprint
from linli.foundation.fields import uuid7
from linli.foundation.refusals import Missing, NotAllowed
from linli.projects.gatherings import queries, signing
from linli.projects.gatherings.signing import Wish
from linli.projects.models import Cost, Craft, Item, SignUp, Stall, Want
from linli.projects.refusals import Forgotten, NothingWanted, SheetClosed, TooMuch, WhatNow
from tests.builders import DAY, NOON, World, a_world
from tests.projects.held import NUMBER, a_line, a_stall, an_edition, an_item, opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return a_world()


def of_line(line: SignUp) -> object:
    return bearer(line.community_id, line.pk)


def test_anyone_signs_up_and_sees_and_changes_the_own_line(world: World) -> None:
    edition = opened(an_edition(world), world)
    eggs, tofu = an_item(edition, world), an_item(edition, world, name="豆腐", unit="块")
    line = a_line(edition, world, eggs)
    assert (line.place, line.name, line.phone) == (1, "三楼张姐", NUMBER)
    wish = Wish("三楼张姐", NUMBER, {tofu.pk: 3})
    changed = signing.change(line.pk, wish, by=of_line(line), at=NOON, version=1)
    assert [(want.item.name, want.quantity) for want in queries.line_of_link(changed.pk).wants.all()] == [("豆腐", 3)]
    other = a_line(edition, world, eggs, name="老王")
    with pytest.raises(NotAllowed):
        signing.change(line.pk, wish, by=of_line(other), at=NOON, version=2)


def test_the_demand_is_what_the_lines_ask_for(world: World) -> None:
    edition = opened(an_edition(world, sort="farm", series="人下乡菜进城"), world)
    potatoes = an_item(edition, world, name="蜜薯", weighed=True)
    a_line(edition, world, potatoes, 5_000)
    gone = a_line(edition, world, potatoes, 2_500, name="乙")
    a_line(edition, world, potatoes, 1_500, name="丙")
    signing.withdraw(gone.pk, by=of_line(gone), at=NOON)
    (asked,) = queries.demand(edition)
    assert (asked.quantity, asked.lines) == (6_500, 2)
    assert [line.place for line in queries.lines(edition)] == [1, 3]


def test_what_is_taken_back_is_erased_at_once(world: World) -> None:
    edition = opened(an_edition(world), world)
    line = a_line(edition, world, an_item(edition, world))
    gone = signing.withdraw(line.pk, by=of_line(line), at=NOON)
    assert (gone.name, gone.phone, gone.erased_at) == ("", "", NOON)
    with pytest.raises(Forgotten):
        signing.change(line.pk, Wish("a", NUMBER, {}), by=of_line(line), at=NOON, version=2)


def test_what_is_wrong_with_a_line(world: World) -> None:
    edition = opened(an_edition(world), world)
    eggs = an_item(edition, world, most=4)
    for said, quantity, refused in (
        ({"name": " "}, 1, Missing), ({"phone": ""}, 1, Missing), ({}, 0, NothingWanted), ({}, 5, TooMuch),
    ):  # fmt: skip
        with pytest.raises(refused):
            a_line(edition, world, eggs, quantity, **said)
    with pytest.raises(WhatNow):
        signing.sign_up(edition.pk, Wish("张", NUMBER, {uuid7(): 1}), by=world.visitor, at=NOON)
    assert not SignUp.objects.exists()


def test_after_its_day_the_sheet_is_closed(world: World) -> None:
    edition = opened(an_edition(world), world)
    eggs = an_item(edition, world)
    wish = Wish("张", NUMBER, {eggs.pk: 1})
    with pytest.raises(SheetClosed):
        signing.sign_up(edition.pk, wish, by=world.visitor, at=NOON + timedelta(days=4))


def test_sent_twice_it_is_one_line(world: World) -> None:
    edition = opened(an_edition(world), world)
    wish, token = Wish("张", NUMBER, {an_item(edition, world).pk: 1}), uuid7()
    for _ in range(2):
        signing.sign_up(edition.pk, wish, by=world.visitor, at=NOON, token=token)
    assert SignUp.objects.count() == 1


def test_two_weeks_after_the_pick_up_names_and_numbers_are_erased(world: World) -> None:
    edition = opened(an_edition(world, pick_up_at=NOON + timedelta(days=6)), world)
    line, stall = a_line(edition, world, an_item(edition, world)), a_stall(edition, world)
    for days, due in ((20, []), (21, [edition])):
        at = NOON + timedelta(days=days)
        assert queries.to_forget(DAY + timedelta(days=days)) == due
    signing.forget(edition.pk, by=rule("sheet", world.community.pk), at=at)
    line.refresh_from_db()
    stall.refresh_from_db()
    assert (line.name, line.phone, stall.phone, stall.name) == ("", "", "", "柳荫粮油店")
    assert Want.objects.count() == 1 and queries.to_forget(DAY + timedelta(days=30)) == []


def test_whoever_opens_names_and_numbers_leaves_a_footprint_without_them(world: World) -> None:
    edition = opened(an_edition(world), world)
    a_line(edition, world, an_item(edition, world))
    signing.look(edition.pk, by=world.actor("office"), at=NOON)
    assert Footprint.objects.filter(action="sheet.read").count() == 1
    with pytest.raises(NotAllowed):
        signing.look(edition.pk, by=world.actor("steward"), at=NOON)


def test_there_is_no_price_anywhere() -> None:
    columns = {field.name for model in (Item, Want, SignUp, Craft, Stall) for field in model._meta.get_fields()}
    assert not {name for name in columns if any(word in name for word in ("price", "fen", "yuan", "paid", "cost"))}
    assert "fen" in {field.name for field in Cost._meta.get_fields()}
