"""Who serves in the sample. Names are drawn from lists, numbers begin with 100: nobody real is meant."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from linli.foundation import table
from linli.office.workbook.rows import GridRow, OrganisationRow, PersonRow
from linli.office.workbook.sample import bodies, words

STEWARDS, DECLARED, ANCHORS = 112, 73, 60


@dataclass
class Crowd:
    """People who have no role yet: each name and each number is given once."""

    chance: Random

    def __post_init__(self) -> None:
        self.taken: set[str] = set()

    def one(self, names: str, **known: object) -> PersonRow:
        """A new person with a name from one of the lists."""
        name = self._new(lambda: self.chance.choice(words.SURNAMES) + self.chance.choice(names.split()))
        phone = self._new(lambda: f"100{self.chance.randrange(10**8):08}")
        return replace(PersonRow(name=name, phone=phone), **known)  # type: ignore[arg-type]

    def _new(self, draw: Callable[[], str]) -> str:
        while (found := draw()) in self.taken:
            continue
        self.taken.add(found)
        return found


def made(grids: list[GridRow], organisations: list[OrganisationRow], chance: Random) -> list[PersonRow]:
    """Every role of every person."""
    crowd = Crowd(chance)
    stewards = _stewards(crowd, grids)
    workers = list(_workers(crowd, grids, organisations, stewards))
    known = {row.phone: row for row in workers if row.organisation}
    stewards = [_as_known(row, known) for row in stewards]
    generals = list(dict.fromkeys(row.general_grid for row in grids))
    return [
        *_office(crowd, generals),
        *stewards,
        *_anchors(chance, grids, stewards, workers),
        *workers,
        *_specialists(crowd, generals),
    ]


def _as_known(row: PersonRow, known: dict[str, PersonRow]) -> PersonRow:
    """The same organisation on every row of a person."""
    return replace(row, organisation=known[row.phone].organisation) if row.phone in known else row


def _office(crowd: Crowd, generals: list[str]) -> Iterator[PersonRow]:
    """The secretary, four of the office (one keeps the fund's books), the street, and eleven leaders."""
    start = date(2023, 3, 6)
    yield crowd.one(words.ELDER, role="secretary", party=True, start=start)
    for index in range(4):
        person = crowd.one(words.YOUNGER, role="office", start=start)
        yield person
        if index == 3:
            yield replace(person, role="accountant")
    yield crowd.one(words.YOUNGER, role="street", start=start)
    for name in generals:
        yield crowd.one(words.YOUNGER, role="leader", general_grid=name, start=start)


def _stewards(crowd: Crowd, grids: list[GridRow]) -> list[PersonRow]:
    """One for each micro-grid, a second where it is needed; 73 of 112 say that they are Party members."""
    second = crowd.chance.sample(grids, STEWARDS - len(grids))
    declared = [True] * DECLARED + [False] * (STEWARDS - DECLARED)
    crowd.chance.shuffle(declared)
    return [
        crowd.one(words.ELDER, role="steward", micro_grid=grid.code, party=party, start=_soon(crowd.chance))
        for grid, party in zip([*grids, *second], declared, strict=True)
    ]


def _soon(chance: Random) -> date:
    """A day in the weeks after the micro-grids were drawn."""
    return date(2024, 3, 1) + timedelta(days=7 * chance.randrange(40))


def _workers(
    crowd: Crowd, grids: list[GridRow], organisations: list[OrganisationRow], stewards: list[PersonRow]
) -> Iterator[PersonRow]:
    """143 by source; heads of buildings and some of the groups' core people are stewards too."""
    compounds = list(dict.fromkeys(row.compound for row in grids))
    groups = [row.name for row in organisations if row.kind == "group"]
    also = iter(crowd.chance.sample(stewards, 44))
    for told in table.read(words.WORKERS, key="source").rows:
        source = told["source"]
        for index in range(int(told["count"])):
            grid = grids[(index * 7 + 3) % len(grids)]
            known: dict[str, object] = {"role": "worker", "source": source, "start": _soon(crowd.chance)}
            if source == "小区党支部书记":
                home = compounds[index]
                yield crowd.one(words.ELDER, **known, compound=home, organisation=bodies.branch_of(home), party=True)
            elif source == "业委会成员":
                home = bodies.WITH_OWNERS[index % len(bodies.WITH_OWNERS)]
                yield crowd.one(words.ELDER, **known, compound=home, organisation=bodies.owners_of(home))
            elif source == "楼栋长" or (source == "三自组织骨干" and index % 5 < 2):
                organisation = groups[index % len(groups)] if source == "三自组织骨干" else ""
                yield replace(next(also), **known, organisation=organisation)  # type: ignore[arg-type]
            elif source == "三自组织骨干":
                known["organisation"] = groups[index % len(groups)]
                yield crowd.one(words.ELDER, **known, general_grid=grid.general_grid)
            else:
                yield crowd.one(words.ELDER, **known, micro_grid=grid.code, party=True)


def _anchors(
    chance: Random, grids: list[GridRow], stewards: list[PersonRow], workers: list[PersonRow]
) -> Iterator[PersonRow]:
    """Households that offer themselves as a point of contact in 60 of the 84 micro-grids."""
    offers = [line for line in words.OFFERS.splitlines() if line]
    willing = {row.micro_grid: row for row in (*workers, *stewards) if row.micro_grid and row.party}
    chosen = sorted(chance.sample(sorted(willing), min(ANCHORS, len(willing))))
    for code in chosen:
        person = willing[code]
        yield replace(person, role="anchor", source="", offers=chance.choice(offers), start=_soon(chance))


def _specialists(crowd: Crowd, generals: list[str]) -> Iterator[PersonRow]:
    """45 of ten professions; police and doctors each have general grids of their own."""
    for told in table.read(words.SPECIALISTS, key="profession").rows:
        for index in range(int(told["count"])):
            near = told["profession"] in {"police", "doctor"}
            yield crowd.one(
                words.YOUNGER,
                role="specialist",
                profession=told["profession"],
                organisation=told["body"],
                general_grid=generals[index] if near else "",
                start=date(2024, 1, 8),
            )
