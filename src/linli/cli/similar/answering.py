"""What `linli similar` answers: a table of matters, or the likest messages with the reasons."""

import csv
import io
import json
from pathlib import Path
from typing import Any

from linli.cli import output
from linli.cli.similar.messages import Message, messages, reference
from linli.cli.trouble import Trouble
from linli.engines.similarity import Found, Reason, Report, Weights, explain
from linli.engines.similarity.clustering import cluster
from linli.engines.similarity.shelves import nearest

DATA = Path(__file__).resolve().parents[4] / "data"


def cluster_file(source: Path, target: Path) -> int:
    """Write msg_id,cluster in the order of the rows; messages of one matter bear one number, from 1."""
    held = [message.report for message in messages(source)]
    numbers = cluster(held, reference(DATA))
    table = io.StringIO(newline="")
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(["msg_id", "cluster"])
    writer.writerows((report.id, number + 1) for report, number in zip(held, numbers, strict=True))
    try:
        output.write(target, table.getvalue().encode())
    except FileNotFoundError:
        raise Trouble(f"没有文件夹 {target.parent}，请先建立", f"no folder {target.parent}: make it first") from None
    print(f"{len(held)} 条留言，{len(set(numbers))} 件事 · {len(held)} messages, {len(set(numbers))} matters")
    return 0


def search_file(source: Path, text: str, *, as_json: bool) -> int:
    """Print the five likest messages, best first."""
    if not text.strip():
        raise Trouble("--text 是空的，请写上要查的话", "--text is blank: say what to look for")
    held = messages(source)
    weights, reads = Weights.over([message.report for message in held], beside=reference(DATA))
    asked = weights.read(Report("", text))
    found = nearest(asked, reads)
    told = [_told(one, held[one.number], explain(one.read, asked, one.match, weights)) for one in found]
    if as_json:
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        print("\n".join(map(_line, told)) or "没有相似的留言 · no message is like it")
    return 0


def _told(found: Found, message: Message, reasons: tuple[Reason, ...]) -> dict[str, Any]:
    said = [reason.said() for reason in reasons]
    return {
        "msg_id": message.report.id,
        "score": round(found.rank, 3),
        "same": found.match.same and not found.match.weak,
        "weak": found.match.weak,
        "time": message.time,
        "title": message.report.title,
        "reason_zh": "；".join(chinese for chinese, _ in said),
        "reason_en": "; ".join(english for _, english in said),
    }


def _line(told: dict[str, Any]) -> str:
    return "{score:.3f}  {msg_id}  {time}  {title}\n       {reason_zh} · {reason_en}".format(**told)
