"""Which reports are one matter: real messages where they are at hand, and an index of a million made-up matters.

LINLI_MESSAGES=folder of att3_messages*.csv.gz and att3_issue_clusters*.csv.gz; LINLI_MATTERS=how many, 1,000,000.
"""

import os
import statistics
import tempfile
import time
from collections import Counter, defaultdict
from pathlib import Path
from random import Random

from bench.beside import labelled
from bench.beside.matters import DATA, again, compounds, matters
from linli.cli.similar.keeping import Shelf
from linli.cli.similar.messages import reference
from linli.engines.similarity import Weights, candidates
from linli.engines.similarity.shelves import Shelves, nearest

MATTERS = int(os.environ.get("LINLI_MATTERS", "1000000"))
ASKED, BRUTE, BRUTE_ASKED, KEPT = 2_000, 20_000, 300, 300


def real() -> None:
    folder = os.environ.get("LINLI_MESSAGES")
    if not folder:
        print("real messages: not measured (LINLI_MESSAGES is not set)")
        return
    labelled.measure(Path(folder), reference(DATA))


def share(hits: "defaultdict[str, list[int]]") -> str:
    return ", ".join(f"{told} {sum(held) / len(held):.1%} of {len(held)}" for told, held in sorted(hits.items()))


class Spent:
    """Milliseconds of many calls, by the clock and of the processor."""

    def __init__(self) -> None:
        self.clock: list[float] = []
        self.processor: list[float] = []

    def __enter__(self) -> None:
        self._began = time.perf_counter(), time.process_time()

    def __exit__(self, *_: object) -> None:
        self.clock.append((time.perf_counter() - self._began[0]) * 1000)
        self.processor.append((time.process_time() - self._began[1]) * 1000)

    def __str__(self) -> str:
        clock, processor = (statistics.quantiles(held, n=100) for held in (self.clock, self.processor))
        return (
            f"p50 {clock[49]:.2f} p95 {clock[94]:.2f} p99 {clock[98]:.2f} ms,"
            f" of the processor p50 {processor[49]:.2f} p95 {processor[94]:.2f} ms, n {len(self.clock):,}"
        )


def index(folder: Path, weights: Weights) -> None:
    file = folder / "matters.db"
    began, cpu = time.perf_counter(), time.process_time()
    shelf = Shelf(file, weights)
    shelf.fill(matters(MATTERS))
    took, cpu = time.perf_counter() - began, time.process_time() - cpu
    print(f"index of {MATTERS:,} matters: {took:.0f} s, {cpu:.0f} s CPU (bar 600 s),", end=" ")
    shelf.shrink()
    print(f"{file.stat().st_size / 1e6:,.0f} MB with the words of the matters (bar 1,000 MB)")
    asked = set(Random(3).sample(range(1, MATTERS + 1), min(ASKED, MATTERS // 10)))
    drawn = [(number, report) for number, report in enumerate(matters(MATTERS), 1) if number in asked]
    hits: defaultdict[str, list[int]] = defaultdict(list)
    spent = Spent()
    for one in again(drawn):
        with spent:
            found = candidates(one.report, shelf, weights)
        hits[one.told].append(one.number in [each.number for each in found])
    print(f"candidates, five best: {spent} (bar p95 10 ms); planted found: {share(hits)}")
    spent = Spent()
    for report in matters(KEPT, seed=5):
        with spent:
            shelf.keep(report)
    print(f"one more matter kept: {spent} (bar 5 ms)")
    shelf.close()


def beside_brute_force(folder: Path, weights: Weights) -> None:
    """The same questions to an index and to a comparison with every matter."""
    shelf = Shelf(folder / "few.db", weights)
    held = list(matters(BRUTE, seed=9))
    shelf.fill(held)
    reads = [weights.read(report) for report in held]
    shelves = Shelves(reads)
    by_index: defaultdict[str, list[int]] = defaultdict(list)
    by_all: defaultdict[str, list[int]] = defaultdict(list)
    agree = Counter[bool]()
    for one in again(list(enumerate(held, 1))[:: BRUTE // BRUTE_ASKED], seed=13):
        few = [each.number for each in candidates(one.report, shelf, weights)]
        all_ = [each.number + 1 for each in nearest(weights.read(one.report), reads, shelves)]
        by_index[one.told].append(one.number in few)
        by_all[one.told].append(one.number in all_)
        agree[bool(few and all_ and few[0] == all_[0])] += 1
    print(f"beside a comparison with all {BRUTE:,}: index {share(by_index)}; all {share(by_all)};", end=" ")
    print(f"the same first {agree[True] / agree.total():.1%}")
    shelf.close()


def main() -> None:
    weights = Weights.of(reference(DATA), compounds())
    with tempfile.TemporaryDirectory(prefix="linli-similar-") as folder:
        beside_brute_force(Path(folder), weights)
        index(Path(folder), weights)
    real()


if __name__ == "__main__":
    main()
