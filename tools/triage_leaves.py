"""Fit data/triage_leaves.npz from data/triage_sentences.csv, or measure it on sentences that it has not seen.

    python tools/triage_leaves.py fit
    python tools/triage_leaves.py measure
    python tools/triage_leaves.py across

`fit` learns from the second and the third author. The sentences marked "first" are kept for `measure` and are never
learnt from. The keywords of the taxonomy were written after reading the odd-numbered of those, so what has never been
read by anyone who taught the model, the even-numbered, is asked beside the whole. `across` fits one of the teaching
authors and asks the other: thresholds are chosen by it, so that what is measured has no part in them.
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
TABLE = (DATA / "taxonomy.csv").read_text(encoding="utf-8")
FIRST, SECOND, THIRD = "first", "second", "third"
TAUGHT = (SECOND, THIRD)
SERVICE = ("BM07", "WY01", "JJ07")  # kinds whose sentences are what a complaint box is given
Row = tuple[str, str]


def sentences(*authors: str) -> list[Row]:
    """Code and text of the sentences of these authors."""
    with (DATA / "triage_sentences.csv").open(encoding="utf-8", newline="") as file:
        return [(row["code"], row["text"]) for row in csv.DictReader(file) if row["author"] in authors]


def share(name: str, hits: list[bool]) -> None:
    """A share, its interval and its n."""
    low, high = wilson(sum(hits), len(hits))
    print(f"{name:36} {sum(hits) / len(hits):.3f}  ({low:.3f}-{high:.3f})  n {len(hits)}")


def measure() -> None:
    """Ask the model that ships about the sentences that it has not seen: those nobody read first, then all."""
    taxonomy = Taxonomy.read(TABLE, model=reading((DATA / "triage_leaves.npz").read_bytes()))
    order: Counter[str] = Counter()
    unread: list[Row] = []
    for code, text in sentences(FIRST):
        order[code] += 1
        if order[code] % 2 == 0:
            unread.append((code, text))
    for name, asked in (("never read", unread), ("all", sentences(FIRST))):
        print(f"-- {name}")
        report([(code, suggest(text, taxonomy)) for code, text in asked], taxonomy)
        boxed(asked, taxonomy)


def across() -> None:
    """Fit one teaching author, ask about the other."""
    for teacher, asked in (TAUGHT, TAUGHT[::-1]):
        taxonomy = Taxonomy.read(TABLE, model=reading(learn(sentences(teacher), Taxonomy.read(TABLE))))
        print(f"-- {asked}, by {teacher}")
        report([(code, suggest(text, taxonomy)) for code, text in sentences(asked)], taxonomy)


def boxed(asked: list[Row], taxonomy: Taxonomy) -> None:
    """The same sentences after a complaint, as the complaint box reads them."""
    said = [(code, suggest_complaint(f"邻长不管，{text}", taxonomy).urgent) for code, text in asked]
    urgent = set(taxonomy.urgent_codes)
    share("box: urgent kinds noticed", [one for c, one in said if c in urgent])
    share("box: views on service made urgent", [one for c, one in said if c in SERVICE])
    share("box: others made urgent", [one for c, one in said if c not in urgent and c not in SERVICE])


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


def fit() -> None:
    """Make the file that ships."""
    model = learn(sentences(*TAUGHT), Taxonomy.read(TABLE), {"source": "triage_sentences.csv"})
    (DATA / "triage_leaves.npz").write_bytes(model)
    print(len(model) // 1024, "KB")


def main() -> None:
    """One of three verbs."""
    verbs = {"fit": fit, "measure": measure, "across": across}
    if len(sys.argv) != 2 or sys.argv[1] not in verbs:
        sys.exit(__doc__)
    verbs[sys.argv[1]]()


if __name__ == "__main__":
    main()
