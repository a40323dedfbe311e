"""How well the model of kinds that ships reads sentences that it has not seen, beside the keywords alone."""

import csv
import time
from pathlib import Path

from linli.engines.triage import Suggestion, Taxonomy, suggest
from linli.engines.triage.learning import wilson
from linli.engines.triage.learning.leaves import reading

DATA = Path(__file__).parents[2] / "data"
UNSEEN = "first"  # the author of data/triage_sentences.csv from whom nothing is learnt
HOME = "TJ06"


def report() -> None:
    """Shares with their 95 % intervals, for both; and what a suggestion costs."""
    table = (DATA / "taxonomy.csv").read_text(encoding="utf-8")
    with (DATA / "triage_sentences.csv").open(encoding="utf-8", newline="") as file:
        asked = [(row["code"], row["text"]) for row in csv.DictReader(file) if row["author"] == UNSEEN]
    model = (DATA / "triage_leaves.npz").read_bytes()
    for name, taxonomy in (("kinds", Taxonomy.read(table, model=reading(model))), ("bare", Taxonomy.read(table))):
        begun = time.process_time()
        said = [(code, suggest(text, taxonomy)) for code, text in asked]
        spent = 1000 * (time.process_time() - begun) / len(asked)
        shares(name, said, set(taxonomy.urgent_codes))
        print(f"{name}: {spent:.2f} ms CPU a suggestion")
    print(f"kinds: the model is {len(model) // 1024} KB")


def shares(name: str, said: list[tuple[str, Suggestion]], urgent: set[str]) -> None:
    """First, first three, dangers noticed and false alarms."""
    for what, hits in (
        ("first right (bar 0.80)", [c == s.code for c, s in said]),
        ("right of three (bar 0.93)", [c in (s.code, *s.alternatives[:2]) for c, s in said]),
        ("urgent kinds noticed (bar 0.99)", [s.urgent for c, s in said if c in urgent]),
        ("danger at home noticed (bar 0.99)", [s.urgent for c, s in said if c == HOME]),
        ("false alarms (bar 0.03)", [s.urgent for c, s in said if c not in urgent]),
    ):
        low, high = wilson(sum(hits), len(hits))
        print(f"{name}: {what} {sum(hits) / len(hits):.3f} ({low:.3f}-{high:.3f}), n {len(hits)}")
