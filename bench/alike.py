"""Open matters that may be the same, in the tables of the rooms: what one more report costs, and what a question does.

python -m bench.alike [MATTERS]      (100000; bars: kept in 5 ms, asked in 10 ms, 1 GB for a million)
"""

import itertools
import os
import sys
import time
from array import array
from collections.abc import Iterable, Iterator
from datetime import datetime
from uuid import UUID

import numpy as np
from django.db import connection, transaction
from numpy.typing import NDArray

from bench.beside.matters import again, matters
from bench.pages import call_command
from bench.similarity import Spent
from linli.cases.alike import keeping, packing
from linli.cases.alike.finding import alike
from linli.cases.alike.reading import signs_of_kind
from linli.cases.models import Case, Report, Sign
from linli.engines import similarity
from linli.territory.models import Building, Compound, Stairwell
from tests.builders import NOON, World, a_case, a_world

Row = tuple[int, similarity.Report]
ASKED, KEPT, AT_ONCE, A_MONTH = 400, 200, 5_000, 9_000


class Town:
    """The land of the made-up matters, row by row as it is first spoken of, and a matter to copy."""

    def __init__(self, world: World) -> None:
        self.world, self.pattern = world, a_case(world)
        self.compounds: dict[str, Compound] = {}
        self.stairwells: dict[tuple[str, str], Stairwell] = {}

    def row(self, number: int, said: similarity.Report) -> tuple[Case, Report]:
        """A matter and its report, as the rooms would keep them."""
        place, of = said.place, {"community": self.world.community}
        compound = self.compounds.get(place.compound) or self._compound(place.compound) if place.compound else None
        door = (place.compound, place.stairwell)
        stairwell = self.stairwells.get(door) or self._stairwell(place) if place.stairwell else None
        words = f"{place.compound} {place.building}号楼 {place.stairwell}" if place.compound else "柳荫社区"
        month = packing.FIRST_YEAR * 12 + number // A_MONTH
        made = {f.attname: getattr(self.pattern, f.attname) for f in Case._meta.concrete_fields if f.name != "id"}
        made |= {"number": (month // 12 * 100 + month % 12 + 1) * 10_000 + number % A_MONTH + 2, "kind": said.kind}
        made |= {"place_words": words, "stairwell_id": stairwell and stairwell.pk, "title": said.words[:28]}
        case = Case(**made | {"compound_id": compound and compound.pk, "micro_grid_id": None, "sealed": False})
        case.urgent, case.stairwell = False, stairwell
        columns = {"compound": compound, "stairwell": stairwell, **of}
        at = datetime.combine(said.day or NOON.date(), NOON.timetz())
        report = Report(case=case, channel="qr", words=said.words, at=at, tracking=f"{number:08X}", **columns)
        return case, report

    def _compound(self, name: str) -> Compound:
        general = self.world.generals[0]
        of = {"community": self.world.community, "general_grid": general}
        self.compounds[name] = Compound.objects.create(name=name, **of)
        return self.compounds[name]

    def _stairwell(self, place: similarity.Place) -> Stairwell:
        compound, of = self.compounds[place.compound], {"community": self.world.community}
        building, _ = Building.objects.get_or_create(compound=compound, name=f"{place.building}号楼", **of)
        columns = {"building": building, "compound": compound, "name": place.stairwell, "households": 20, **of}
        made = Stairwell.objects.create(code=f"{len(self.stairwells):07}", **columns)
        self.stairwells[place.compound, place.stairwell] = made
        return made


@transaction.atomic
def fill(town: Town, count: int) -> list[tuple[int, similarity.Report, UUID]]:
    """Keep that many; some of them are given back to ask about. Their signs are laid sorted, as an index is built."""
    asked: list[tuple[int, similarity.Report, UUID]] = []
    signs, step, making = array("q"), max(1, count // ASKED), 0.0
    for batch in batched(enumerate(matters(count), 1), AT_ONCE):
        rows = [town.row(number, said) for number, said in batch]
        began = time.process_time()
        for case, report in rows:
            keeping.told(report, case)
            of_both = (*packing.read(report.signs), *signs_of_kind(case))
            signs.extend(packing.packed(sign, case.number) for sign in of_both)
        making += time.process_time() - began
        Case.objects.bulk_create([case for case, _ in rows])
        Report.objects.bulk_create([report for _, report in rows])
        told = zip(batch, rows, strict=True)
        asked += [(number, said, case.pk) for (number, said), (case, _) in told if number % step == 0]
    began = time.process_time()
    lay(np.unique(np.frombuffer(signs, dtype=np.int64)))
    print(f"signs made in {making:.0f} s CPU, laid in {time.process_time() - began:.0f} s CPU (bar 600 s);", end=" ")
    return asked


def lay(ids: NDArray[np.int64]) -> None:
    with connection.cursor() as cursor:
        for start in range(0, len(ids), 100 * AT_ONCE):
            some = [(id,) for id in ids[start : start + 100 * AT_ONCE].tolist()]
            cursor.executemany("INSERT INTO cases_sign (id) VALUES (%s)", some)


def batched(rows: Iterable[Row], size: int) -> Iterator[list[Row]]:
    """Some at a time."""
    rows = iter(rows)
    while batch := list(itertools.islice(rows, size)):
        yield batch


def megabytes() -> float:
    with connection.cursor() as cursor:
        cursor.execute("SELECT SUM(pgsize) FROM dbstat WHERE name = 'cases_sign'")
        return float(cursor.fetchone()[0] or 0) / 1e6


def main(count: int) -> None:
    call_command("migrate", verbosity=0)
    town = Town(a_world())
    began, cpu = time.perf_counter(), time.process_time()
    asked = fill(town, count)
    took, cpu = time.perf_counter() - began, time.process_time() - cpu
    print(
        f"{count:,} open matters in the rooms, {Sign.objects.count():,} signs: {took:.0f} s, {cpu:.0f} s CPU,", end=" "
    )
    print(f"{megabytes():.0f} MB of signs and {100e-6 * count:.0f} MB beside the reports")
    ask(town, count, asked)
    keep(town, count)


def ask(town: Town, count: int, asked: list[tuple[int, similarity.Report, UUID]]) -> None:
    """Somebody else reports some of them again: what may be the same?"""
    by, spent, hits = town.world.actor("office"), Spent(), 0
    drawn = list(again([(number, said) for number, said, _ in asked]))
    for one, (_, _, matter) in zip(drawn, asked, strict=True):
        case, report = town.row(count + one.number, one.report)
        with spent:
            found = alike(case, [report], by)
        hits += matter in [each.case.pk for each in found]
    print(f"asked for the five likeliest: {spent} (bar p95 10 ms); planted found {hits} of {len(asked)}")
    print(f"load of the machine: {os.getloadavg()}")


def keep(town: Town, count: int) -> None:
    """One more is taken."""
    spent = Spent()
    for number, said in enumerate(matters(KEPT, seed=5), 2 * count + 1):
        case, report = town.row(number, said)
        with spent:
            keeping.told(report, case)
            keeping.lay(case, [report])
    print(f"one more kept: {spent} (bar 5 ms)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
