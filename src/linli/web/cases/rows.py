"""One matter as a row of a list: everything a template shows, made beforehand so that a hundred rows stay quick."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from linli.cases import reference
from linli.cases.labels import Sphere, Stage
from linli.cases.loop import OPEN
from linli.cases.models import Case
from linli.foundation import clock


@dataclass(frozen=True)
class Row:
    """A row; `due_state` is late, soon, fine or ended."""

    id: str
    url: str
    number: int
    version: int
    title: str
    place: str
    kind: str
    kind_code: str
    kind_sure: bool
    reason: str
    sphere: str
    stage: str
    stage_label: str
    urgent: bool
    sealed: bool
    grid: str
    lead: str
    due: str
    due_state: str
    reported: str


def kind_name(code: str) -> str:
    """The name of a kind in the language of the page."""
    leaf = reference.taxonomy().leaves.get(code)
    if leaf is None:
        return ""
    return leaf.name_en if (get_language() or "").startswith("en") else leaf.name_zh


def row(case: Case, now: datetime) -> Row:
    """The row of a case whose lead and micro-grid were fetched with it."""
    words, state = due_words(case, now)
    said: dict[str, Any] = case.suggestion
    return Row(
        id=str(case.pk),
        url=f"/cases/{case.pk}/",
        number=case.number,
        version=case.version,
        title=case.title or _("(photo)"),
        place=case.place_words,
        kind=kind_name(case.kind),
        kind_code=case.kind,
        kind_sure=case.triaged_at is not None,
        reason="、".join(said.get("words", ())),
        sphere=str(Sphere(case.sphere).label),
        stage=case.stage,
        stage_label=str(Stage(case.stage).label),
        urgent=case.urgent,
        sealed=case.sealed,
        grid=case.micro_grid.name if case.micro_grid else "",
        lead=case.lead.name if case.lead else "",
        due=words,
        due_state=state,
        reported=when(case.reported_at),
    )


def due_words(case: Case, now: datetime) -> tuple[str, str]:
    """How much time is left, in words, and its state."""
    if case.stage not in OPEN:
        return "", "ended"
    hours = (case.due_at - now).total_seconds() / 3600
    if hours < 0:
        return _span(-hours, _("%(n)d h over"), _("%(n)d days over")), "late"
    return _span(hours, _("%(n)d h left"), _("%(n)d days left")), "soon" if hours < 4 else "fine"


def _span(hours: float, in_hours: str, in_days: str) -> str:
    return in_hours % {"n": max(1, round(hours))} if hours < 48 else in_days % {"n": round(hours / 24)}


def when(moment: datetime | None) -> str:
    """A time in Shanghai as month-day hour:minute."""
    return moment.astimezone(clock.SHANGHAI).strftime("%m-%d %H:%M") if moment else ""
