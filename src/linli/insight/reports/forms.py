"""Forms of bureaus 一次录入: kept once with keys of figures in their cells, filled for any period."""

from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.foundation import clock
from linli.foundation.refusals import Missing
from linli.foundation.writes import one_at_a_time, writes
from linli.insight.reports import catalogue, filling, labels, queries
from linli.insight.reports.catalogue import BEFORE
from linli.insight.reports.filling import Place, Value
from linli.insight.reports.models import Form
from linli.insight.reports.refusals import NoKeys, SameName, WrongKeys
from linli.insight.reports.span import Span
from linli.territory.models import Community

WORDS = {
    "community": gettext_lazy("name of the community"),
    "street": gettext_lazy("name of the street"),
    "period": gettext_lazy("the period in words"),
    "since": gettext_lazy("first day of the period"),
    "until": gettext_lazy("last day of the period"),
    "as_of": gettext_lazy("day on which it was counted"),
}
NAMED = 6  # wrong keys that a refusal names


@dataclass(frozen=True)
class Key:
    """A key that a form may hold, with what it means."""

    key: str
    label: Any
    says: Any
    unit: str
    has_part: bool


def keys() -> list[tuple[Any, list[Key]]]:
    """All keys of figures by part; each may end in :n, of shares in :part, and in .before for the period before."""
    return [
        (title, [Key(one.key, one.label, one.says, labels.unit_word(one.unit), one.way == "share") for one in make()])
        for _key, title, make in catalogue.PARTS
    ]


def _known() -> set[str]:
    found = set(WORDS)
    for one in catalogue.definitions().values():
        for key in (one.key, one.key + BEFORE):
            found |= {key, f"{key}:n"} | ({f"{key}:part"} if one.way == "share" else set())
    return found


def wrong(places: list[Place]) -> list[str]:
    """The cells that hold no known key, each with the key nearest to it if there is one."""
    known = _known()
    return [_said(place, known) for place in places if place.key not in known]


def _said(place: Place, known: set[str]) -> str:
    near = get_close_matches(place.key, known, 1)
    words = {"cell": place.cell, "key": place.key, "near": near[0] if near else ""}
    return _("%(cell)s: %(key)s (is %(near)s meant?)") % words if near else _("%(cell)s: %(key)s") % words


@writes
def keep(name: str, bureau: str, content: bytes, *, by: Actor, at: datetime) -> Form:
    """Keep a bureau's workbook. Raises `Missing`, `NotAWorkbook`, `TooLarge`, `NoKeys`, `WrongKeys`, `SameName`."""
    made = Form(community_id=by.community, added_by_id=by.appointed_id, added_at=at, content=content)
    gate.require(by, "review.form", made)
    one_at_a_time(by.community)
    made.name, made.bureau = name.strip()[:60], bureau.strip()[:60]
    if not made.name:
        raise Missing(field="name")
    if Form.objects.filter(community=by.community, name=made.name, ended_at=None).exists():
        raise SameName(field="name")
    found = filling.places(content)
    if not found:
        raise NoKeys(field="file")
    if bad := wrong(found):
        cells = "; ".join(bad[:NAMED])
        raise WrongKeys(field="file", cells=cells + (f" … +{len(bad) - NAMED}" if len(bad) > NAMED else ""))
    made.keys = list(dict.fromkeys(place.key for place in found))
    made.save()
    audit.record(by, "review.form", made, at=at, code=f"kept:{len(made.keys)}")
    return made


@writes
def end(form_id: UUID, *, by: Actor, at: datetime) -> Form:
    """A form is used no more."""
    form = queries.form(by, form_id)
    gate.require(by, "review.form", form)
    form.ended_at = at
    form.save(update_fields=["ended_at"])
    audit.record(by, "review.form", form, at=at, code="ended")
    return form


def filled(form: Form, since: date, until: date, by: Actor, at: datetime) -> bytes:
    """A form filled from the figures of a period, counted now."""
    span = Span(by, since, until, at)
    community = Community.objects.get(pk=by.community)
    more = {
        "community": community.name, "street": community.street, "period": labels.period(since, until),
        "since": labels.day(since), "until": labels.day(until), "as_of": labels.day(clock.today(at)),
    }  # fmt: skip
    said = filling.of_figures(catalogue.counted(span), more)
    return filling.filled(bytes(form.content), lambda key: said(key) or Value("—"))
