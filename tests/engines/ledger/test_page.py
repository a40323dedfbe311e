"""docs/engines/ledger.md names every law, every sort and every member that the checker reads."""

import re
from pathlib import Path

from linli.engines.ledger import SORTS, Law
from linli.engines.ledger.replaying import KINDS

PAGE = (Path(__file__).parents[3] / "docs" / "engines" / "ledger.md").read_text(encoding="utf-8")


def test_every_law_has_its_line() -> None:
    table = PAGE.split("## Laws")[1].split("##")[0]
    named = {name for row in re.findall(r"^\| ([a-z, ]+) \|", table, re.MULTILINE) for name in row.split(", ")}
    assert named - {"law"} == {str(law) for law in Law}


def test_every_sort_and_kind_is_told() -> None:
    sorts = PAGE.split("Sorts of entries: ")[1].split(". ")[0]
    assert set(re.split(r", | · ", sorts)) == SORTS
    told = PAGE.split("The members that laws read:")[1].split("Sorts of entries")[0]
    kinds = {name for row in re.findall(r"^\| ([a-z, ]+) \|", told, re.MULTILINE) for name in row.split(", ")}
    assert kinds - {"kind", "entry"} == set(KINDS)
