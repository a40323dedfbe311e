"""A matter written out whole: the same matter gives the same text, whatever way it came by."""

import json
from datetime import datetime
from typing import Any
from uuid import UUID

from linli.cases.models import Case, Judgement, Report

CASE = (
    "number", "stage", "title", "place_words", "stairwell_id", "compound_id", "micro_grid_id", "general_grid_id",
    "kind", "sphere", "complexity", "urgent", "sealed", "level", "bounces", "lead_id", "limit_hours", "clock",
    "reported_at", "due_at", "extended_to", "waits_until", "merged_into_id", "triaged_at", "assigned_at", "resolved_at",
    "closed_at", "outcome", "answer", "owner", "closed_level", "verdict", "reopened",
)  # fmt: skip
REPORT = ("tracking", "channel", "words", "at", "contact_name", "phone", "stairwell_id", "erased_at")


def written_out(cases: list[Case]) -> str:
    """Cases with their reports and clocks as JSON, in the order of their numbers; versions and footprints left out."""
    rows = [
        _columns(case, CASE)
        | {
            "photos": list(case.photos.order_by("at", "id").values_list("file", flat=True)),
            "pauses": [[_plain(p.start), _plain(p.end), p.reason] for p in case.pauses.order_by("start", "id")],
            "reports": [of_report(r) for r in case.reports.order_by("at", "id")],
        }
        for case in sorted(cases, key=lambda c: (str(c.community_id), c.number))
    ]
    return json.dumps(rows, ensure_ascii=False, sort_keys=True, indent=1)


def of_report(report: Report) -> dict[str, Any]:
    """One report, with its pictures, additions, voice notes and verdicts: what its reporter may ask for (PIPL §45)."""
    said = Judgement.objects.filter(report_id=report.pk).order_by("at", "id")
    return _columns(report, REPORT) | {
        "photos": list(report.photos.order_by("id").values_list("file", flat=True)),
        "voices": [[_plain(v.at), v.form, _plain(v.confirmed_at)] for v in report.voices.order_by("at", "id")],
        "additions": [[_plain(a.at), a.words] for a in report.additions.order_by("at", "id")],
        "verdicts": [[_plain(j.at), j.verdict, j.means] for j in said],
    }


def _columns(row: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: _plain(getattr(row, name)) for name in names}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value
