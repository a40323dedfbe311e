"""Forecasts of the demonstration's own counts against the naive methods, cut in five ways; and what one costs.

python -m bench.forecast [FOLDER]      (the demonstration's folder; one of 78 weeks is built when none is given)
"""

import csv
import subprocess
import sys
import tempfile
import time
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import numpy as np

from bench.beside.serving import ROOT
from linli.engines.forecast import Counts, Effects, backtest, following, forecast, label

CUTS = ("all", "group", "kind", "compound", "group and compound")
QUESTION = """
from linli.cli import starting
import argparse, pathlib, sys, csv
starting.start(argparse.Namespace(data=pathlib.Path(sys.argv[1])))
from linli.cases.models import Report
out = csv.writer(sys.stdout)
for row in Report.objects.exclude(case=None).values_list("at", "case__kind", "compound_id"):
    out.writerow([row[0].isoformat(), row[1], row[2] or ""])
"""


def reports(folder: Path) -> list[tuple[date, str, str]]:
    """Monday in Shanghai, kind and compound of every report of the demonstration."""
    said = subprocess.run([sys.executable, "-c", QUESTION, folder], capture_output=True, text=True, check=True).stdout
    found = []
    for at, kind, compound in csv.reader(said.splitlines()):
        day = (datetime.fromisoformat(at).astimezone(UTC) + timedelta(hours=8)).date()
        found.append((day - timedelta(days=day.weekday()), kind, compound))
    return found


def cut(rows: list[tuple[date, str, str]], by: str) -> Counts:
    """Counts of whole weeks: the first and the last are broken off by the walk."""
    first, last = min(row[0] for row in rows) + timedelta(days=7), max(row[0] for row in rows)
    series = {
        "all": lambda kind, place: "all",
        "group": lambda kind, place: kind[:2],
        "kind": lambda kind, place: kind,
        "compound": lambda kind, place: place,
        "group and compound": lambda kind, place: f"{kind[:2]} {place}",
    }[by]
    found = Counter(
        (series(kind, place), (week - first).days // 7) for week, kind, place in rows if first <= week < last
    )
    names = tuple(sorted({name for name, _ in found}))
    values = np.zeros((len(names), (last - first).days // 7))
    for (name, week), count in found.items():
        values[names.index(name), week] = count
    return Counts(first, names, values)


def measured(name: str, counts: Counts, effects: Effects, ahead: int) -> None:
    begun = time.process_time()
    test = backtest(counts, effects, ahead)
    seconds = time.process_time() - begun
    cells = "".join(f"{line.mae:>9.3f}" for line in test.lines)
    ours = test.lines[-1]
    print(
        f"{name:20}{ahead:>3}{cells}   {test.less:+.3f} ± {test.error:.3f} {'beats' if test.beats else 'DOES NOT BEAT'}"
        f"   80 % {ours.cover80:.1%}  95 % {ours.cover95:.1%}   n {test.n}   {seconds:.1f} s"
    )


def main() -> None:
    tables = ("seasons_cn.csv", "holidays_cn.csv")
    effects = Effects.read(*((ROOT / "data" / table).read_text(encoding="utf-8") for table in tables))
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(tempfile.mkdtemp(prefix="linli-demo-")) / "demo"
    if not folder.exists():
        subprocess.run([ROOT / ".venv/bin/linli", "demo", "--build-only", "--data", folder], check=True)
    rows = reports(folder.resolve())
    print(f"{'':23}" + "".join(f"{name:>9}" for name in ("last", "four", "year", "half", "linli")))
    for by in CUTS:
        for ahead in (1, 4):
            measured(by, cut(rows, by), effects, ahead)
    chance = np.random.default_rng(1)
    many = Counts(date(2024, 1, 1), tuple(map(str, range(1335))), chance.poisson(0.4, (1335, 104)).astype(float))
    begun = time.process_time()
    forecast(many, effects, 4)
    print(f"89 kinds × 15 compounds, four weeks ahead from {label(following(many.first, 104)[-1])}: ", end="")
    print(f"{time.process_time() - begun:.1f} s CPU")


if __name__ == "__main__":
    main()
