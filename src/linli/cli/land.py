"""`linli land geojson`: where stairwells stand, from a GeoJSON of buildings; tried first, then written as a whole."""

import argparse
from pathlib import Path

from linli.cli import starting, who

NAME = "land"
HELP = "从 GeoJSON 楼栋图载入单元位置（先试后载） · places of stairwells from a GeoJSON of buildings (tried first)"


def add(parser: argparse.ArgumentParser) -> None:
    starting.add_data(parser)
    who.add_operator(parser)
    parser.add_argument("what", choices=["geojson"], help="文件格式 · the format")
    parser.add_argument("file", type=Path, metavar="FILE", help="属性里有 小区 和 楼栋 · its properties name both")
    crs = "坐标系，必须写明 · the system of its degrees, to be said"
    parser.add_argument("--crs", required=True, choices=["wgs84", "gcj02", "bd09"], help=crs)
    parser.add_argument("--yes", action="store_true", help="试过就写入 · write after the trial")


def run(args: argparse.Namespace) -> int:
    starting.start(args)
    from linli.foundation import clock
    from linli.office import buildings

    by, content = who.operator(args.operator), args.file.read_bytes()
    trial = buildings.try_out(content, args.crs, by=by)
    print(f"{len(trial.placed)} 栋 buildings · {len(trial.spots)} 单元 stairwells")
    for sign, names in (("✗ 没有这栋 unknown:", trial.unknown), ("✗ 重复 twice:", trial.twice)):
        for name in names:
            print(f"{sign} {name}")
    for name in trial.missing:
        print(f"· 图里没有 not in the file: {name}")
    if not args.yes:
        print("这是试载，没有写入。加 --yes 写入。 · This was a trial; add --yes to write.")
        return 0
    buildings.place(content, args.crs, by=by, at=clock.now())
    print("已载入。 · Loaded.")
    return 0
