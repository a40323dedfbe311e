"""Which step is next, and whose hand it is: of the money and of the work, from values alone."""

import pytest

from linli.fund.granting.doing import rules as work
from linli.fund.granting.doing.rules import Seen
from linli.fund.granting.paying.rules import HANDS, Stand, next_step


def stood(**more: object) -> Stand:
    return Stand(**{"fen": 100, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(("stand", "key", "hand"), [
    (stood(says=""), "undecided", "committee"),
    (stood(says="no"), "refused", ""),
    (stood(), "advance", "office"),
    (stood(checked=False), "order", "office"),
    (stood(ordered=30, waiting=1), "pay", "accountant"),
    (stood(ordered=30, waiting=1, frozen=True), "frozen", "accountant"),
    (stood(ordered=30, taken_back=1), "void", "office"),
    (stood(ordered=30, drawn=30, advanced=30), "look", "overseer"),
    (stood(ordered=30, drawn=30, advanced=30, part=True), "part", "office"),
    (stood(ordered=30, drawn=30, advanced=30, part=True, whole=True), "settle", "accountant"),
    (stood(ordered=30, drawn=30, part=True, whole=True), "last", "office"),
    (stood(ordered=90, drawn=90, part=True, whole=True, last=True), "done", ""),
    (stood(ordered=100, drawn=100, checked=False), "done", ""),
    (stood(ordered=100, drawn=100, advanced=100, checked=False), "settle", "accountant"),
], ids=lambda it: it if isinstance(it, str) else "")  # fmt: skip
def test_the_next_step_of_the_money_and_whose_it_is(stand: Stand, key: str, hand: str) -> None:
    assert (next_step(stand), HANDS[key]) == (key, hand)


GOOD = {"overseers": 2, "users": 1}


@pytest.mark.parametrize(("people", "parts", "key", "due"), [
    ((0, 0), (Seen(1), Seen(0)), "overseers", 1),
    ((2, 0), (Seen(1), Seen(0)), "users", 1),
    ((2, 1), (Seen(1), Seen(0)), "look", 1),
    ((2, 1), (Seen(1, overseers=1, bad=True), Seen(0)), "mend", 1),
    ((2, 1), (Seen(1, **GOOD), Seen(0)), "publish", 1),
    ((2, 2), (Seen(1, **GOOD, bad=True), Seen(0)), "publish", 1),
    ((2, 1), (Seen(0), Seen(1, accepted=True)), "look", 0),
    ((2, 1), (Seen(1, accepted=True), Seen(0, accepted=True)), "done", None),
    ((0, 0), (Seen(0, accepted=True),), "done", None),
], ids=lambda it: it if isinstance(it, str) else "")  # fmt: skip
def test_the_next_step_of_the_work_and_of_which_part(
    people: tuple[int, int], parts: tuple[Seen, ...], key: str, due: int | None
) -> None:
    assert work.due(parts) == due
    assert work.next_step("yes", *people, parts) == key


def test_what_nobody_checks_is_free() -> None:
    assert work.next_step("yes", 0, 0, (Seen(0),), checked=False) == "free"


def test_before_a_yes_nobody_looks() -> None:
    assert [work.next_step(says, 2, 1, (Seen(0),)) for says in ("", "no")] == ["undecided", "refused"]
