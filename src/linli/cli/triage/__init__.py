"""`linli triage`: learn topics or kinds, give messages theirs, compare models; what an installation learns is noted.

Django is started by `learn`, `adopt` and `take-back` alone.
"""

import argparse
import sys
from pathlib import Path
from typing import Any

from linli.cli import who
from linli.cli.trouble import Trouble, sentence_of

NAME = "triage"
HELP = "研判：学习分类、给来件分类、比较模型 · learn topics, give messages theirs, compare models"


def add(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    fit = verbs.add_parser("fit", help="按已分类的来件学习 · learn from labelled messages")
    fit.add_argument("input", type=Path, metavar="LABELLED.csv", help="列 · columns: id,title,detail,label")
    _output(fit, "MODEL")
    predict = verbs.add_parser("predict", help="给来件分类 · give messages their topic")
    predict.add_argument("model", type=Path, metavar="MODEL")
    predict.add_argument("input", type=Path, metavar="IN.csv", help="列 · columns: id,title,detail")
    _output(predict, "OUT.csv")
    compare = verbs.add_parser("compare", help="比较两个模型 · compare two models")
    compare.add_argument("old", type=Path, metavar="OLD")
    compare.add_argument("new", type=Path, metavar="NEW")
    compare.add_argument("input", type=Path, metavar="LABELLED.csv", help="列 · columns: id,title,detail,label")
    leaves = verbs.add_parser(
        "leaves", help="社区事项：89 种分类、是否紧急 · kinds of a community's matters, and danger"
    )
    leaves.add_argument("input", type=Path, metavar="IN.csv", help="列 · columns: id,text")
    _output(leaves, "OUT.csv")
    _own(verbs)


def _own(verbs: Any) -> None:
    """What an installation learns from its own people."""
    for verb, said in (
        ("learn", "按本社区已确认的类别再学习，先比较再启用 · learn more from kinds that people here confirmed"),
        ("versions", "学过的各版和比较结果 · the versions learnt, and how they compare"),
        ("adopt", "启用一版（0 为自带） · use a version (0: the one that ships)"),
        ("take-back", "退回上一版 · use the version before again"),
    ):
        command = verbs.add_parser(verb, help=said)
        command.add_argument("--data", metavar="DIR", type=Path, default=None, help="数据文件夹 · the data folder")
        if verb in ("adopt", "take-back"):
            who.add_operator(command)
        if verb == "adopt":
            command.add_argument("number", type=int, metavar="N", help="第几版 · its number")


def _output(parser: argparse.ArgumentParser, name: str) -> None:
    parser.add_argument("-o", "--output", type=Path, required=True, metavar=name, help="写到 · written to")


def run(args: argparse.Namespace) -> int:
    """Exit code 0 when it is done, 1 when a file is not as it should be."""
    from linli.cli.triage import kinds, learning, topics
    from linli.engines.triage.learning import ModelError

    try:
        return {"leaves": kinds.run, **topics.VERBS, **learning.VERBS}[args.verb](args)
    except (Trouble, OSError) as wrong:
        print(f"linli triage: {sentence_of(wrong)}", file=sys.stderr)
    except ModelError as wrong:
        print(f"linli triage: {getattr(args, 'input', '')}：{wrong}", file=sys.stderr)
    return 1
