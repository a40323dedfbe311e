"""A draft changed on the map: by mouse at a desk, by finger on a tablet, by keys alone, and without scripts."""

import re

import pytest
from playwright.sync_api import expect

from linli.planning.models import Draft
from linli.territory.models import Stairwell
from tests.planning.town import a_draft, grid_of, with_a_compound
from tests.web.handset import Hands, Handset
from tests.web.town import Town

DESK = {"viewport": {"width": 1366, "height": 768}, "has_touch": False, "is_mobile": False}
TABLET = {"viewport": {"width": 1024, "height": 768}, "has_touch": True, "is_mobile": True}


@pytest.fixture
def drawn(town: Town) -> tuple[Draft, list[Stairwell]]:
    """A draft of a compound of three buildings with three stairwells each, and its doors."""
    doors = with_a_compound(town.world)
    return a_draft(town.world), doors


def cell(hand: Handset, draft: Draft, door: Stairwell):  # type: ignore[no-untyped-def]
    unit = draft.pieces.get(stairwell=door).pk
    return hand.page.locator(f'[data-plan] svg a[href*="{unit}"]')


def opened(hand: Handset, draft: Draft, door: Stairwell) -> None:
    hand.open(f"/planning/{draft.pk}/map/?compound={door.compound_id}")


@pytest.mark.parametrize("screen", [DESK, TABLET], ids=["desk", "tablet"])
def test_a_stairwell_is_tapped_given_away_and_taken_back(
    screen: dict[str, object], drawn: tuple[Draft, list[Stairwell]], hands: Hands
) -> None:
    draft, doors = drawn
    hand, first = hands("office", **screen), grid_of(draft, doors[0])
    opened(hand, draft, doors[0])
    hand.tap(cell(hand, draft, doors[3]))
    expect(hand.page.locator("#panel-title")).to_have_text("梧桐2微网格")
    hand.tap(hand.page.locator(f"#to{first.pk}"))
    expect(hand.page.locator("#undo")).to_contain_text("2号楼 1单元")
    assert grid_of(draft, doors[3]) == first
    hand.tap(hand.page.locator("#undo"))
    expect(hand.page.locator("#undo")).to_be_disabled()
    assert grid_of(draft, doors[3]) != first


def test_ticks_are_counted_as_they_are_set(drawn: tuple[Draft, list[Stairwell]], hands: Hands) -> None:
    draft, doors = drawn
    desk, first = hands("office", **DESK), grid_of(draft, doors[0])
    opened(desk, draft, doors[0])
    desk.tap(cell(desk, draft, doors[3]))
    offer = desk.page.locator(f"#to{first.pk}")
    expect(offer).to_contain_text("39 → 51")
    desk.page.locator(f"#u{draft.pieces.get(stairwell=doors[4]).pk}").check()
    expect(offer).to_contain_text("39 → 64")


def test_by_keys_alone_a_door_is_split_off(drawn: tuple[Draft, list[Stairwell]], hands: Hands) -> None:
    draft, doors = drawn
    desk = hands("office", **DESK)
    opened(desk, draft, doors[0])
    cell(desk, draft, doors[0]).focus()
    desk.page.keyboard.press("Enter")
    expect(desk.page.locator("#panel-title")).to_have_text("梧桐1微网格")
    desk.page.locator(f"#u{draft.pieces.get(stairwell=doors[0]).pk}").focus()
    while desk.page.evaluate("document.activeElement.id") != "split":
        desk.page.keyboard.press("Tab")
    desk.page.keyboard.press("Enter")
    expect(desk.page.locator("#undo")).to_be_enabled()
    assert grid_of(draft, doors[0]).pieces.count() == 1


def test_without_scripts_it_goes_by_pages(drawn: tuple[Draft, list[Stairwell]], hands: Hands) -> None:
    draft, doors = drawn
    plain, first = hands("office", scripts=False, **DESK), grid_of(draft, doors[0])
    opened(plain, draft, doors[0])
    plain.tap(cell(plain, draft, doors[3]))
    expect(plain.page).to_have_url(re.compile(r"unit=.*#panel"))
    plain.tap(plain.page.locator(f"#to{first.pk}"))
    assert grid_of(draft, doors[3]) == first
