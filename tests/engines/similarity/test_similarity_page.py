"""The worked example of docs/engines/similarity.md, row by row."""

import re

import pytest

from linli.engines.similarity import explain, score
from tests.engines.similarity.world import ROOT, read, weights

PAGE = (ROOT / "docs" / "engines" / "similarity.md").read_text("utf-8")
FIRST = read("三号楼二单元的楼道灯坏了三天，老人上楼摸着墙走", "幸福小区 3-2", "FW03", 1)
ROWS = [
    [cell.strip() for cell in line.split("|")[2:-1]] for line in PAGE.splitlines() if re.match(r"\| [B-G] \|", line)
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_each_row_of_the_page_is_what_the_engine_answers(row: list[str]) -> None:
    words, where, kind, day, told, by, offered, because = row
    other = read(words, where, kind, int(day))
    match = score(other, FIRST)
    assert (f"{match.score:.2f}", match.where) == (told, by)
    assert offered == (("weakly" if match.weak else "yes") if match.same else "no")
    assert "；".join(reason.said()[0] for reason in explain(other, FIRST, match, weights())) == because


def test_the_page_has_its_six_rows() -> None:
    assert len(ROWS) == 6
