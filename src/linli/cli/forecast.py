"""`linli forecast`: how good forecasts of a file of counts would have been, and the weeks to come. No Django."""

import argparse
import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

from linli.cli import output
from linli.cli.texts import text_of
from linli.cli.trouble import Trouble

if TYPE_CHECKING:
    from linli.engines import forecast as engine

NAME = "forecast"
HELP = "预测每周件数，并用过去检验 · forecast counts a week, and test it on the past"
DATA = Path(__file__).resolve().parents[3] / "data"
CHINESE = {
    "last week": "上周",
    "four-week mean": "近四周均值",
    "same weeks last year": "去年同周",
    "half and half": "两者各半",
    "linli": "邻里",
}
COLUMNS = ("series", "week", "forecast", "mean", "low80", "high80", "low95", "high95")


def add(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    test = verbs.add_parser("backtest", help="用过去检验，与朴素方法比 · test on the past, against naive methods")
    test.add_argument("--ahead", type=int, default=1, metavar="N", help="提前几周 · weeks ahead (1)")
    ahead = verbs.add_parser("next", help="预测以后几周 · the weeks to come")
    ahead.add_argument("--weeks", type=int, default=4, metavar="N", help="几周，最多 52 · weeks, 52 at most (4)")
    for verb in (test, ahead):
        verb.add_argument("counts", type=Path, metavar="COUNTS.csv", help="series,week,count；周写 2026-W05 或周一日期")
    output.add_output(ahead, "forecast.csv")


def run(args: argparse.Namespace) -> int:
    from linli.engines import forecast as engine

    try:
        counts = engine.read(text_of(args.counts))
        effects = engine.Effects.read(
            (DATA / "seasons_cn.csv").read_text(encoding="utf-8"),
            (DATA / "holidays_cn.csv").read_text(encoding="utf-8"),
        )
        _say_read(args.counts, counts)
        if args.verb == "next":
            return output.write(args.output, _table(engine.forecast(counts, effects, args.weeks)))
        if not 1 <= args.ahead <= 26:
            raise Trouble("--ahead 是 1 到 26 周", "--ahead is 1 to 26 weeks")
        _say(engine.backtest(counts, effects, args.ahead))
    except engine.CountsError as wrong:
        chinese, english = str(wrong).split(" · ", 1)
        raise Trouble(f"{args.counts} {chinese}", english) from None
    return 0


def _say_read(file: Path, counts: "engine.Counts") -> None:
    from linli.engines.forecast import label

    weeks = counts.weeks
    span = f"{label(weeks[0])}–{label(weeks[-1])}"
    print(f"{file}：{len(counts.names)} 个序列，{len(weeks)} 周（{span}），没有行的 {counts.filled} 格按 0 计")
    print(f"  {len(counts.names)} series, {len(weeks)} weeks; {counts.filled} cells without a row are zeros")


def _say(test: "engine.Backtest") -> None:
    from linli.engines.forecast import label

    print(f"检验 tested {label(test.first)}–{label(test.last)}, n = {test.n}")
    print(f"{'method':22}{'MAE':>10}{'MASE':>8}{'80 %':>8}{'95 %':>8}")
    for line in test.lines:
        cover = f"{line.cover80:>8.1%}{line.cover95:>8.1%}"
        print(f"{line.method:22}{line.mae:>10.3f}{line.mase:>8.3f}{cover}  {CHINESE[line.method]}")
    if len(test.lines) < len(CHINESE):
        print("不足 61 周，去年同周无从比较 · under 61 weeks: nothing to compare with last year")
    print(verdict(test))


def verdict(test: "engine.Backtest") -> str:
    """One sentence in each language: whether ours beats every naive method on this file, or does not."""
    ours = test.lines[-1].mae
    rival = next(line.mae for line in test.lines if line.method == test.rival)
    numbers = f"MAE {ours:.3f} / {rival:.3f}, {test.less:+.3f} ± {test.error:.3f}"
    if not test.beats:
        return (
            f"在这个文件上，邻里没有胜过“{CHINESE[test.rival]}”（{numbers}），请直接用它。\n"
            f"On this file linli does not beat '{test.rival}' ({numbers}): use that."
        )
    doubt = ("", "") if test.less > 2 * test.error else ("；差距小，可能是偶然", "; so little may be chance")
    return (
        f"在这个文件上，邻里胜过每一种朴素方法，其中最好的是“{CHINESE[test.rival]}”（{numbers}）{doubt[0]}。\n"
        f"On this file linli beats every naive method, the best of which is '{test.rival}' ({numbers}){doubt[1]}."
    )


def _table(rows: "tuple[engine.Ahead, ...]") -> bytes:
    from linli.engines.forecast import label

    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([row.series, label(row.week), *(getattr(row, column) for column in COLUMNS[2:])])
    return text.getvalue().encode()
