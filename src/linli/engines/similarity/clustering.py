"""Which of many reports are one matter: average link over the scores of pairs, in the order of likeness.

Two groups are joined while the mean score of all pairs between them is at least the cut (unweighted average link,
Sokal and Michener 1958). A pair below `FLOOR`, or too far down the list of its neighbours, counts as 0.
"""

import heapq
from collections.abc import Iterable, Sequence

from linli.engines.similarity.judging import SAME, score
from linli.engines.similarity.report import Read, Report
from linli.engines.similarity.shelves import Shelves
from linli.engines.similarity.weighing import Weights

FLOOR = 0.05
ROUGHLY = 0.5  # a rough score leaves single signs and the many common words out
NEIGHBOURS = 100

Near = list[dict[int, float]]


def cluster(reports: Sequence[Report], beside: Iterable[Report] = (), cut: float = SAME) -> list[int]:
    """For each report the number of its matter; matters are numbered from 0 in the order of their first report.

    Words are weighed by what the reports hold, and by other texts `beside` them, which keep a small batch sober.
    """
    return linked(scores(Weights.over(reports, beside=beside)[1]), cut)


def scores(reads: Sequence[Read]) -> Near:
    """For each report its neighbours and the scores with them; two reports of which one tells no place are none."""
    shelves, near = Shelves(reads), [dict[int, float]() for _ in reads]
    for one, read in enumerate(reads):
        for other in shelves.nearest(read, NEIGHBOURS, FLOOR * ROUGHLY):
            if other != one and other not in near[one]:
                match = score(read, reads[other])
                if match.score >= FLOOR and not match.weak:
                    near[one][other] = near[other][one] = match.score
    return near


def linked(near: Near, cut: float = SAME) -> list[int]:
    """Average link: for each report the number of its group."""
    groups: dict[int, list[int]] = {number: [number] for number in range(len(near))}
    sums = {number: dict(held) for number, held in enumerate(near)}
    heap = [(-value, one, other) for one, held in sums.items() for other, value in held.items() if one < other]
    heapq.heapify(heap)
    fresh = len(near)
    while heap and -heap[0][0] >= cut:
        _, one, other = heapq.heappop(heap)
        if one not in groups or other not in groups:
            continue
        groups[fresh] = groups.pop(one) + groups.pop(other)
        sums[fresh] = _joined(sums, one, other, fresh)
        for third, total in sums[fresh].items():
            mean = total / (len(groups[fresh]) * len(groups[third]))
            heapq.heappush(heap, (-mean, third, fresh))
        fresh += 1
    return _numbered(groups, len(near))


def _joined(sums: dict[int, dict[int, float]], one: int, other: int, fresh: int) -> dict[int, float]:
    """The sums of scores from the new group to each other group, which learn of it."""
    total = sums.pop(one)
    for third, value in sums.pop(other).items():
        total[third] = total.get(third, 0.0) + value
    for gone in (one, other):
        total.pop(gone, None)
    for third, value in total.items():
        for gone in (one, other):
            sums[third].pop(gone, None)
        sums[third][fresh] = value
    return total


def _numbered(groups: dict[int, list[int]], size: int) -> list[int]:
    numbers = [0] * size
    for number, members in enumerate(sorted(groups.values(), key=min)):
        for member in members:
            numbers[member] = number
    return numbers
