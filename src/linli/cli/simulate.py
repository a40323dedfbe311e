"""`linli simulate`: a twin of the community answers what would be with other grids, people or waits. No Django."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from linli.cli.texts import text_of
from linli.cli.trouble import Trouble

if TYPE_CHECKING:
    from linli.engines import simulation as engine

NAME = "simulate"
HELP = "模拟：换一种网格、人手或等待会怎样 · what if grids, people or waits were other"
CHINESE = {
    "mean": "平均处置 小时",
    "median": "中位数 小时",
    "p90": "九成不超过 小时",
    "simple mean": "简单事项平均 小时",
    "complex mean": "复杂事项平均 小时",
    "at the grid": "网格内办结 %",
    "by a steward": "邻长办结 %",
}


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("scenario", type=Path, metavar="SCENARIO.toml", help="样例在 data/scenarios · samples there")
    parser.add_argument("--against", type=Path, metavar="OTHER.toml", help="与另一个比 · compared with another")
    parser.add_argument("--replications", type=int, default=20, metavar="N", help="模拟几遍，2 到 500 · runs (20)")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="随机种子 · of chance (1)")


def run(args: argparse.Namespace) -> int:
    from linli.engines import simulation as engine

    if not 2 <= args.replications <= 500 or args.seed < 0:
        raise Trouble("--replications 是 2 到 500，--seed 不小于 0", "--replications is 2 to 500, --seed 0 or more")
    files = [file for file in (args.scenario, args.against) if file]
    scenarios = [_read(file) for file in files]
    answers = [engine.simulate(scenario, args.replications, args.seed) for scenario in scenarios]
    for file, answer in zip(files, answers, strict=True):
        _say(file, answer, args.replications)
    if args.against:
        _say_difference(answers[0], answers[1], _same(scenarios[0], scenarios[1]))
    return 0


def _read(file: Path) -> "engine.Scenario":
    from linli.engines import simulation as engine

    text = text_of(file)
    try:
        history = engine.history_of(text)
        learned = None
        if history:
            learned = engine.learn(engine.read_history(text_of(file.parent / history)))
        return engine.read(text, learned)
    except engine.ScenarioError as wrong:
        raise Trouble(*f"{file} {wrong}".split(" · ", 1)) from None


def _same(one: "engine.Scenario", other: "engine.Scenario") -> bool:
    """Whether both meet the same matters."""
    return (one.arrivals, one.weeks, one.warm_up) == (
        other.arrivals,
        other.weeks,
        other.warm_up,
    ) and one.kinds == other.kinds


def _say(file: Path, answer: "engine.Answer", replications: int) -> None:
    print(f"{file} {answer.title}")
    print(f"  {replications} 遍 runs, 每遍 {answer.n:.0f} 件 matters each；[95 % 区间 interval]")
    for name, chinese in CHINESE.items():
        figure, scale = answer.figure(name), 100 if "%" in chinese else 1
        value, low, high = (scale * number for number in (figure.value, figure.low, figure.high))
        print(f"  {name:14}{value:>9.2f}  [{low:.2f}, {high:.2f}]  {chinese}")
    loads = "，".join(f"{role} {load:.0%}" for role, load in answer.load.items())
    print(f"  忙碌程度 load: {loads}")
    if answer.full:
        who = "、".join(answer.full)
        print(f"  忙不过来：{who}。积压只会越来越多，上面的小时数没有意义 · cannot keep up: the hours grow without end")


def _say_difference(one: "engine.Answer", other: "engine.Answer", same: bool) -> None:
    from linli.engines import simulation as engine

    how = "同一批事项，逐遍相减 · the same matters, run by run" if same else "事项不同 · different matters"
    print(f"前者减后者 first less second（{how}）")
    for name, figure in engine.difference(one, other).items():
        scale = 100 if "%" in CHINESE[name] else 1
        value, low, high = (scale * number for number in (figure.value, figure.low, figure.high))
        sure = "" if low > 0 or high < 0 else "  分不出高下 not to be told apart"
        print(f"  {name:14}{value:>+9.2f}  [{low:+.2f}, {high:+.2f}]  {CHINESE[name]}{sure}")
