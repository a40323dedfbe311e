"""`linli grids`: divide communities into micro-grids, and check such a division. Django is not started."""

import argparse
import os
from pathlib import Path

NAME = "grids"
HELP = "划分微网格，或核对划分 · divide into micro-grids, or check a division"


def add(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    plan = actions.add_parser("plan", help="划分 · divide")
    plan.add_argument(
        "input", type=Path, metavar="IN.json", help="JSON，或每行一个社区 · JSON, or one community a line"
    )
    plan.add_argument("-o", "--output", type=Path, required=True, metavar="OUT.json", help="写到 · written to")
    plan.add_argument("--grids", type=_positive, metavar="K", help="网格总数（不填则取最优） · how many (the best)")
    plan.add_argument("--seconds", type=_positive, metavar="N", help="每个社区最多用时 · at most, for each community")
    cores = os.cpu_count() or 1
    plan.add_argument("--jobs", type=_positive, default=cores, metavar="N", help=f"并行进程数 · processes ({cores})")
    check = actions.add_parser("check", help="核对 · check")
    check.add_argument("input", type=Path, metavar="IN.json")
    check.add_argument("result", type=Path, metavar="OUT.json")


def run(args: argparse.Namespace) -> int:
    """Only what is asked for is imported: a check needs no solver."""
    if args.action == "check":
        from linli.cli.grids.checking import check_file

        return check_file(args.input, args.result)
    from linli.cli.grids.planning import plan_file

    return plan_file(args.input, args.output, grids=args.grids, seconds=args.seconds, jobs=args.jobs)


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError
    return number
