"""`linli figures`: follow, check or rebuild the sums behind the figures; publish them, collect those of others."""

import argparse
import time
from pathlib import Path

from linli.cli import output, starting, who

NAME = "figures"
HELP = "数字台账：跟上、核对、重算、发布、收集 · figures: follow, check, rebuild, publish, collect"


def add(parser: argparse.ArgumentParser) -> None:
    starting.add_data(parser)
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    actions.add_parser("follow", help="跟上最新留痕（后台自动做） · follow the footprints; the tick does so")
    actions.add_parser("check", help="与全部记录重算一遍对照 · compare with a recount of all records")
    actions.add_parser("rebuild", help="全部重算 · count everything anew")
    publish = actions.add_parser("publish", help="本社区十项数字存成文件 · the ten figures as a file")
    output.add_output(publish, "figures.json")
    collect = actions.add_parser("collect", help="收进别的社区的文件 · take in the files of other communities")
    collect.add_argument("files", nargs="+", type=Path, metavar="FILE")
    who.add_operator(collect)


def run(args: argparse.Namespace) -> int:
    """1 when a check finds a difference."""
    starting.start(args)
    if args.action in ("publish", "collect"):
        return _passed_on(args)
    from linli.access.actors import rule
    from linli.foundation import clock
    from linli.insight import keeping
    from linli.territory.models import Community

    begun, at = time.monotonic(), clock.now()
    communities = list(Community.objects.order_by("id").values_list("pk", flat=True))
    if args.action == "rebuild":
        for community in communities:
            keeping.rebuild(community, by=rule("figures", community), at=at)
    keeping.keep_up(at, most=1_000_000)
    wrong = [line for one in communities for line in keeping.differences(one)] if args.action == "check" else []
    for line in wrong[:20]:
        print(f"✗ {line}")
    said = f"✗ {len(wrong)} 处不同 differences" if wrong else "✓ 一致 · equal" if args.action == "check" else "✓"
    print(f"{said} · {time.monotonic() - begun:.1f} s")
    return 1 if wrong else 0


def _passed_on(args: argparse.Namespace) -> int:
    """Figures go out as a file, or come in from those of others."""
    from linli.access.actors import rule
    from linli.foundation import clock
    from linli.insight import publishing
    from linli.insight.figures import Asked
    from linli.territory.models import Community

    if args.action == "collect":
        by = who.operator(args.operator)
        for file in args.files:
            print(f"✓ {publishing.collect(file.read_bytes(), by=by, at=clock.now())}")
        return 0
    by = rule("figures", Community.objects.earliest("id").pk)
    return output.write(args.output, publishing.published(Asked(by, clock.now(), 365, "figure.open")))
