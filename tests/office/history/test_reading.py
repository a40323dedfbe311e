"""Whatever a file holds, reading it twice gives the same rows, each once, and no number of a person."""

from hypothesis import given
from hypothesis import strategies as st

from linli.engines.places import Land
from linli.foundation import sealing
from linli.office.history import reading
from linli.office.history.draft import Draft
from linli.office.history.reading import Brought
from linli.office.history.rows import Known
from tests.builders import NOON
from tests.office.history.files import CHAIN, LEDGER, ORDERS, csv, workbook

KNOWN = Known(Land(), frozenset({"马建国"}), lambda words: "", sealing.blind, NOON)
WORDS = st.text(st.characters(codec="gb18030", exclude_categories=("C",)), max_size=20)
ROWS = st.lists(
    st.tuples(st.dates().map(str), WORDS, st.integers(0, 9999).map(lambda n: f"1001234{n:04}"), WORDS), max_size=8
)


def read(name: str, content: bytes, source: str = "") -> Draft:
    return reading.read(Brought(name, content, source), KNOWN)


@given(ROWS)
def test_reading_twice_gives_the_same_rows_each_once(rows: list[tuple[str, str, str, str]]) -> None:
    table = [("受理时间", "诉求内容", "联系电话", "处理情况"), *((d, f"{w} {p}", p, r) for d, w, p, r in rows)]
    first, second = (read("a.csv", csv(table), "ledger") for _ in range(2))
    prints = [row.fingerprint for row in first.rows]
    assert prints == [row.fingerprint for row in second.rows]
    assert len(prints) == len(set(prints))
    assert first == Draft.from_bytes(first.to_bytes())
    assert "1001234" not in first.to_bytes().decode()


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader(content: bytes) -> None:
    assert isinstance(read("a", content), Draft)
    assert isinstance(read("a", b"PK" + content), Draft)


@given(st.text(max_size=200))
def test_no_text_breaks_the_reader_of_chats(words: str) -> None:
    assert isinstance(read("a.txt", words.encode("utf-8", "replace"), "chain"), Draft)


def test_every_sheet_with_a_header_is_read_by_its_own_source() -> None:
    draft = read("全年.xlsx", workbook(("说明", [["本表仅供内部使用"]]), ("台账", LEDGER), ("工单", ORDERS)))
    assert [row.source for row in draft.rows] == ["ledger"] * 3 + ["12345"] * 2
    assert ("说明", "sheet_no_header") in {(note.sheet, note.code) for note in draft.notes}


def test_pasted_cells_of_a_spreadsheet_are_a_table() -> None:
    pasted = "\n".join("\t".join(map(str, row)) for row in LEDGER[1:5])
    assert [row.row for row in read("粘贴", pasted.encode()).rows] == [2, 3, 4]


def test_a_number_kept_by_csv_as_a_formula_is_read_whole() -> None:
    orders = [ORDERS[0], ['="202503010001230099"', *ORDERS[1][1:]]]
    assert read("a.csv", csv(orders)).rows[0].outer_number == "202503010001230099"


def test_a_number_of_which_digits_were_lost_is_not_used() -> None:
    orders = [ORDERS[0], *([202503010001230099, *row[1:]] for row in ORDERS[1:])]
    draft = read("a.xlsx", workbook(("1", orders)))
    assert [row.outer_number for row in draft.rows] == ["", ""]
    assert "numbers_lost" in {note.code for note in draft.notes}


def test_names_of_those_who_serve_are_masked_and_rows_that_repeat_are_taken_once() -> None:
    rows = [("受理时间", "问题", "处理结果"), *[("2025-03-01", "路灯不亮", "马建国已处理")] * 2]
    draft = read("a.csv", csv(rows))
    assert [row.result for row in draft.rows] == ["[姓名]已处理"]
    assert {note.code: note.params.get("rows") for note in draft.notes}["rows_twice"] == "3"


def test_the_source_may_be_said_by_the_operator() -> None:
    assert {row.source for row in read("a.csv", csv(LEDGER[1:]), "12345").rows} == {"12345"}
    assert read("a.txt", CHAIN.encode(), "ledger").problems[0].code == "nothing_known"
