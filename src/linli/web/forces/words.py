"""Words of those who serve: where a post is, what is waited for, who takes the next step."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.forces.appointing import rules
from linli.forces.models import Nomination
from linli.forces.stages import LIVE, SOURCES, Stage, Way
from linli.people.models import Appointment

NEXT: dict[tuple[str, str], Any] = {
    (Way.FULL, Stage.NOMINATED): gettext_lazy("waits for their own word"),
    (Way.FULL, Stage.AGREED): gettext_lazy("waits for the Party committee's opinion"),
    (Way.FULL, Stage.SUPPORTED): gettext_lazy("to be put on public notice"),
    (Way.FULL, Stage.NOTICED): gettext_lazy("on notice; then it can be appointed"),
    (Way.RENEWAL, Stage.NOMINATED): gettext_lazy("waits for their own word"),
    (Way.RENEWAL, Stage.AGREED): gettext_lazy("waits for the Party committee's opinion"),
    (Way.RENEWAL, Stage.SUPPORTED): gettext_lazy("can be appointed for another term"),
    (Way.UNIT, Stage.NOMINATED): gettext_lazy("sent by their unit: can be appointed"),
    (Way.UNIT, Stage.AGREED): gettext_lazy("sent by their unit: can be appointed"),
}
TRACK: dict[str, tuple[Stage, ...]] = {
    Way.FULL: (Stage.NOMINATED, Stage.AGREED, Stage.SUPPORTED, Stage.NOTICED, Stage.APPOINTED),
    Way.RENEWAL: (Stage.NOMINATED, Stage.AGREED, Stage.SUPPORTED, Stage.APPOINTED),
    Way.UNIT: (Stage.NOMINATED, Stage.AGREED, Stage.APPOINTED),
}
SHORT = {
    Stage.NOMINATED: gettext_lazy("nominated"),
    Stage.AGREED: gettext_lazy("agreed"),
    Stage.SUPPORTED: gettext_lazy("opinion"),
    Stage.NOTICED: gettext_lazy("notice"),
    Stage.APPOINTED: gettext_lazy("appointed"),
}


def place_of(held: Nomination | Appointment) -> str:
    """The name of the place of a post; the whole community has none."""
    place = held.micro_grid or held.compound or held.general_grid
    return place.name if place else _("the whole community")


def post_of(held: Nomination | Appointment) -> str:
    """As what and where, in one line."""
    what = held.get_profession_display() if held.profession else held.get_role_display()
    return f"{place_of(held)} · {what}"


def name_of(nomination: Nomination) -> str:
    """Who is meant, or that the name was forgotten."""
    return nomination.name or _("name forgotten")


def source_of(value: str) -> str:
    """Where someone comes from, in the language of the page; what is not in the list as it was written."""
    return str(SOURCES.get(value, value))


def waits_for(nomination: Nomination, day: date) -> str:
    """What a nomination waits for on a day, or how it ended."""
    if nomination.stage == Stage.NOTICED and rules.is_over(nomination.notice_until, day):
        return _("the notice is over: it can be appointed")
    if nomination.stage in LIVE:
        return str(NEXT[nomination.way, nomination.stage])
    return str(nomination.get_stage_display())


def track(nomination: Nomination) -> list[dict[str, Any]]:
    """The stages of its way, each past, present or to come."""
    stages = TRACK[nomination.way]
    if nomination.stage not in stages:
        return []
    here = stages.index(Stage(nomination.stage))
    return [{"label": SHORT[stage], "state": _state(n, here, nomination.stage)} for n, stage in enumerate(stages)]


def _state(n: int, here: int, stage: str) -> str:
    """Of the nth stage of a track: past, at, or blank; whoever is appointed has all of them behind."""
    if n < here or stage == Stage.APPOINTED:
        return "past"
    return "at" if n == here else ""
