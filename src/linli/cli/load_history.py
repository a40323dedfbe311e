"""`linli load-history`: matters of the time before Linli, tried first, then loaded whole or not at all."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from linli.cli import starting, who

if TYPE_CHECKING:
    from linli.office.history.actions import Trial

NAME = "load-history"
HELP = "导入历史事项：台账、12345、数字城管、表单、接龙（先试后载） · take over past matters (tried first)"
SOURCES = ("ledger", "12345", "city", "form", "chain")
MOST = 60


def add(parser: argparse.ArgumentParser) -> None:
    starting.add_data(parser)
    who.add_operator(parser)
    parser.add_argument("file", type=Path, metavar="FILE", help=".xlsx .xls .ods .csv .txt")
    parser.add_argument(
        "--source", choices=SOURCES, default="",
        help="来源：台账、12345、数字城管、表单、接龙；不写则看表头 · what it is; else its header tells",
    )  # fmt: skip
    parser.add_argument(
        "--text", action="store_true", help="文件里是群里复制的接龙或聊天 · the file is pasted chat text"
    )
    parser.add_argument("--yes", action="store_true", help="试过没有问题就写入 · write when all is well")
    parser.add_argument(
        "--skip-problems", action="store_true", help="有问题的行略过，其余写入 · leave out rows with problems"
    )


def run(args: argparse.Namespace) -> int:
    starting.start(args)
    from linli.cases import reference
    from linli.foundation import clock
    from linli.office.history import actions
    from linli.office.history.reading import Brought

    by, at = who.operator(args.operator), clock.now()
    brought = Brought(args.file.name, args.file.read_bytes(), "chain" if args.text else args.source)
    trial = actions.try_out(brought, reference.taxonomy(), by=by, at=at)
    _show(trial)
    if trial.draft.problems and not args.skip_problems:
        print("没有写入。请按提示修改后再导入，或加 --skip-problems 略过以上各行。 · Nothing was written.")
        return 1
    if not args.yes:
        print("这是试载，没有写入。加 --yes 写入。 · This was a trial; add --yes to write.")
        return 0
    kept = actions.keep(trial, by=by, at=at)
    actions.load(kept.pk, by=by, at=at, accept=args.skip_problems)
    print(
        "已导入，标记为历史导入，不计入任何统计。 · Loaded; counted in no figure."
        if trial.new
        else "没有变化。 · Nothing changed."
    )
    return 0


def _show(trial: "Trial") -> None:
    """The table of counts, then every problem with its place and mend, then what is worth knowing."""
    from linli.office.history.labels import SOURCES as LABELS

    print(f"{'new':>8}{'same':>8}")
    for source, counts in trial.counts().items():
        print(f"{counts['new']:>8}{counts['same']:>8}  {LABELS[source]}")
    print(f"略过 · skipped {trial.draft.skipped}")
    for problem in trial.draft.problems[:MOST]:
        print(f"✗ {problem.sheet} {problem.row or ''} {problem.column} {problem.cell}: {problem.what} {problem.mend}")
    if len(trial.draft.problems) > MOST:
        print(f"… {len(trial.draft.problems) - MOST}")
    for note in trial.draft.notes[:MOST]:
        print(f"· {note.sheet} {note.row or ''}: {note.what}")
