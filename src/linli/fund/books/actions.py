"""Verbs of the books: open them with a chart of accounts, and name the purposes that money is given for."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.foundation.refusals import Missing
from linli.foundation.writes import one_at_a_time, writes
from linli.fund.books.writing import append
from linli.fund.labels import Kind
from linli.fund.models import Account, Leaf, Purpose
from linli.fund.refusals import BadCode, IsOpen, NameTaken, NotOpen
from linli.territory.models import Community


@dataclass(frozen=True)
class Named:
    """A purpose: its code such as P01, and what it is for. `agency`: the donor names who receives it."""

    code: str
    name: str
    restricted: bool = True
    agency: bool = False
    words: str = ""


GENERAL = Named("P00", "社区治理", restricted=False, words="未限定用途的捐赠，由基金管委会决定用在哪里")


@writes
def open_books(
    community: Community, year: int, accounts: Sequence[Mapping[str, Any]], *, by: Actor, at: datetime
) -> Leaf:
    """Open the books with the chart of accounts of an accounting-rule year, and the purpose for unrestricted money.

    Each account is {code, name, sort, lots}. Raises `IsOpen`.
    """
    gate.require(by, "fund.open", Leaf(community=community))
    one_at_a_time(community.pk)
    if Account.objects.filter(community=community).exists():
        raise IsOpen()
    leaf = append(community.pk, Kind.CHART, {"year": year, "accounts": [dict(one) for one in accounts]}, at=at)
    audit.record(by, "fund.open", leaf, at=at, code=str(year))
    _name(community, GENERAL, at)
    return leaf


@writes
def name_purpose(community: Community, named: Named, *, by: Actor, at: datetime) -> Leaf:
    """Name a purpose for which money is given from now on. Raises `NotOpen`, `BadCode`, `NameTaken`, `Missing`."""
    gate.require(by, "fund.purpose", Leaf(community=community))
    one_at_a_time(community.pk)
    if not Account.objects.filter(community=community).exists():
        raise NotOpen()
    if not re.fullmatch(r"P\d{2,4}", named.code):
        raise BadCode(field="code", code=named.code)
    if not named.name.strip():
        raise Missing(field="name")
    same = Purpose.objects.filter(community=community)
    if same.filter(code=named.code).exists() or same.filter(name=named.name.strip()).exists():
        raise NameTaken(field="code")
    leaf = _name(community, named, at)
    audit.record(by, "fund.purpose", leaf, at=at, code=named.code)
    return leaf


def _name(community: Community, named: Named, at: datetime) -> Leaf:
    facts = {
        "purpose": named.code,
        "name": named.name.strip(),
        "restricted": named.restricted,
        "agency": named.agency,
        "words": named.words.strip(),
    }
    return append(community.pk, Kind.PURPOSE, facts, at=at)
