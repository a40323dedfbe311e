"""`linli similar`: which messages are the same matter. Only `renew` starts Django; wrong input is said, exit code 1."""

import argparse
import sys
from pathlib import Path

from linli.cli.trouble import Trouble, sentence_of

NAME = "similar"
HELP = "哪些留言是同一件事 · which messages are the same matter"


def add(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    cluster = verbs.add_parser("cluster", help="归并同一件事 · group the messages of one matter")
    _add_messages(cluster)
    cluster.add_argument(
        "-o", "--output", type=Path, required=True, metavar="OUT.csv", help="写到：msg_id,cluster · written to"
    )
    search = verbs.add_parser("search", help="查找相似留言，并说明理由 · the likest messages, and why")
    _add_messages(search)
    search.add_argument("--text", required=True, help="要查的话 · the words to look for")
    search.add_argument("--json", action="store_true", help="给程序读 · for programs")
    renew = verbs.add_parser(
        "renew", help="给未办结的旧事补上标记，才能提示可能是同一件（后台每小时自动做） · mark older open matters"
    )
    renew.add_argument("--data", metavar="DIR", type=Path, default=None, help="数据文件夹 · the data folder")
    renew.add_argument("--all", action="store_true", help="全部重做 · all of them anew")
    renew.add_argument("--after", metavar="ID", default="", help="接着上次停下的地方 · go on where it was stopped")


def run(args: argparse.Namespace) -> int:
    from linli.cli.similar import answering, renewing

    try:
        if args.verb == "renew":
            return renewing.run(args)
        if args.verb == "cluster":
            return answering.cluster_file(args.input, args.output)
        return answering.search_file(args.input, args.text, as_json=args.json)
    except (Trouble, OSError) as wrong:
        print(f"linli similar: {sentence_of(wrong) or wrong}", file=sys.stderr)
        return 1


def _add_messages(parser: argparse.ArgumentParser) -> None:
    words = "列 msg_id,time,title,detail；可为 .gz · columns; may be .gz"
    parser.add_argument("input", type=Path, metavar="MESSAGES.csv", help=words)
