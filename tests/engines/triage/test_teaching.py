"""The model of kinds: taught a little more by what people confirm, without forgetting what it knew."""

from functools import cache
from pathlib import Path

import pytest

from linli.engines.triage import Taxonomy, suggest
from linli.engines.triage.learning import ModelError
from linli.engines.triage.learning.leaves import Leaves, Model, reading
from linli.engines.triage.teaching import learn_more

DATA = Path(__file__).parents[3] / "data"
TABLE = (DATA / "taxonomy.csv").read_text(encoding="utf-8")
SHIPPED = (DATA / "triage_leaves.npz").read_bytes()
NEW = [("JJ02", f"{place}想要一个鸟窝观察箱") for place in ("院里", "楼下", "小花园", "西门")]


@cache
def prior() -> Leaves:
    return Leaves(Model.from_bytes(SHIPPED))


@cache
def before() -> Taxonomy:
    return Taxonomy.read(TABLE, model=reading(SHIPPED))


def test_what_staff_confirm_is_learnt_and_the_rest_is_kept() -> None:
    content = learn_more(NEW, before(), prior())
    after = Taxonomy.read(TABLE, model=reading(content))
    assert content == learn_more(NEW, before(), prior())
    assert suggest("东门想要一个鸟窝观察箱", after).code == "JJ02"
    pairs = [(code, text) for code, leaf in before().leaves.items() for text in leaf.examples]
    kept = sum(suggest(text, after).code == suggest(text, before()).code for _, text in pairs)
    assert kept / len(pairs) >= 0.95


def test_a_kind_that_is_not_in_the_table_is_refused() -> None:
    with pytest.raises(ModelError, match="XX99"):
        learn_more([("XX99", "没有的事")], before(), prior())


def test_the_shipped_model_is_small() -> None:
    assert len(SHIPPED) <= 3_000_000


def test_a_keyword_that_a_clerk_adds_counts_at_once() -> None:
    row = next(line for line in TABLE.splitlines() if line.startswith("JJ06,"))
    taught = Taxonomy.read(TABLE.replace(row, row.replace("活动室|", "活动室|皮影匣|", 1)), model=reading(SHIPPED))
    assert suggest("皮影匣", taught).code == "JJ06"
