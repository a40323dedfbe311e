"""The vote for projects: equal to a slow count, its worked example, ties, files that cannot be counted."""

from fractions import Fraction
from random import Random

import pytest

from linli.engines.ballot import (
    BallotError,
    Election,
    Finish,
    Project,
    count,
    equal_shares,
    greedy,
    read,
    write,
)
from linli.engines.ballot.screening import Close, Screen
from tests.engines import slow_shares


def election(costs: dict[str, int], votes: list[set[str]], budget: int, lot: bytes = b"") -> Election:
    projects = {id: Project(id, Fraction(cost)) for id, cost in costs.items()}
    ballots = {f"v{n}": frozenset(ticked) for n, ticked in enumerate(votes)}
    return Election(projects, ballots, Fraction(budget), lot)


def drawn(seed: int) -> tuple[dict[str, int], list[set[str]], int]:
    """A small vote with many ties: few amounts, few voters, some who tick nothing."""
    dice = Random(seed)
    costs = {f"p{n}": dice.choice([10, 20, 30, 45, dice.randint(1, 90)]) for n in range(dice.randint(1, 9))}
    size = dice.randint(1, 14)
    votes = [set(dice.sample(list(costs), dice.randint(0, min(4, len(costs))))) for _ in range(size)]
    return costs, votes, dice.choice([0, 50, 100, dice.randint(1, 250)])


def order(one: Election) -> list[str]:
    return sorted(one.projects, key=lambda id: one.precedence[id])


@pytest.mark.parametrize("block", range(10))
def test_it_counts_as_the_slow_count_does(block: int) -> None:
    for seed in range(block * 40, block * 40 + 40):
        costs, votes, budget = drawn(seed)
        one = election(costs, votes, budget)
        each = Fraction(budget, len(votes))
        assert list(equal_shares(one, each).ids) == slow_shares.bought(costs, votes, each, order(one)), seed
        counted = count(one)
        assert counted.shares is not None
        assert list(counted.shares.ids) == slow_shares.completed(costs, votes, budget, order(one)), seed


