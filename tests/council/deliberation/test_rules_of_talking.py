"""When a vote carries, whose turn it is, what seems to be the owners' own."""

from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.council.deliberation import loop, rules

SAYS = st.lists(st.sampled_from(["yes", "no", "abstain"]), min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("way", "said", "carries"),
    [
        ("consensus", ["yes", "abstain"], True),
        ("consensus", ["yes", "no"], False),
        ("consensus", ["abstain"], False),
        ("half", ["yes", "no"], False),
        ("half", ["yes", "yes", "no"], True),
        ("thirds", ["yes", "yes", "no"], True),
        ("thirds", ["yes", "yes", "no", "no"], False),
        ("thirds", [], False),
    ],
)
def test_when_it_carries(way: str, said: list[str], carries: bool) -> None:
    assert rules.carried(way, said) is carries


@given(SAYS)
def test_a_stricter_way_never_carries_what_an_easier_one_does_not(said: list[str]) -> None:
    if rules.carried("thirds", said):
        assert rules.carried("half", said)


@given(SAYS, st.sampled_from(["consensus", "half", "thirds"]))
def test_one_more_voice_for_it_never_undoes_it(said: list[str], way: str) -> None:
    if rules.carried(way, said):
        assert rules.carried(way, [*said, "yes"])


@given(st.lists(st.integers(2, 12), min_size=1))
def test_the_usual_quorum_is_some_of_the_sides(sides: list[int]) -> None:
    for n in sides:
        assert 2 <= rules.usual_quorum("half", n) <= rules.usual_quorum("consensus", n) == n


@given(st.lists(st.integers(0, 900), min_size=1, max_size=12), st.integers(1, 200))
def test_whoever_goes_by_the_clock_gives_all_sides_the_same_time(spoken: list[int], turns: int) -> None:
    for _ in range(turns + len(spoken) * 10):
        spoken[rules.next_side(spoken)] += 180
    assert max(spoken) - min(spoken) <= max(180, 900)


@pytest.mark.parametrize(
    ("words", "item"),
    [
        ("用维修资金修屋顶行不行", 5),
        ("要不要续筹维修资金", 6),
        ("换物业公司的事", 4),
        ("业委会换届怎么选", 3),
        ("三单元加装电梯", 7),
        ("楼顶出租做广告", 8),
        ("晚上广场舞几点停", None),
        ("电动车停在哪儿", None),
    ],
)
def test_what_owners_alone_decide_is_noticed_in_words(words: str, item: int | None) -> None:
    assert rules.owners_item(words) == item


def test_sides_that_see_it_differently_find_that_it_holds_in_part() -> None:
    one, other = uuid4(), uuid4()
    assert rules.whole({one: "held", other: "held"}) == "held"
    assert rules.whole({one: "held", other: "not"}) == "partly"


def test_every_state_is_reached_or_begun_with() -> None:
    reached = {row["to"] for row in loop.TALKS.rows} | {"draft"}
    assert {one for row in loop.TALKS.rows for one in row["from"].split(",")} <= reached
