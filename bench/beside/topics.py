"""How well topics are learnt from real messages that lie outside the project, and what that costs."""

import csv
import gzip
import os
import random
import time
from collections import Counter, defaultdict
from math import log
from pathlib import Path

from linli.engines.triage.learning import Labelled, fit, macro_f1, wilson

FOLDS = 5


def report() -> None:
    """Five folds; 'not measured' without LINLI_MESSAGES, the folder of the messages."""
    folder = os.environ.get("LINLI_MESSAGES")
    if not folder:
        print("topics: not measured (LINLI_MESSAGES names no folder)")
        return
    messages = read(Path(folder) / "att2_given.csv.gz")
    fold = folds(messages)
    truth, said, bare_said, fits, asked, bare_asked = [], [], [], [], 0.0, 0.0
    for number in range(FOLDS):
        known = [m for m, f in zip(messages, fold, strict=True) if f != number]
        new = [m for m, f in zip(messages, fold, strict=True) if f == number]
        begun = time.process_time()
        model = fit(known)
        fits.append(time.process_time() - begun)
        truth += [m.label for m in new]
        begun = time.process_time()
        said += [model.predict(m.fields).label for m in new]
        asked += time.process_time() - begun
        simple = Bare(known)
        begun = time.process_time()
        bare_said += [simple.label(m) for m in new]
        bare_asked += time.process_time() - begun
    right = sum(t == s for t, s in zip(truth, said, strict=True))
    low, high = wilson(right, len(truth))
    print(f"topics: macro-F1 {macro_f1(truth, said):.4f} (bar 0.92; bare {macro_f1(truth, bare_said):.4f})")
    print(f"topics: right {right / len(truth):.4f} ({low:.4f}-{high:.4f}), n {len(truth)}, {FOLDS} folds")
    print(f"topics: fit {max(fits):.1f} s CPU at most (bar 20 s)")
    each, bare_each = (1000 * spent / len(truth) for spent in (asked, bare_asked))
    print(f"topics: {each:.2f} ms CPU a prediction (bar 2 ms; bare {bare_each:.2f} ms)")


def read(file: Path) -> list[Labelled]:
    with gzip.open(file, "rt", encoding="utf-8-sig", newline="") as table:
        return [Labelled({"title": r["title"], "detail": r["detail"]}, r["label"]) for r in csv.DictReader(table)]


def folds(messages: list[Labelled]) -> list[int]:
    """A fold for each message; each label is spread evenly over the folds, by chance with a fixed seed."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for number, message in enumerate(messages):
        places[message.label].append(number)
    found, chance = [0] * len(messages), random.Random(0)
    for label in sorted(places):
        chance.shuffle(places[label])
        for order, number in enumerate(places[label]):
            found[number] = order % FOLDS
    return found


class Bare:
    """What one writes in ten lines: naive Bayes on pairs of signs."""

    def __init__(self, messages: list[Labelled]) -> None:
        self.count: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for message in messages:
            self.count[message.label].update(self.pairs(message))
        self.total = {label: sum(count.values()) for label, count in self.count.items()}
        self.size = len({pair for count in self.count.values() for pair in count})

    def pairs(self, message: Labelled) -> list[str]:
        text = message.fields["title"] + " " + message.fields["detail"]
        return [text[place : place + 2] for place in range(len(text) - 1)]

    def label(self, message: Labelled) -> str:
        pairs = self.pairs(message)

        def score(label: str) -> float:
            count, total = self.count[label], self.total[label] + self.size
            return sum(log((count[pair] + 1) / total) for pair in pairs)

        return max(sorted(self.count), key=score)
