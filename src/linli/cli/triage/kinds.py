"""`linli triage leaves`: the kind of each text by the product's own taxonomy, and whether a danger is suspected."""

import argparse
from pathlib import Path

from linli.cli.triage import tables
from linli.engines.triage import Suggestion, Taxonomy, suggest
from linli.engines.triage.learning.leaves import reading

DATA = Path(__file__).parents[4] / "data"


def run(args: argparse.Namespace) -> int:
    """Three kinds, 1 where the number of the emergency is shown, and the words that led there, for each text."""
    rows = tables.read(args.input, ("id", "text"))
    model = reading((DATA / "triage_leaves.npz").read_bytes())
    taxonomy = Taxonomy.read((DATA / "taxonomy.csv").read_text(encoding="utf-8"), model=model)
    lines = [(row["id"], *_line(suggest(row["text"], taxonomy))) for row in rows]
    tables.write(args.output, ("id", "code1", "code2", "code3", "urgent", "reason"), lines)
    print(f"{args.output} · {len(lines)} 条 texts · {sum(int(line[4]) for line in lines)} 条紧急 urgent")
    return 0


def _line(said: Suggestion) -> tuple[str, str, str, int, str]:
    second, third = (*said.alternatives, "", "")[:2]
    words = dict.fromkeys(word for reason in said.reasons for word in reason.words)
    return said.code, second, third, int(said.urgent), "、".join(words)
