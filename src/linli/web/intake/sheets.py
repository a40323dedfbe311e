"""A sheet of drafts: each message with a form of its own, and the keeping of those that are ticked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _

from linli.access.actors import Actor
from linli.cases.intake.actions import Said
from linli.cases.intake.doors import Doors
from linli.cases.intake.drafting import Draft
from linli.cases.intake.hearing import hear
from linli.cases.models import Report
from linli.web.asking import take
from linli.web.cases.rows import kind_name, when
from linli.web.dangers import Danger, danger_of
from linli.web.intake.forms import DraftForm
from linli.web.intake.words import KEPT, REASONS, REPEATED


@dataclass
class Row:
    """One message on the sheet: what it says, why it is ticked or not, and the form that can change it."""

    draft: Draft
    form: DraftForm
    ticked: bool

    @property
    def reason(self) -> str:
        if self.draft.kept:
            return str(KEPT)
        return str(REPEATED if self.draft.repeats else REASONS[self.draft.judgement.rule])

    @property
    def quoted(self) -> str:
        return " ".join(f"“{word}”" for word in self.draft.judgement.words)

    @property
    def told(self) -> str:
        return when(self.draft.told_at) if self.draft.told_at else self.draft.message.told

    @property
    def kind(self) -> str:
        return kind_name(self.draft.hint.code)

    @property
    def kinds(self) -> list[tuple[str, str]]:
        return [(code, kind_name(code)) for code in self.draft.hint.alternatives]

    @property
    def danger(self) -> Danger | None:
        return danger_of(self.draft.hint.urgent_code)


def sheet(drafts: Sequence[Draft], doors: Doors, posted: QueryDict | None = None) -> list[Row]:
    """The drafts as rows; with what was posted, as a person left them."""
    ticks = set(posted.getlist("tick")) if posted is not None else None
    return [
        Row(draft, _form(draft, doors, posted), draft.ticked if ticks is None else draft.key in ticks)
        for draft in drafts
    ]


def _form(draft: Draft, doors: Doors, posted: QueryDict | None) -> DraftForm:
    begins: dict[str, Any] = {"words": draft.words, "place": doors.value_of(draft.place), "into": draft.joins}
    return DraftForm(posted, prefix=f"m{draft.key}", initial=begins)


def keep_ticked(rows: Sequence[Row], doors: Doors, channel: str, *, by: Actor, at: datetime) -> list[Report]:
    """Keep each ticked row as a report; one that cannot be kept says why at its field, and stays ticked alone."""
    made: dict[str, Report] = {row.draft.key: row.draft.kept for row in rows if row.draft.kept}
    kept = []
    for row in rows:
        report = _keep(row, doors, channel, made, by, at) if row.ticked else None
        if report:
            made[row.draft.key] = report
            kept.append(report)
            row.ticked = False
    return kept


def _keep(row: Row, doors: Doors, channel: str, made: dict[str, Report], by: Actor, at: datetime) -> Report | None:
    def verb() -> Report | None:
        said = row.form.cleaned_data
        place = doors.chosen(said["place"])
        if place is None:
            row.form.add_error("place", _("No door of yours is called so. Please choose one of the list."))
            return None
        name = row.draft.message.name if said["keep_name"] else ""
        words = Said(said["words"], name=name[:20], kind=said["kind"])
        into = _into(said["into"], made)
        return hear(
            place, words, by=by, at=at, channel=channel, told_at=row.draft.told_at, into=into, token=row.draft.token
        )

    return take(row.form, verb)


def _into(chosen: str, made: dict[str, Report]) -> UUID | None:
    """The matter chosen: an open one by its id, or that which another message of the sheet has become."""
    above = made.get(chosen.removeprefix("m"))
    if above:
        return above.case_id
    try:
        return UUID(chosen)
    except ValueError:
        return None
