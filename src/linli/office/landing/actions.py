"""Verbs of loading: try a workbook without writing, and load it whole or not at all."""

from datetime import datetime

from django.db import transaction

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.foundation import clock
from linli.foundation.writes import writes
from linli.office.landing import land, people
from linli.office.landing.changes import Desk, WouldClash
from linli.office.workbook.rows import Rows
from linli.territory.models import Community


def try_out(rows: Rows, *, by: Actor, at: datetime) -> Desk:
    """What loading would change, found by really loading and taking it all back."""
    community = Community.objects.get(pk=by.community)
    gate.require(by, "land.load", community)
    with transaction.atomic():
        desk = _load(community, rows, at)
        transaction.set_rollback(True)
    return desk


@writes
def load(rows: Rows, *, by: Actor, at: datetime, digest: str = "", accept_clashes: bool = False) -> Desk:
    """Load land and people. Raises `WouldClash` and writes nothing when a person clashes with one already entered."""
    community = Community.objects.get(pk=by.community)
    gate.require(by, "land.load", community)
    desk = _load(community, rows, at)
    if not accept_clashes and any(change.kind == "clash" for change in desk.changes):
        raise WouldClash(desk)
    audit.record(by, "land.load", community, at=at, code=digest[:60])
    return desk


def _load(community: Community, rows: Rows, at: datetime) -> Desk:
    desk = Desk(community, clock.today(at))
    people.load(desk, land.load(desk, rows), rows)
    return desk
