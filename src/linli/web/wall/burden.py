"""The burden meter: how much each form asks of whom, counted from the forms themselves and from the footprints.

A field counts when a person sees it; what the page fills in by itself does not. A field that must be filled in takes
SECONDS_A_FIELD, about ten characters at thirty a minute, a tap SECONDS_A_TAP: a rule of thumb of this project, the same
for all, told beside the number. No duration is recorded of anybody, so it cannot be measured here, and shall not be.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from linli.audit.models import Footprint
from linli.web.cases import forms as handling
from linli.web.cases.calling.panel import CallForm
from linli.web.public.forms import ReportForm, VerdictForm

SECONDS_A_FIELD, SECONDS_A_TAP = 20, 3
MONTH = timedelta(days=30)
GRASS_ROOTS = ("steward", "leader", "office")


@dataclass(frozen=True)
class Form:
    """One form: who fills it in, what for, which it is, how many taps beside its fields, which footprints it leaves."""

    role: str
    what: Any
    form: type[forms.Form]
    taps: int
    actions: Sequence[str]


FORMS = (
    Form("resident", _("report a matter"), ReportForm, 2, ["case.report"]),
    Form("resident", _("say whether it is solved"), VerdictForm, 1, ["case.accept"]),
    Form("steward", _("note a matter for a neighbour"), handling.NoteForm, 2, []),
    Form("steward", _("report the result"), handling.ResultForm, 2, ["case.resolve", "case.resolve_on_spot"]),
    Form("steward", _("pass it up"), handling.PassUpForm, 2, ["case.pass_up"]),
    Form("leader", _("confirm the kind"), handling.KindForm, 1, ["case.triage"]),
    Form("leader", _("assign it"), handling.AssignForm, 2, ["case.assign"]),
    Form("leader", _("let it wait, with a reason"), handling.WaitForm, 2, ["case.wait"]),
    Form("leader", _("call out responders"), CallForm, 3, ["callout.blow"]),
    Form("office", _("write down a reporter's answer"), handling.JudgeForForm, 2, ["case.accept_for"]),
)


@dataclass(frozen=True)
class Burden:
    """What one form asks: fields that must and that may be filled in, taps, uses in 30 days, minutes of them."""

    role: str
    what: Any
    required: int
    optional: int
    taps: int
    uses: int | None
    minutes: float | None


@dataclass(frozen=True)
class Meter:
    """Every form, and what they ask of the grass roots in a month, in all and for each matter that was reported."""

    rows: list[Burden]
    minutes: float
    each: float | None
    reported: int
    field_seconds: int = SECONDS_A_FIELD
    tap_seconds: int = SECONDS_A_TAP


def fields_of(form: type[forms.Form]) -> tuple[int, int]:
    """How many fields a person must fill in, and how many they may."""
    seen = [field for field in form.base_fields.values() if field.label and not field.widget.is_hidden]
    required = sum(field.required for field in seen)
    return required, len(seen) - required


def meter(community_id: UUID | None, at: datetime) -> Meter:
    """The burden of 30 days. Two queries."""
    used = _used(community_id, at)
    rows = [_row(form, used) for form in FORMS]
    minutes = sum(row.minutes or 0.0 for row in rows if row.role in GRASS_ROOTS)
    reported = used["case.report"]
    return Meter(rows, minutes, minutes / reported if reported else None, reported)


def _used(community_id: UUID | None, at: datetime) -> Counter[str]:
    wanted = [action for form in FORMS for action in form.actions]
    left: Any = Footprint.objects.filter(community=community_id, at__gt=at - MONTH, at__lte=at, action__in=wanted)
    found = left.order_by().values_list("action").annotate(n=Count("pk"))
    noted = left.filter(action="case.report", code="steward").count()
    return Counter(dict(found)) + Counter({"noted": noted})


def _row(form: Form, used: Counter[str]) -> Burden:
    required, optional = fields_of(form.form)
    uses = sum(used[action] for action in form.actions) if form.actions else used["noted"]
    seconds = max(required, 1) * SECONDS_A_FIELD + form.taps * SECONDS_A_TAP
    return Burden(form.role, form.what, required, optional, form.taps, uses, uses * seconds / 60)
