"""`linli ballot`: counts a vote for projects from its file, on any computer; anyone may count again."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from linli.cli.trouble import Trouble

if TYPE_CHECKING:
    from linli.engines import ballot

NAME = "ballot"
HELP = "项目投票：按选票文件计票 · count a vote for projects from its file"


def add(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    count = verbs.add_parser("count", help="计票，列出获资助的项目 · count; prints the ids of the funded projects")
    count.add_argument("file", type=Path, metavar="FILE.pb", help="Pabulib 格式的选票 · the votes, as Pabulib has them")
    count.add_argument("--rule", choices=["mes", "greedy"], default="mes", help="均等份额法或按票数 · (mes)")
    count.add_argument("--lot", default="", help="投票前公布的公示根，定平票 · breaks ties: published before")
    count.add_argument("--json", action="store_true", help="连同过程 · with how it came about")


def run(args: argparse.Namespace) -> int:
    from linli.engines import ballot

    try:
        text = args.file.read_bytes().decode("utf-8-sig")
        election = ballot.read(text, args.lot.encode())
    except UnicodeDecodeError:
        raise Trouble(
            f"{args.file} 不是 UTF-8 编码的文本，请另存为 UTF-8", f"{args.file} is no UTF-8 text: save it as UTF-8"
        ) from None
    except ballot.BallotError as wrong:
        raise Trouble(*f"{args.file}: {wrong}".split(" · ", 1)) from None
    counted = ballot.count(election, args.rule)
    if args.json:
        print(json.dumps(_whole(counted), ensure_ascii=False, indent=2))
    else:
        print("\n".join(counted.funded))
    return 0


def _whole(counted: "ballot.Count") -> dict[str, object]:
    """Everything of a count; amounts are exact: decimal text or a fraction such as 1000/3."""
    whole: dict[str, object] = {"rule": counted.rule, "funded": counted.funded, "cost": str(counted.cost)}
    if shares := counted.shares:
        whole |= {
            "finish": counted.finish,
            "each_voter": str(shares.endowment),
            "bought": [{"id": p.id, "support": str(p.support), "share": str(p.share)} for p in shares.bought],
            "lacked": {id: str(amount) for id, amount in shares.lacked.items()},
            "prefer_shares": counted.prefer_shares,
            "prefer_greedy": counted.prefer_greedy,
        }
    return whole
