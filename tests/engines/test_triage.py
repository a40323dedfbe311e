"""What the rules make of a message: kinds, reasons, urgency, denial, dialect, slips, speed."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.engines.triage import Suggest, Taxonomy, suggest, urgent
from linli.engines.triage.learning.leaves import reading
from linli.engines.triage.reading import first_matter, fold

ROOT = Path(__file__).parents[2]
TABLE = (ROOT / "data" / "taxonomy.csv").read_text(encoding="utf-8")
TAXONOMY = Taxonomy.read(TABLE, model=reading((ROOT / "data" / "triage_leaves.npz").read_bytes()))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("三单元楼道灯不亮了", "FW03"),
        ("俺家暖气片冰凉嘞，屋里才十四度", "SD04"),
        ("黑了楼道里老鼠跑来跑去，给下点药中不中", "HJ06"),
        ("房冬不退压金，合同都到期了", "TJ07"),
        ("垃及没人收，臭味飘到三楼", "HJ01"),
        ("想问问低保咋申请", "BM02"),
        ("谢谢邻长帮我把水管修好了", "JJ07"),
        ("３号楼２单元的井盖不见了", "XF05"),
    ],
)
def test_a_plain_message_finds_its_kind(text: str, code: str) -> None:
    assert suggest(text, TAXONOMY).code == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("电梯里头关住人了，快来", "FW05"),
        ("楼道里一股煤气味，头都晕了", "SD03"),
        ("有辆车堵住门口，电话也没留，俺出不去", "CX02"),
        ("井盖叫人偷走了，露着个大窟窿", "XF05"),
        ("他喝了酒又动手打我，我不敢回家", "TJ06"),
        ("给我妈打电话一上午没人接，敲门也没人应", "YL03"),
    ],
)
def test_danger_is_seen_and_its_number_is_known(text: str, code: str) -> None:
    said = suggest(text, TAXONOMY)
    leaf = urgent(text, TAXONOMY)
    assert said.urgent and said.urgent_code == code and leaf is not None and leaf.code == code
    assert leaf.emergency and leaf.advice_zh and leaf.advice_en


def test_a_danger_beside_the_matter_is_still_shown_with_its_words() -> None:
    said = suggest("楼道灯不亮了，黑灯瞎火嘞，还闻见煤气味，先修灯吧", TAXONOMY)
    assert said.urgent_code == "SD03"
    assert said.code == "SD03" or "SD03" in said.alternatives


def test_the_reason_quotes_the_resident() -> None:
    said = suggest("三单元楼道灯不亮了", TAXONOMY)
    assert said.reasons[0].kind == "keyword" and "楼道灯" in said.reasons[0].words
    dialect = "黑了楼道里老鼠跑来跑去"
    assert all(word in dialect for reason in suggest(dialect, TAXONOMY).reasons for word in reason.words)


def test_what_is_denied_does_not_count() -> None:
    assert "煤气" not in fold("没闻到煤气味，就是灶打不着")
    assert "电梯" not in fold("不是电梯的事，是楼道灯")
    assert "管子" in fold("水发黄，是不是管子老了"), "a question is no denial"
    assert "打我" in fold("这不是他打我吗"), "insisting is no denial"
    assert urgent("不是电梯的事，想问问社保卡丢了咋补办", TAXONOMY) is None


def test_the_clause_that_comes_first_decides_between_two_matters() -> None:
    assert first_matter(fold("路灯灭了，地上还有个坑，先把灯修好")) == "把灯修好"
    assert suggest("租的房子押金要不回来，另外楼道灯也不亮，主要是押金的事", TAXONOMY).code == "TJ07"


@given(st.text(max_size=200))
def test_any_text_gets_an_answer_and_folding_keeps_its_places(text: str) -> None:
    said = suggest(text, TAXONOMY)
    assert len(fold(text)) == len(text)
    assert said.code in TAXONOMY.leaves and said.code not in said.alternatives
    assert all(word and word in text for reason in said.reasons for word in reason.words)


def test_a_message_without_any_known_word_is_an_enquiry_to_be_read() -> None:
    said = suggest("zzz ~~~", TAXONOMY)
    assert (said.code, said.confidence_band, said.reasons, said.urgent) == ("BM07", "unsure", (), False)


def test_a_suspected_sealed_danger_seals_the_report_until_a_person_confirms() -> None:
    assert suggest("隔壁打人嘞，哭喊救命", TAXONOMY).sealed
    assert not suggest("三单元楼道灯不亮了", TAXONOMY).sealed


def test_rules_and_model_stand_behind_one_door() -> None:
    door: Suggest = suggest
    assert door("楼道灯坏了", TAXONOMY) == suggest("楼道灯坏了", TAXONOMY)


def test_the_examples_of_the_table_are_nearly_all_read_right() -> None:
    pairs = [(code, text) for code, leaf in TAXONOMY.leaves.items() for text in leaf.examples]
    right = sum(suggest(text, TAXONOMY).code == code for code, text in pairs)
    seen = [suggest(text, TAXONOMY).urgent for code, text in pairs if TAXONOMY[code].urgent]
    assert right / len(pairs) >= 0.95 and all(seen)


def test_without_a_model_the_keywords_alone_still_answer() -> None:
    assert suggest("三单元楼道灯不亮了", Taxonomy.read(TABLE)).code == "FW03"


def test_the_worked_example_of_the_page_is_true() -> None:
    page = (ROOT / "docs" / "engines" / "triage.md").read_text(encoding="utf-8")
    said = suggest("楼道里有一股煤气味，灯也不亮", TAXONOMY)
    facts = (said.code, said.lead, str(said.limit_hours), said.clock, said.confidence_band, said.urgent_code)
    quoted = "、".join(said.reasons[0].words)
    row = f"| {' | '.join(facts)} | {quoted} | {' '.join(said.alternatives)} |"
    assert row in page, row
