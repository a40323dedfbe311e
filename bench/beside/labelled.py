"""Messages that a reader has labelled: how well matters are told apart, at cuts chosen on one half for the other."""

import csv
import gzip
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np

from linli.cli.similar.messages import messages
from linli.engines.similarity import SAME, Report, Weights, score
from linli.engines.similarity.clustering import linked, scores

CUTS = [cut / 1000 for cut in range(80, 205, 5)]


@dataclass(frozen=True)
class Labelled:
    """Of the messages that are labelled: by their number, the matter and the place."""

    matter: dict[int, str]
    place: dict[int, str]

    def half(self, which: int) -> "Labelled":
        """Every second place, with all its matters."""
        places = sorted(set(self.place.values()))[which::2]
        kept = [number for number in self.matter if self.place[number] in places]
        return Labelled({n: self.matter[n] for n in kept}, {n: self.place[n] for n in kept})


def b_cubed(groups: Sequence[int], labelled: dict[int, str]) -> float:
    """The harmonic mean of precision and recall of each labelled message's group (Bagga and Baldwin 1998)."""
    ours, theirs = defaultdict[int, set[int]](set), defaultdict[str, set[int]](set)
    for number, matter in labelled.items():
        ours[groups[number]].add(number)
        theirs[matter].add(number)
    shared = {number: len(ours[groups[number]] & theirs[matter]) for number, matter in labelled.items()}
    precision = sum(shared[n] / len(ours[groups[n]]) for n in labelled) / len(labelled)
    recall = sum(shared[n] / len(theirs[matter]) for n, matter in labelled.items()) / len(labelled)
    return 2 * precision * recall / (precision + recall)


def area(same: Sequence[float], other: Sequence[float]) -> float:
    """How often a pair of one matter scores above a pair of two."""
    held = np.sort(np.array(other))
    below, upto = np.searchsorted(held, same, "left"), np.searchsorted(held, same, "right")
    return float((below + upto).sum() / 2 / len(same) / len(held))


def measure(folder: Path, beside: list[Report]) -> None:
    """Print the bars; the labels are read from the table beside the messages."""
    told = messages(next(iter(sorted(folder.glob("att3_messages*.csv*")))))
    labels = _labels(folder, {message.report.id: number for number, message in enumerate(told)})
    began = time.process_time()
    _, reads = Weights.over([message.report for message in told], beside=beside)
    near = scores(reads)
    groups = {cut: linked(near, cut) for cut in (*CUTS, SAME)}
    print(f"{len(told):,} messages: {time.process_time() - began:.1f} s CPU with all cuts;", end=" ")
    print(f"B-cubed F1 {b_cubed(groups[SAME], labels.matter):.3f} (bar 0.93), n {len(labels.matter)};", end=" ")
    for fit, held in ((0, 1), (1, 0)):
        cut = max(CUTS, key=lambda cut: b_cubed(groups[cut], labels.half(fit).matter))
        other = labels.half(held).matter
        print(f"cut {cut} chosen on the other half: {b_cubed(groups[cut], other):.3f}, n {len(other)};", end=" ")
    same, apart = [], []
    largest = max(set(labels.matter.values()), key=list(labels.matter.values()).count)
    smaller = []
    for one, other in _pairs(labels):
        value = score(reads[one], reads[other]).score
        if labels.matter[one] != labels.matter[other]:
            apart.append(value)
            continue
        same.append(value)
        smaller += [value] if labels.matter[one] != largest else []
    print(f"AUC {area(same, apart):.3f} (bar 0.85), n {len(same):,} against {len(apart):,};", end=" ")
    print(f"without the largest matter {area(smaller, apart):.3f}, n {len(smaller)}")


def _pairs(labels: Labelled) -> Iterator[tuple[int, int]]:
    """Pairs of one matter, and pairs of two matters of one place."""
    for one, other in combinations(sorted(labels.matter), 2):
        of_one_place = labels.place[one] and labels.place[one] == labels.place[other]
        if of_one_place or labels.matter[one] == labels.matter[other]:
            yield one, other


def _labels(folder: Path, numbers: dict[str, int]) -> Labelled:
    with gzip.open(
        next(iter(sorted(folder.glob("att3_issue*.csv.gz")))), "rt", encoding="utf-8-sig", newline=""
    ) as file:
        rows = [row for row in csv.DictReader(file) if row["msg_id"] in numbers]
    held = [(numbers[row["msg_id"]], row) for row in rows]
    return Labelled({n: row["cluster"] for n, row in held}, {n: row["place"] for n, row in held})
