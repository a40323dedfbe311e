"""A row of the past goes in by the very verbs that the pages call, each at the noon of its day."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Model

from linli.access.actors import Actor
from linli.partners.deeds import actions as deeds
from linli.partners.deeds.confirming import Found, find
from linli.partners.relating.actions import known_or_new
from linli.partners.relating.tying import Tie, relate
from linli.projects.counting import Heads
from linli.projects.gatherings.planning import Plan, begin_series, bring_past
from linli.projects.groups.acting import Did, note_activity
from linli.projects.models import Series
from linli.projects.past.rows import Past
from linli.wishes.actions.past import bring

Noon = Callable[[str], datetime]
USUAL = timedelta(days=90)  # by when a deed is meant to be done where the ledger does not say


def enter(row: Past, *, by: Actor, noon: Noon) -> Model:
    """What a row tells of, entered; the row that came of it. Called inside the transaction of `load`."""
    made: dict[str, Callable[[dict[str, Any], Actor, Noon], Model]] = {
        "tied": _tied,
        "deeds": _deed,
        "wished": _wished,
        "held": _held,
        "did": _did,
    }
    return made[row.kind](row.said, by, noon)


def _tied(said: dict[str, Any], by: Actor, noon: Noon) -> Model:
    at = noon(said["day"])
    partner = known_or_new(said["name"], said["body"], by=by, at=at, past=True)
    to = known_or_new(said["to"], "other", by=by, at=at, past=True).organisation_id if said["to"] else None
    days = {key: date.fromisoformat(said[key]) if said[key] else None for key in ("day", "end", "signed")}
    assert days["day"] is not None, "a relation begins on a day"
    tie = Tie(said["tie"], days["day"], days["end"], to, days["signed"], said["words"])
    return relate(partner.organisation_id, tie, by=by, at=at, past=True)


def _deed(said: dict[str, Any], by: Actor, noon: Noon) -> Model:
    at = noon(said["day"])
    due = date.fromisoformat(said["done"] or said["day"]) + (timedelta() if said["done"] else USUAL)
    asked = deeds.Asked(said["title"], due, said["words"] or said["title"], place=said["place"])
    deed = deeds.publish(asked, by=by, at=at, past=True)
    if said["name"]:
        claimed = noon(said["claimed"])
        partner = known_or_new(said["name"], "partner", by=by, at=claimed, past=True)
        deed = deeds.claim(deed.pk, partner.pk, by=by, at=claimed)
    if said["done"]:
        done = noon(said["done"])
        deeds.begin(deed.pk, by=by, at=done)
        deed = deeds.finish(deed.pk, said["words"] or said["title"], by=by, at=done)
        if said["names"]:
            deed = find(deed.pk, Found(True, True, names=tuple(said["names"])), by=by, at=done)
    return deed


def _wished(said: dict[str, Any], by: Actor, noon: Noon) -> Model:
    fulfilled = noon(said["done"]) if said["done"] else None
    compound = UUID(said["compound"]) if said["compound"] else None
    return bring(said["sort"], said["need"], compound, fulfilled, by=by, at=noon(said["day"]))


def _held(said: dict[str, Any], by: Actor, noon: Noon) -> Model:
    at = noon(said["day"])
    series = Series.objects.filter(community_id=by.community, name=said["series"]).first()
    series = series or begin_series(said["series"], said["sort"], by=by, at=at)
    plan = Plan(
        said["title"], date.fromisoformat(said["day"]), said["place"], words=said["words"], begun_by=said["begun"]
    )
    return bring_past(series.pk, plan, _heads(said), by=by, at=at)


def _did(said: dict[str, Any], by: Actor, noon: Noon) -> Model:
    did = Did(date.fromisoformat(said["day"]), said["title"], said["place"], _heads(said), said["helped"] or None)
    return note_activity(UUID(said["group"]), did, by=by, at=noon(said["day"]), past=True)


def _heads(said: dict[str, Any]) -> Heads:
    return Heads(said["method"], said["people"] or None, said["visits"] or None)
