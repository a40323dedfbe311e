"""What makes two reports one matter: alike in the matter, agreeing in the place; and what keeps them apart."""

import string
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linli.engines.similarity import NOWHERE, Place, Report, Weights, explain, keys, score
from linli.engines.similarity.clustering import cluster, linked
from linli.engines.similarity.naming import names
from linli.engines.similarity.reading import folded
from linli.engines.similarity.shelves import nearest
from tests.engines.similarity.world import read, report, weights

WORDS = st.text(alphabet="楼道灯坏了电梯停水垃圾三号单元小区路幸福A1，。 ", max_size=30)
PLACES = st.sampled_from(["", "幸福小区", "幸福小区 3-2", "幸福小区 3-1", "幸福小区 4-1", "柳荫里 1-1"])
READS = st.builds(read, WORDS, PLACES, st.sampled_from(["", "FW03", "FW05"]), st.integers(1, 28))


@pytest.fixture(autouse=True, scope="module")
def _counted() -> None:
    """Before the first draw, which is not to wait for it."""
    weights()


@pytest.mark.parametrize("words", ["三号楼", "3号楼", "３栋", "3幢", "三座", "3#"])
def test_one_building_is_read_alike_however_it_is_written(words: str) -> None:
    assert folded(words) == "3栋"


def test_numerals_that_count_nothing_stay_words() -> None:
    assert folded("一直没人管第二单元门口二门") == "一直没人管第2单元门口2单元"


def test_signs_of_a_place_are_marked_by_their_form() -> None:
    assert [*names("在a3区")][1:] == [10, 10, 10]
    assert max(names("楼道里太黑")) == 0
    assert min(names("幸福小区")) == 8


@given(READS, READS)
def test_a_score_lies_between_0_and_1_and_knows_no_order(a, b) -> None:  # type: ignore[no-untyped-def]
    match = score(a, b)
    assert 0 <= match.score <= 1 and 0 <= match.likeness <= 1 and 0 <= match.agreement <= 1
    assert score(b, a) == match


@given(READS, READS)
def test_every_pair_has_reasons_that_can_be_said(a, b) -> None:  # type: ignore[no-untyped-def]
    for reason in explain(a, b, score(a, b), weights()):
        assert all(reason.said()) and all(word in (a.report.words + folded(a.report.words)) for word in reason.words)


def test_same_place_and_other_matter_stay_apart() -> None:
    lamp, lift = read("楼道灯坏了，晚上摸黑", "幸福小区 3-2"), read("电梯又把人困住了", "幸福小区 3-2")
    assert not score(lamp, lift).same


def test_same_words_in_another_compound_are_another_matter() -> None:
    assert score(read("楼道灯坏了", "幸福小区"), read("楼道灯坏了", "柳荫里")).score == 0


def test_the_same_matter_without_its_place_is_offered_and_no_more() -> None:
    told, untold = read("楼道灯坏了，老人上楼摸着墙走", "幸福小区 3-2"), read("楼道灯坏了，老人上楼摸着墙")
    match = score(told, untold)
    assert match.same and match.weak
    numbers = cluster([told.report, untold.report])
    assert numbers == [0, 1]


def test_nearer_in_place_and_in_time_counts_more() -> None:
    lamp = read("楼道灯坏了", "幸福小区 3-2", day=1)
    near = [
        score(lamp, read("楼道灯坏了", where, day=day)).score
        for where, day in [
            ("幸福小区 3-2", 1), ("幸福小区 3-2", 20), ("幸福小区 3", 20), ("幸福小区", 20), ("幸福小区 3-1", 20),
            ("幸福小区 4-1", 20), ("柳荫里 1-1", 20),
        ]
    ]  # fmt: skip
    assert near == sorted(near, reverse=True) and len(set(near)) == len(near)


def test_a_micro_grid_tells_a_place_where_no_compound_does() -> None:
    def inside(grid: str) -> Report:
        return Report("", "楼道灯坏了", place=Place(micro_grid=grid))

    one, same, other = (weights().read(inside(grid)) for grid in ("G1", "G1", "G2"))
    assert (score(one, same).where, score(one, other).score) == ("micro_grid", 0)


