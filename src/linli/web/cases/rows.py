"""One matter as a row of a list: everything a template shows, made beforehand so that a hundred rows stay quick."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from linli.cases import reference
from linli.cases.labels import LAWFUL_WAYS, Sphere, Stage
from linli.cases.loop import OPEN
from linli.cases.models import Case
from linli.foundation import clock
from linli.web.dangers import SAFETY

COLUMNS = (
    "id", "number", "version", "title", "place_words", "kind", "triaged_at", "suggestion", "sphere", "stage",
    "urgent", "sealed", "due_at", "reported_at", "waits_until", "micro_grid__name", "lead__name",
)  # fmt: skip
SOON = timedelta(hours=4)


@dataclass(slots=True)
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
    safety: bool  # violence at home: the police first, and nothing is settled on the spot
    grid: str
    lead: str
    due: str
    due_state: str
    reported_at: datetime
    waits_until: datetime | None

    @property
    def until(self) -> str:
        return when(self.waits_until)

    @property
    def reported(self) -> str:
        return when(self.reported_at)


@cache
def kinds(language: str) -> dict[str, str]:
    """The names of all kinds by code, in a language; the taxonomy does not change while the process lives."""
    english = language.startswith("en")
    return {code: leaf.name_en if english else leaf.name_zh for code, leaf in reference.taxonomy().leaves.items()}


def kind_name(code: str) -> str:
    """The name of a kind in the language of the page."""
    return kinds(get_language() or "").get(code, "")


def kind_choices() -> list[tuple[str, str]]:
    """All kinds, to choose from."""
    return list(kinds(get_language() or "").items())


def lawful_ways(kind: str) -> list[tuple[str, Any]]:
    """The lawful ways beside this one, those of a kind first."""
    leaf = reference.taxonomy().leaves.get(kind)
    own = leaf.lawful_exit if leaf else ()
    return sorted(LAWFUL_WAYS.items(), key=lambda way: way[0] not in own)


def rows(found: Iterable[dict[str, Any]], now: datetime) -> list[Row]:
    """Rows of matters, of which each was fetched as a dict of COLUMNS."""
    stages = {stage.value: str(stage.label) for stage in Stage}
    spheres = {sphere.value: str(sphere.label) for sphere in Sphere}
    names, photo = kinds(get_language() or ""), _("(photo or voice note)")
    return [_row(case, now, stages, spheres, names, photo) for case in found]


def _row(
    case: dict[str, Any],
    now: datetime,
    stages: dict[str, str],
    spheres: dict[str, str],
    names: dict[str, str],
    photo: str,
) -> Row:
    id, kind, stage = str(case["id"]), case["kind"], case["stage"]
    due, state = due_words(stage, case["due_at"], now)
    return Row(
        id, f"/cases/{id}/", case["number"], case["version"], case["title"] or photo, case["place_words"],
        names.get(kind, ""), kind, case["triaged_at"] is not None, "、".join(case["suggestion"].get("words", ())),
        spheres[case["sphere"]], stage, stages[stage], case["urgent"], case["sealed"],
        SAFETY in (kind, case["suggestion"].get("urgent")), case["micro_grid__name"] or "", case["lead__name"] or "",
        due, state, case["reported_at"], case["waits_until"],
    )  # fmt: skip


def row(case: Case, now: datetime) -> Row:
    """The row of one matter whose lead and micro-grid were fetched with it."""
    related = {
        "micro_grid__name": case.micro_grid.name if case.micro_grid else "",
        "lead__name": case.lead.name if case.lead else "",
    }
    return rows([{c: getattr(case, c) for c in COLUMNS if c not in related} | related], now)[0]


def due_words(stage: str, due_at: datetime, now: datetime) -> tuple[str, str]:
    """How much time is left, in words, and its state."""
    if stage not in OPEN:
        return "", "ended"
    left = due_at - now
    hours = left.total_seconds() / 3600
    if hours < 0:
        words = _("%(n)d h over") if hours > -48 else _("%(n)d days over")
    else:
        words = _("%(n)d h left") if hours < 48 else _("%(n)d days left")
    n = max(1, round(abs(hours))) if abs(hours) < 48 else round(abs(hours) / 24)
    return words % {"n": n}, "late" if hours < 0 else "soon" if left < SOON else "fine"


def when(moment: datetime | None) -> str:
    """A time in Shanghai as month-day hour:minute."""
    return moment.astimezone(clock.SHANGHAI).strftime("%m-%d %H:%M") if moment else ""
