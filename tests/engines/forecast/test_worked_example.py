"""The numbers of docs/engines/forecast.md."""

import re

from linli.engines.forecast import forecast, label, read
from tests.engines.forecast.streams import effects
from tests.house.laws.tree import ROOT


def test_the_worked_example_of_the_page_comes_out() -> None:
    page = (ROOT / "docs" / "engines" / "forecast.md").read_text(encoding="utf-8")
    seen = re.search(r"\| leaks \|(.*)\|", page)
    assert seen
    weeks = [f"leaks,2026-W{number:02},{count.strip()}" for number, count in enumerate(seen[1].split("|"), 1)]
    for row in forecast(read("\n".join(["series,week,count", *weeks])), effects(), 2):
        intervals = f"{row.low80}–{row.high80} | {row.low95}–{row.high95}"
        assert f"| {label(row.week)} | {row.forecast} | {row.mean} | {intervals} |" in page