def test_words_common_to_all_reports_of_a_place_say_nothing_of_the_matter() -> None:
    lines = ["A3区甜水湾小区路灯不亮", "A3区甜水湾小区电梯停运", "A3区甜水湾小区垃圾没人收", "A3区甜水湾小区幼儿园收费"]
    counted, reads = Weights.over([Report(str(n), "", line) for n, line in enumerate(lines)])
    assert counted.tells("甜水") == counted.tells("水湾") and counted.tells("甜水")[0] == 0
    assert all(score(reads[0], other).likeness < 0.1 for other in reads[1:])


def test_a_batch_is_parted_into_its_matters_in_their_order() -> None:
    batch = [
        report("楼道灯坏了，晚上摸黑", "幸福小区 3-2"), report("电梯停了，老人下不来", "幸福小区 3-2"),
        report("三号楼的楼道灯不亮，黑", "幸福小区 3-2", day=3),
        report("电梯又停了，老人下不来楼", "幸福小区 3-2", day=4),
        report("楼道灯坏了，晚上摸黑", "柳荫里 1-1"),
    ]  # fmt: skip
    assert cluster(batch, [report("路边垃圾没人收"), report("水管漏水")]) == [0, 1, 0, 1, 2]


def test_nothing_and_one_are_batches_too() -> None:
    assert cluster([]) == [] and cluster([report("")]) == [0]


def _slow(near: list[dict[int, float]], cut: float) -> set[frozenset[int]]:
    """Average link by trying every pair of groups each time."""
    groups = [frozenset([number]) for number in range(len(near))]
    while True:
        means = {
            (a, b): sum(near[x].get(y, 0.0) for x in a for y in b) / (len(a) * len(b))
            for i, a in enumerate(groups) for b in groups[i + 1 :]
        }  # fmt: skip
        best = max(means, key=lambda pair: means[pair], default=None)
        if best is None or means[best] < cut:
            return set(groups)
        groups = [group for group in groups if group not in best] + [best[0] | best[1]]


@given(st.randoms(use_true_random=False), st.integers(1, 9))
@settings(max_examples=60)
def test_groups_are_those_of_a_slow_average_link(draw, size: int) -> None:  # type: ignore[no-untyped-def]
    near: list[dict[int, float]] = [{} for _ in range(size)]
    for one in range(size):
        for other in range(one):
            if draw.random() < 0.6:
                near[one][other] = near[other][one] = draw.random()
    groups: dict[int, set[int]] = {}
    for number, group in enumerate(linked(near, 0.3)):
        groups.setdefault(group, set()).add(number)
    assert {frozenset(group) for group in groups.values()} == _slow(near, 0.3)


@given(READS)
def test_keys_are_few_and_the_same_each_time(read_) -> None:  # type: ignore[no-untyped-def]
    found = keys(read_)
    assert found == keys(read_) and len(found) <= 44
    assert len({key.number for key in found}) == len(found) and all(0 <= key.number < 1 << 48 for key in found)


def test_two_reports_of_one_matter_share_keys() -> None:
    one, other = read("楼道灯坏了", "幸福小区 3-2", "FW03"), read("三楼道灯不亮", "幸福小区 3-2", "FW03")
    assert {key.number for key in keys(one)} & {key.number for key in keys(other)}


def test_the_likeliest_of_a_batch_come_first() -> None:
    held = [read("停水了", "幸福小区"), read("楼道灯坏了", "幸福小区 3-2"), read("楼道灯坏了", "柳荫里")]
    found = nearest(read("楼道灯不亮", "幸福小区 3-2"), held)
    assert found[0].number == 1 and len(found) <= 2


def test_places_and_kinds_are_not_guessed() -> None:
    bare = Report("", string.ascii_letters, day=date(2026, 9, 1))
    assert bare.place == NOWHERE and score(weights().read(bare), read("灯")).same_kind is None
