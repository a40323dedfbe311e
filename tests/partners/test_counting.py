"""Organisations are counted once, whatever ties them (DOMAIN N13); often is counted by days."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from linli.partners import rules

NAMES = st.sampled_from("abcdefgh")
SORTS = st.sampled_from(["paired", "merchant", "giver"])
MEMBERS = st.dictionaries(NAMES, st.frozensets(NAMES, max_size=3), max_size=4)


def test_the_figures_of_the_article_do_not_add_up_to_organisations() -> None:
    paired, merchants = [f"p{n}" for n in range(15)], [f"m{n}" for n in range(43)]
    givers = [*paired[:9], *merchants[:19], *(f"g{n}" for n in range(5)), "alliance"]
    ties = [
        *((one, "paired") for one in paired), *((one, "merchant") for one in merchants),
        *((one, "giver") for one in givers),
    ]  # fmt: skip
    found = rules.count(ties, {"alliance": [*merchants[:30], "outside"]})
    assert found.by_sort == {"paired": 15, "merchant": 43, "giver": 34}
    assert found.before("paired", "merchant") == 58
    assert found.in_all_sorts == 92
    assert found.overlaps == {("giver", "merchant"): 19, ("giver", "paired"): 9}
    assert found.distinct == 64
    assert found.with_members == 65


@given(st.lists(st.tuples(NAMES, SORTS)), MEMBERS)
def test_nobody_is_counted_twice(ties: list[tuple[str, str]], members: dict[str, frozenset[str]]) -> None:
    found = rules.count(ties, members)
    assert found == rules.count(ties * 2, members)
    assert found.distinct == len({one for one, _sort in ties}) <= found.with_members
    assert found.with_members <= 8
    assert found.in_all_sorts >= found.distinct
    assert all(n <= min(found.by_sort[a], found.by_sort[b]) for (a, b), n in found.overlaps.items())


@given(st.lists(st.tuples(NAMES, NAMES), max_size=12))
def test_memberships_that_make_no_circle_never_do(pairs: list[tuple[str, str]]) -> None:
    members: dict[str, set[str]] = {}
    for alliance, member in pairs:
        if not rules.makes_circle(alliance, member, members):
            members.setdefault(alliance, set()).add(member)
    for alliance, own in members.items():
        assert alliance not in rules.reached(own, members)


@given(st.integers(1, 9), st.sampled_from(["once", "week", "month", "quarter", "year"]), st.integers(0, 800))
def test_more_days_never_mean_fewer_times(times: int, per: str, days: int) -> None:
    assert rules.times_offered(times, per, days) <= rules.times_offered(times, per, days + 1)
    assert rules.times_offered(times, per, 0) == 0


def test_two_a_month_are_twenty_four_a_year() -> None:
    assert rules.times_offered(2, "month", 365) == 24
    assert rules.times_offered(3, "once", 40) == 3


@given(st.dates(), st.integers(0, 500), st.integers(0, 500))
def test_days_within_are_those_of_both(start: date, length: int, window: int) -> None:
    start = min(start, date(9000, 1, 1))
    until = start + timedelta(days=window)
    assert rules.days_within(start, start + timedelta(days=length), start, until) == min(length, window)
    assert rules.days_within(start, None, start, until) == window
