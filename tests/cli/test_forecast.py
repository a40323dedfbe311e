"""`linli forecast`: a table and a plain sentence, a file for the weeks to come, refusals that name place and mend."""

import csv
from pathlib import Path

import numpy as np
import pytest

from linli.engines.forecast import following, label
from tests.cli.conftest import Run
from tests.engines.forecast.streams import FIRST, counts, holidays


@pytest.fixture
def file(tmp_path: Path) -> Path:
    known = counts(holidays, 2, 100)
    lines = [
        f"{name},{label(week)},{int(count)}"
        for name, row in zip(known.names, known.values, strict=True)
        for week, count in zip(known.weeks, row, strict=True)
        if count
    ]
    path = tmp_path / "counts.csv"
    path.write_text("\n".join(["series,week,count", *lines]))
    return path


def test_the_back_test_says_whether_it_beats_every_naive_method(file: Path, linli: Run) -> None:
    said = linli("forecast", "backtest", file).stdout
    assert [line.split("  ")[0] for line in said.splitlines()[4:9]] == [
        "last week", "four-week mean", "same weeks last year", "half and half", "linli",
    ]  # fmt: skip
    assert "按 0 计" in said and "On this file linli beats every naive method" in said


def test_it_says_that_it_does_not_where_it_does_not(tmp_path: Path, linli: Run) -> None:
    year = np.random.default_rng(3).poisson(9, 52)
    rows = [f"a,{label(week)},{year[n % 52]}" for n, week in enumerate(following(FIRST, 150))]
    (tmp_path / "year.csv").write_text("\n".join(["series,week,count", *rows]))
    assert "does not beat 'same weeks last year'" in linli("forecast", "backtest", tmp_path / "year.csv").stdout


def test_the_weeks_to_come_are_written_to_a_file(file: Path, linli: Run) -> None:
    done = linli("forecast", "next", file, "--weeks", 3, "-o", file.with_name("out.csv"))
    rows = list(csv.DictReader(file.with_name("out.csv").open()))
    assert (done.returncode, len(rows), rows[0]["week"]) == (0, 12, "2024-W49")
    for row in rows:
        low95, low80, high80, high95 = (int(row[name]) for name in ("low95", "low80", "high80", "high95"))
        assert low95 <= low80 <= float(row["mean"]) + 1 and high80 <= high95 and float(row["mean"]) <= high95


def test_what_an_office_saves_in_its_own_encoding_is_read(file: Path, linli: Run) -> None:
    file.write_bytes(file.read_text().replace("series,", "类别,").replace("holidays", "漏水").encode("gb18030"))
    assert "4 series" in linli("forecast", "backtest", file).stdout


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "是空的"),
        (b"series,week\na,2026-W01\n", "count"),
        (b"\x00\x01\xff\xfe\x00", "UTF-8"),
        (b"series,week,count\na,2026-W01,x\n", "第 2 行"),
        (b"series,week,count\na,2026-W01,1\n", "至少要 12 周"),
    ],
)
def test_a_file_that_cannot_be_used_is_said_in_one_sentence(
    tmp_path: Path, linli: Run, content: bytes, told: str
) -> None:
    (tmp_path / "bad.csv").write_bytes(content)
    done = linli("forecast", "backtest", tmp_path / "bad.csv")
    assert done.returncode == 2 and told in done.stderr and "Traceback" not in done.stderr
    assert "bad.csv" in done.stderr and " · " in done.stderr


def test_a_file_that_is_not_there_is_said_in_one_sentence(tmp_path: Path, linli: Run) -> None:
    assert "核对路径" in linli("forecast", "next", tmp_path / "none.csv").stderr
