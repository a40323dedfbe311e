"""`linli load`: an office's workbook, tried first, then loaded whole or not at all."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from linli.cli import starting, who

if TYPE_CHECKING:
    from linli.office.uploads import Trial

NAME = "load"
HELP = "载入社区工作簿（先试后载） · load the community's workbook (tried first)"
MOST = 60


def add(parser: argparse.ArgumentParser) -> None:
    starting.add_data(parser)
    who.add_operator(parser)
    help_file = "小区、楼栋单元、微网格、人员、单位五张表 · .xlsx .xls .ods"
    parser.add_argument("file", type=Path, metavar="WORKBOOK", help=help_file)
    parser.add_argument("--yes", action="store_true", help="试过没有问题就写入 · write when all is well")
    help_skip = "有问题的行略过，其余写入 · leave out rows with problems"
    parser.add_argument("--skip-problems", action="store_true", help=help_skip)


def run(args: argparse.Namespace) -> int:
    starting.start(args)
    from linli.foundation import clock
    from linli.office import uploads

    by, content, at = who.operator(args.operator), args.file.read_bytes(), clock.now()
    trial = uploads.try_out(content, by=by, at=at)
    _show(trial)
    if not trial.is_clean and not args.skip_problems:
        print("没有写入。请按提示修改后再载入，或加 --skip-problems 略过以上各行。 · Nothing was written.")
        return 1
    if not args.yes:
        print("这是试载，没有写入。加 --yes 写入。 · This was a trial; add --yes to write.")
        return 0
    kept = uploads.keep(args.file.name, content, trial, by=by, at=at)
    desk = uploads.load(kept.pk, by=by, at=at, accept=args.skip_problems)
    print("已载入。 · Loaded." if desk.changes_anything() else "没有变化。 · Nothing changed.")
    return 0


def _show(trial: "Trial") -> None:
    """The table of what would be made, then every problem with its place and mend."""
    kinds = ("new", "changed", "same", "absent", "clash")
    print(f"{'':16}" + "".join(f"{kind:>9}" for kind in kinds))
    for what, counts in trial.counts.items():
        print(f"{what:16}" + "".join(f"{counts.get(kind, 0):>9}" for kind in kinds))
    for problem in trial.draft.problems[:MOST]:
        print(f"✗ {problem.sheet} {problem.row or ''} {problem.column}: {problem.what} {problem.mend}")
    if len(trial.draft.problems) > MOST:
        print(f"… {len(trial.draft.problems) - MOST}")
    for clash in trial.clashes:
        print(f"✗ {clash.sheet} {clash.row} {clash.name}: {clash.details}")
    for note in trial.draft.notes[:MOST]:
        print(f"· {note.sheet} {note.row or ''} {note.column}: {note.what}")
