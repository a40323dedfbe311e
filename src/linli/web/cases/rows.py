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
BOARD = tuple(column for column in COLUMNS if column not in ("reported_at", "waits_until"))  # what a long list shows
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
    reported_at: datetime | None
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


def kind_choices() -> tuple[tuple[str, str], ...]:
    """All kinds, to choose from."""
    return tuple(kinds(get_language() or "").items())


def lawful_ways(kind: str) -> list[tuple[str, Any]]:
    """The lawful ways beside this one, those of a kind first."""
    leaf = reference.taxonomy().leaves.get(kind)
    own = leaf.lawful_exit if leaf else ()
    return sorted(LAWFUL_WAYS.items(), key=lambda way: way[0] not in own)


@dataclass(frozen=True, slots=True)
class Phrases:
    """The words of rows in one language; they do not change while the process lives."""

    stages: dict[str, str]
    spheres: dict[str, str]
    kinds: dict[str, str]
    photo: str
    hours_over: str
    days_over: str
    hours_left: str
    days_left: str


@cache
def phrases(language: str) -> Phrases:
    """The words of rows, in the language that is on, which `language` names."""
    return Phrases(
        {stage.value: str(stage.label) for stage in Stage},
        {sphere.value: str(sphere.label) for sphere in Sphere},
        kinds(language), _("(photo or voice note)"), _("%(n)d h over"), _("%(n)d days over"), _("%(n)d h left"),
        _("%(n)d days left"),
    )  # fmt: skip


def rows(found: Iterable[dict[str, Any]], now: datetime) -> list[Row]:
    """Rows of matters, of which each was fetched as a dict of COLUMNS; what BOARD leaves out stays blank."""
    said = phrases(get_language() or "")
    return [_row(case, now, said) for case in found]


def _row(case: dict[str, Any], now: datetime, said: Phrases) -> Row:
    id, kind, stage = str(case["id"]), case["kind"], case["stage"]
    due, state = _due(stage, case["due_at"], now, said)
    return Row(
        id, f"/cases/{id}/", case["number"], case["version"], case["title"] or said.photo, case["place_words"],
        said.kinds.get(kind, ""), kind, case["triaged_at"] is not None, "、".join(case["suggestion"].get("words", ())),
        said.spheres[case["sphere"]], stage, said.stages[stage], case["urgent"], case["sealed"],
        SAFETY in (kind, case["suggestion"].get("urgent")), case["micro_grid__name"] or "", case["lead__name"] or "",
        due, state, case.get("reported_at"), case.get("waits_until"),
    )  # fmt: skip


def row(case: Case, now: datetime) -> Row:
    """The row of one matter whose lead and micro-grid were fetched with it."""
    related = {
        "micro_grid__name": case.micro_grid.name if case.micro_grid else "",
        "lead__name": case.lead.name if case.lead else "",
    }
    return rows([{c: getattr(case, c) for c in COLUMNS if c not in related} | related], now)[0]


def _due(stage: str, due_at: datetime, now: datetime, said: Phrases) -> tuple[str, str]:
    """How much time is left, in words, and its state."""
    if stage not in OPEN:
        return "", "ended"
    left = due_at - now
    hours = left.total_seconds() / 3600
    if hours < 0:
        words = said.hours_over if hours > -48 else said.days_over
    else:
        words = said.hours_left if hours < 48 else said.days_left
    n = max(1, round(abs(hours))) if abs(hours) < 48 else round(abs(hours) / 24)
    return words % {"n": n}, "late" if hours < 0 else "soon" if left < SOON else "fine"


def when(moment: datetime | None) -> str:
    """A time in Shanghai as month-day hour:minute."""
    return moment.astimezone(clock.SHANGHAI).strftime("%m-%d %H:%M") if moment else ""
