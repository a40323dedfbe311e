"""Fit data/triage_leaves.npz from data/triage_sentences.csv, or measure one author's sentences by the other's.

    python tools/triage_leaves.py fit
    python tools/triage_leaves.py measure

The keywords of the taxonomy were written after reading the odd-numbered sentences of the first author for each kind,
so only the even-numbered ones are measured, by a fit on the sentences of the second author alone.
"""

import csv
import sys
from collections import Counter
from pathlib import Path

from linli.engines.triage import Suggestion, Taxonomy, suggest, suggest_complaint
from linli.engines.triage.learning import wilson
from linli.engines.triage.learning.leaves import reading
from linli.engines.triage.teaching import learn

DATA = Path(__file__).parent.parent / "data"
FIRST, SECOND = "first", "second"
SERVICE = ("BM07", "WY01", "JJ07")  # kinds whose sentences are what a complaint box is given
Row = tuple[str, str]


def sentences(author: str = "") -> list[Row]:
    """Code and text of every sentence, or of one author's."""
    with (DATA / "triage_sentences.csv").open(encoding="utf-8", newline="") as file:
        return [(row["code"], row["text"]) for row in csv.DictReader(file) if author in ("", row["author"])]


def share(name: str, hits: list[bool]) -> None:
    """A share, its interval and its n."""
    low, high = wilson(sum(hits), len(hits))
    print(f"{name:36} {sum(hits) / len(hits):.3f}  ({low:.3f}-{high:.3f})  n {len(hits)}")


def measure() -> None:
    """Fit on one author, ask about the other."""
    table = (DATA / "taxonomy.csv").read_text(encoding="utf-8")
    taxonomy = Taxonomy.read(table, model=reading(learn(sentences(SECOND), Taxonomy.read(table))))
    order: Counter[str] = Counter()
    asked: list[Row] = []
    for code, text in sentences(FIRST):
        order[code] += 1
        if order[code] % 2 == 0:
            asked.append((code, text))
    report([(code, suggest(text, taxonomy)) for code, text in asked], taxonomy)
    boxed = [(code, suggest_complaint(f"邻长不管，{text}", taxonomy).urgent) for code, text in asked]
    urgent = set(taxonomy.urgent_codes)
    share("box: urgent kinds noticed", [said for c, said in boxed if c in urgent])
    share("box: views on service made urgent", [said for c, said in boxed if c in SERVICE])
    share("box: others made urgent", [said for c, said in boxed if c not in urgent and c not in SERVICE])


def report(answers: list[tuple[str, Suggestion]], taxonomy: Taxonomy) -> None:
    """Shares with their intervals, on a line each."""
    urgent = set(taxonomy.urgent_codes)
    share("first suggestion right", [c == s.code for c, s in answers])
    share("right among first and two next", [c in (s.code, *s.alternatives[:2]) for c, s in answers])
    share("group right", [c[:2] == s.code[:2] for c, s in answers])
    share("urgent kinds noticed", [s.urgent for c, s in answers if c in urgent])
    share("danger at home noticed", [s.urgent for c, s in answers if c == "TJ06"])
    share("urgent kinds: right one shown", [s.urgent_code == c for c, s in answers if c in urgent])
    share("others: number shown needlessly", [s.urgent for c, s in answers if c not in urgent])
    for band in ("clear", "likely", "unsure"):
        share(f"  {band}: right", [c == s.code for c, s in answers if s.confidence_band == band])
    share("with a reason", [bool(s.reasons) for _, s in answers])


def main() -> None:
    """One of two verbs."""
    if sys.argv[1:] == ["measure"]:
        measure()
    elif sys.argv[1:] == ["fit"]:
        taxonomy = Taxonomy.read((DATA / "taxonomy.csv").read_text(encoding="utf-8"))
        model = learn(sentences(), taxonomy, {"source": "triage_sentences.csv"})
        (DATA / "triage_leaves.npz").write_bytes(model)
        print(len(model) // 1024, "KB")
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
