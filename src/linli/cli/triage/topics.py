"""`linli triage fit`, `predict` and `compare`: topics of messages with a title and a detail."""

import argparse
import hashlib
from collections.abc import Callable
from pathlib import Path

from linli.cli.triage import tables
from linli.cli.trouble import Trouble
from linli.engines.triage.learning import Labelled, Model, ModelError, compare, fit

FIELDS = ("title", "detail")
SHOWN = 20


def run_fit(args: argparse.Namespace) -> int:
    """Learn; the same file gives the same model, byte for byte."""
    messages = _labelled(args.input)
    model = fit(messages, note={"source": hashlib.sha256(args.input.read_bytes()).hexdigest()})
    content = model.to_bytes()
    tables.put(args.output, content)
    print(f"{args.output} · {len(messages)} 条 messages · {len(model.labels)} 类 topics · {len(content) // 1024} KB")
    return 0


def run_predict(args: argparse.Namespace) -> int:
    """A topic, a share of belief and the words that decided, for each message in its order."""
    model, rows = _model(args.model), tables.read(args.input, ("id", *FIELDS))
    answers = [(row["id"], model.predict(row)) for row in rows]
    lines = [(id_, said.label, f"{said.confidence:.4f}", "、".join(said.words)) for id_, said in answers]
    tables.write(args.output, ("id", "label", "confidence", "reason"), lines)
    print(f"{args.output} · {len(lines)} 条 messages")
    return 0


def run_compare(args: argparse.Namespace) -> int:
    """Both models on messages that neither was fitted on."""
    old, new, messages = _model(args.old), _model(args.new), _labelled(args.input)
    ids = [row["id"] for row in tables.read(args.input, ("id",))]
    said = compare(old, new, messages)
    print(f"macro-F1  旧 old {said.old_f1:.4f}  新 new {said.new_f1:.4f}  (n {len(messages)})")
    print(f"都对 both {said.both}  都错 neither {said.neither}")
    print(f"仅旧对 old only {said.old_only}  仅新对 new only {said.new_only}")
    print(f"McNemar p {said.chance:.4g}")
    for number, truth, before, after in said.differ[:SHOWN]:
        print(f"{ids[number]}: {truth} · 旧 old {before} · 新 new {after}")
    if len(said.differ) > SHOWN:
        print(f"… 共 {len(said.differ)} 条不同 · {len(said.differ)} differ in all")
    return 0


VERBS: dict[str, Callable[[argparse.Namespace], int]] = {
    "fit": run_fit,
    "predict": run_predict,
    "compare": run_compare,
}


def _labelled(file: Path) -> list[Labelled]:
    rows = tables.read(file, ("id", *FIELDS, "label"))
    blank = next((number for number, row in enumerate(rows, 1) if not row["label"].strip()), 0)
    if blank:
        raise Trouble(f"{file} 第 {blank} 条没有标签，请填上或删去", f"Message {blank} has no label: fill it in")
    return [Labelled({name: row[name] for name in FIELDS}, row["label"].strip()) for row in rows]


def _model(file: Path) -> Model:
    try:
        return Model.from_bytes(file.read_bytes())
    except ModelError as wrong:
        raise Trouble(*f"{file}：{wrong}".split(" · ", 1)) from None