def test_rounding_arithmetic_says_the_same_or_that_it_cannot_tell() -> None:
    told = 0
    for seed in range(300):
        costs, votes, budget = drawn(seed)
        one, each = election(costs, votes, budget), Fraction(budget // len(votes) + 1)
        try:
            found = Screen(one).bought(each)
        except Close:
            continue
        told += 1
        assert found == equal_shares(one, each).ids, seed
    assert told > 100


def test_nobody_pays_more_than_they_have_nor_for_what_they_did_not_tick() -> None:
    for seed in range(60):
        costs, votes, budget = drawn(seed)
        one, each = election(costs, votes, budget), Fraction(budget, len(votes))
        left = [each] * len(votes)
        for purchase in equal_shares(one, each).bought:
            paid = Fraction()
            for voter, ticked in enumerate(votes):
                if purchase.id in ticked:
                    share = min(left[voter], purchase.share)
                    left[voter] -= share
                    paid += share
            assert paid == costs[purchase.id], seed
        assert all(amount >= 0 for amount in left)


def test_whatever_wins_fits_the_budget() -> None:
    for seed in range(100):
        costs, votes, budget = drawn(seed)
        one = election(costs, votes, budget)
        for rule in ("mes", "greedy"):
            assert count(one, rule).cost <= budget, seed


EXAMPLE = election(
    {"lamps": 300, "ramp": 240, "shade": 180, "slide": 200},
    [{"lamps", "ramp"}] * 4 + [{"lamps", "slide"}] * 2 + [{"shade", "slide"}] * 3 + [{"shade"}],
    600,
)


def test_the_worked_example_of_its_page() -> None:
    """The tables of docs/engines/ballot.md."""
    shares = equal_shares(EXAMPLE, Fraction(60))
    assert [(p.id, p.support, p.share) for p in shares.bought] == [("lamps", 6, 50), ("shade", 4, 45)]
    assert shares.lacked == {"ramp": 200, "slide": 135}
    whole = count(EXAMPLE)
    assert whole.shares is not None
    assert [(p.id, p.support, p.share) for p in whole.shares.bought] == [
        ("lamps", 6, 50), ("slide", Fraction(300, 71), Fraction(142, 3))
    ]  # fmt: skip
    assert whole.shares.lacked == {"ramp": 124, "shade": 6}
    assert (whole.shares.endowment, whole.finish) == (79, Finish.OVERSPENDS)
    assert (whole.rule, whole.funded, whole.cost) == ("mes", ("lamps", "slide"), 500)
    assert greedy(EXAMPLE) == ("lamps", "slide")


def test_the_comparison_turns_to_the_greedy_rule_only_when_more_voters_gain_by_it() -> None:
    few, many = [{"library"}] * 3, [{"court", "pool"}] * 7
    one = election({"court": 50, "pool": 50, "library": 30}, few + many, 100)
    whole = count(one)
    assert whole.shares is not None and set(whole.shares.ids) == {"library", whole.shares.ids[0]}
    assert (whole.prefer_shares, whole.prefer_greedy, whole.rule) == (3, 7, "greedy")
    even = count(election({"court": 50, "pool": 50, "library": 30}, few + many[:3], 100))
    assert (even.prefer_shares, even.prefer_greedy, even.rule) == (0, 0, "mes")


def test_a_tie_goes_to_more_votes_then_to_lower_cost_then_to_the_published_lot() -> None:
    two = [{"a", "b"}, {"a", "b"}]
    assert equal_shares(election({"a": 9, "b": 8}, two, 8), Fraction(4)).ids == ("b",)
    drawn_by = [election({"a": 8, "b": 8}, two, 8, lot) for lot in (b"1", b"2", b"3", b"4")]
    winners = {equal_shares(one, Fraction(4)).ids for one in drawn_by}
    assert winners == {("a",), ("b",)}


def test_a_purpose_s_money_funds_only_its_own_projects() -> None:
    within = EXAMPLE.within(Fraction(200), frozenset({"slide", "shade"}))
    assert count(within).funded in (("shade",), ("slide",))
    assert count(within).cost <= 200


def test_a_file_comes_back_as_it_was_written() -> None:
    again = read(write(EXAMPLE))
    assert (again.projects.keys(), again.ballots, again.budget) == (EXAMPLE.projects.keys(), EXAMPLE.ballots, 600)
    assert {p.id: p.cost for p in again.projects.values()} == {p.id: p.cost for p in EXAMPLE.projects.values()}
    assert count(again).funded == count(EXAMPLE).funded


GOOD = write(EXAMPLE)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "META"),
        ("voter_id;vote\n1;2", "line 1"),
        (GOOD.replace("vote_type;approval", "vote_type;ordinal"), "ordinal"),
        (GOOD.replace("budget;600", "budget;much"), "budget is much"),
        (GOOD.replace("budget;600", "budget;-1"), "negative"),
        (GOOD.replace("ramp;240", "ramp;0"), "ramp costs 0"),
        (GOOD.replace("ramp;240", "ramp;NaN"), "cost is NaN"),
        (GOOD.replace("ramp;240", "lamps;240"), "lamps stands there twice"),
        (GOOD.replace("v1;", "v0;"), "v0 voted twice"),
        (GOOD.replace("v9;shade", "v9;pool"), "pool is no project"),
        (GOOD.replace("v9;shade", "v9;shade,shade"), "ticked twice"),
        (GOOD.replace("v9;shade", ";shade"), "voter_id is empty"),
    ],
)
def test_a_file_that_cannot_be_counted_says_where_and_why_in_both_languages(text: str, says: str) -> None:
    with pytest.raises(BallotError) as refused:
        read(text)
    assert says in str(refused.value)
    assert any("\u4e00" <= sign <= "\u9fff" for sign in str(refused.value))
