"""The table of kinds: complete, true to its rules, and strict about its form."""

import csv
import io
from pathlib import Path

import pytest

from linli.engines.triage import Taxonomy, TaxonomyError
from linli.engines.triage.exits import ADVICE
from linli.engines.triage.learning import ModelError
from linli.engines.triage.learning.leaves import reading

DATA = Path(__file__).parents[2] / "data"
TABLE = (DATA / "taxonomy.csv").read_text(encoding="utf-8")
TAXONOMY = Taxonomy.read(TABLE)
CHANNELS = {"court", "petition", "police", "12345", "12315", "arbitration"}


def test_there_are_13_groups_and_89_kinds_each_named_in_both_languages() -> None:
    leaves = TAXONOMY.leaves.values()
    assert len(leaves) == 89 and len({leaf.group_zh for leaf in leaves}) == 13
    assert len({leaf.group_en for leaf in leaves}) == 13
    assert len({leaf.name_en for leaf in leaves}) == len({leaf.name_zh for leaf in leaves}) == 89
    assert all(leaf.name_en.isascii() for leaf in leaves)


def test_spheres_and_complexity_are_shared_out_as_the_domain_says() -> None:
    spheres = [leaf.sphere for leaf in TAXONOMY.leaves.values()]
    assert {sphere: spheres.count(sphere) for sphere in set(spheres)} == {
        "courtyard": 44,
        "family": 25,
        "community": 20,
    }
    assert sum(leaf.complexity == "complex" for leaf in TAXONOMY.leaves.values()) == 27


def test_exactly_the_kinds_of_two_hours_or_less_are_urgent() -> None:
    urgent = set(TAXONOMY.urgent_codes)
    assert urgent == {"FW05", "SD03", "CX02", "XF05", "TJ06", "YL03"}
    assert urgent == {code for code, leaf in TAXONOMY.leaves.items() if leaf.limit_hours <= 2}
    assert all(TAXONOMY[code].clock == "natural" for code in urgent)
    assert TAXONOMY["TJ06"].emergency[0] == "110"


def test_mediation_violence_health_and_aid_are_sealed() -> None:
    sealed = {code for code, leaf in TAXONOMY.leaves.items() if leaf.sealed}
    assert {f"TJ0{n}" for n in range(1, 9)} | {"YL02", "YL03", "YL04", "YL05", "YL06", "BM02", "BM05"} == sealed


def test_every_responder_has_an_english_label_a_force_and_a_reach() -> None:
    rows = list(csv.DictReader(io.StringIO((DATA / "responders.csv").read_text(encoding="utf-8"))))
    keys = {row["key_zh"] for row in rows}
    assert {key for leaf in TAXONOMY.leaves.values() for key in leaf.responders} == keys and len(keys) == len(rows)
    assert {row["force"] for row in rows} == {"professional", "mass", "social"}
    assert {row["reach"] for row in rows} == {"direct", "street"}
    assert all(row["label_en"].isascii() for row in rows)


def test_lawful_exits_use_known_channels() -> None:
    assert {channel for leaf in TAXONOMY.leaves.values() for channel in leaf.lawful_exit} <= CHANNELS
    assert set(ADVICE) == {"petition", "court", "discipline"}


def spoiled(row: int, column: str, value: str) -> str:
    rows = list(csv.reader(io.StringIO(TABLE)))
    rows[row][rows[0].index(column)] = value
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


@pytest.mark.parametrize(
    ("row", "column", "value"),
    [
        (3, "sphere", "院落事"),
        (4, "clock", "lunar"),
        (5, "limit_hours", "two"),
        (5, "limit_hours", "0"),
        (5, "limit_hours", "２"),
        (6, "name_en", ""),
        (7, "name_zh", "停水 "),
        (8, "sealed", "maybe"),
        (9, "lead", "网格长"),
        (10, "responders", "物业||邻长"),
        (10, "keywords", "灯+|水"),
        (2, "code", "FW01"),
    ],
)
def test_a_spoiled_cell_is_named_by_line_and_column(row: int, column: str, value: str) -> None:
    with pytest.raises(TaxonomyError) as caught:
        Taxonomy.read(spoiled(row, column, value))
    assert (caught.value.line, caught.value.column) == (row + 1, column)


def test_a_spoiled_form_is_named_too() -> None:
    for text, line in ((TABLE.replace("sphere", "scope", 1), 1), (TABLE + "XX01,too,short\n", 91), ("", 2)):
        with pytest.raises(TaxonomyError) as caught:
            Taxonomy.read(text)
        assert caught.value.line == line


@pytest.mark.parametrize(
    ("rows", "column"),
    [("灯灯灯,FW03,1", "word"), ("灯,FW99,1", "code"), ("灯,FW03,1.5", "weight"), ("灯,FW03,1\n灯,FW03,2", "word")],
)
def test_the_table_of_words_is_read_as_strictly(rows: str, column: str) -> None:
    with pytest.raises(TaxonomyError) as caught:
        Taxonomy.read(TABLE, f"word,code,weight\n{rows}\n")
    assert caught.value.column == column and caught.value.table == "words"


def test_a_model_of_other_kinds_is_refused() -> None:
    model = (DATA / "triage_leaves.npz").read_bytes()
    fewer = TABLE.replace(TABLE.splitlines(keepends=True)[-1], "")
    with pytest.raises(ModelError, match="fit anew"):
        Taxonomy.read(fewer, model=reading(model))
    with pytest.raises(ModelError):
        Taxonomy.read(TABLE, model=reading(b"no model"))
