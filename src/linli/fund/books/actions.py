"""Verbs of the books: open them with a chart of accounts, and name the purposes that money is given for."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.foundation.refusals import Missing
from linli.foundation.writes import one_at_a_time, writes
from linli.fund.books.writing import append
from linli.fund.labels import Kind
from linli.fund.models import Account, Leaf, Purpose
from linli.fund.refusals import BadCode, IsOpen, NameTaken, NotOpen


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
def open_books(chart: Mapping[str, Any], *, by: Actor, at: datetime) -> Leaf:
    """Open the books of the actor's community with a chart of accounts, and the purpose for unrestricted money.

    The chart is {year, accounts: [{code, name, sort, lots}]}. Raises `IsOpen`.
    """
    gate.require(by, "fund.open", Leaf(community_id=by.community))
    one_at_a_time(by.community)
    if Account.objects.filter(community=by.community).exists():
        raise IsOpen()
    leaf = append(by.community, Kind.CHART, chart, at=at)
    audit.record(by, "fund.open", leaf, at=at, code=str(chart["year"]))
    _name(by.community, GENERAL, at)
    return leaf


@writes
def name_purpose(named: Named, *, by: Actor, at: datetime) -> Leaf:
    """Name a purpose for which money is given from now on. Raises `NotOpen`, `BadCode`, `NameTaken`, `Missing`."""
    gate.require(by, "fund.purpose", Leaf(community_id=by.community))
    one_at_a_time(by.community)
    if not Account.objects.filter(community=by.community).exists():
        raise NotOpen()
    if not re.fullmatch(r"P\d{2,4}", named.code):
        raise BadCode(field="code", code=named.code)
    if not named.name.strip():
        raise Missing(field="name")
    same = Purpose.objects.filter(community=by.community)
    if same.filter(code=named.code).exists() or same.filter(name=named.name.strip()).exists():
        raise NameTaken(field="code")
    leaf = _name(by.community, named, at)
    audit.record(by, "fund.purpose", leaf, at=at, code=named.code)
    return leaf


def _name(community_id: UUID, named: Named, at: datetime) -> Leaf:
    facts = {
        "purpose": named.code,
        "name": named.name.strip(),
        "restricted": named.restricted,
        "agency": named.agency,
        "words": named.words.strip(),
    }
    return append(community_id, Kind.PURPOSE, facts, at=at)
