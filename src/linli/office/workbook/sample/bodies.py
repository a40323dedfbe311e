"""Organisations of the sample: branches, committees, groups, merchants, partners, bodies of the specialists."""

from datetime import date
from random import Random

from linli.foundation import table
from linli.office.workbook.rows import CompoundRow, OrganisationRow
from linli.office.workbook.sample import words

BRANCHES, PARTY_MEMBERS, MERCHANTS = 24, 1193, 43
WITH_OWNERS = ("友邻新村", "向阳院", "荷塘苑", "锦书园", "云栖苑", "星河台")


def made(compounds: list[CompoundRow], chance: Random) -> list[OrganisationRow]:
    """Every organisation, kind after kind."""
    return [
        *_branches(compounds, chance),
        *_of_compounds(compounds, chance),
        *_groups(compounds, chance),
        *_merchants(compounds, chance),
        *(OrganisationRow(name=name, kind="partner", start=_day(chance, 2023)) for name in words.PARTNERS.split()),
        *(OrganisationRow(name=row["body"], kind="bureau") for row in table.read(words.SPECIALISTS).rows),
    ]


def _day(chance: Random, year: int) -> date:
    return date(year + chance.randint(0, 1), chance.randint(1, 12), chance.randint(1, 28))


def branch_of(compound: str) -> str:
    return f"{compound}党支部"


def owners_of(compound: str) -> str:
    return f"{compound}业委会"


def _branches(compounds: list[CompoundRow], chance: Random) -> list[OrganisationRow]:
    """A branch for each compound and nine on general grids; their members add up to what the community has."""
    generals = list(dict.fromkeys(row.general_grid for row in compounds))
    more = BRANCHES - len(compounds)
    weights = [chance.uniform(0.7, 1.3) for _ in range(BRANCHES)]
    counts = [int(weight * PARTY_MEMBERS / sum(weights)) for weight in weights]
    counts[0] += PARTY_MEMBERS - sum(counts)
    founded = date(2021, 6, 1)
    return [
        *(
            OrganisationRow(name=branch_of(row.name), kind="branch", members=count, compound=row.name, start=founded)
            for row, count in zip(compounds, counts, strict=False)
        ),
        *(
            OrganisationRow(name=f"{name}联合党支部", kind="branch", members=count, general_grid=name, start=founded)
            for name, count in zip(generals[:more], counts[len(compounds) :], strict=True)
        ),
    ]


def _of_compounds(compounds: list[CompoundRow], chance: Random) -> list[OrganisationRow]:
    """Owners' committees, elected for five years at most, and property companies."""
    owners = [
        OrganisationRow(
            name=owners_of(name),
            kind="owners",
            members=chance.choice((5, 7, 9)),
            compound=name,
            start=date(2023, 5, 1),
            end=date(2028, 5, 1),
        )
        for name in WITH_OWNERS
    ]
    managed = [row.name for row in compounds if row.management == "property"]
    return owners + [OrganisationRow(name=f"{name}物业服务中心", kind="property", compound=name) for name in managed]


def _groups(compounds: list[CompoundRow], chance: Random) -> list[OrganisationRow]:
    """Self-organised groups; every third belongs to one compound."""
    return [
        OrganisationRow(
            name=name,
            kind="group",
            members=chance.randint(6, 34),
            compound=chance.choice(compounds).name if index % 3 == 0 else "",
            start=_day(chance, 2022),
        )
        for index, name in enumerate(words.GROUPS.split())
    ]


def _merchants(compounds: list[CompoundRow], chance: Random) -> list[OrganisationRow]:
    prefixes, trades = words.PREFIXES.split(), words.TRADES.split()
    names = [prefix + trade for prefix in prefixes for trade in trades]
    return [
        OrganisationRow(
            name=name, kind="merchant", general_grid=chance.choice(compounds).general_grid, start=_day(chance, 2022)
        )
        for name in chance.sample(names, MERCHANTS)
    ]
