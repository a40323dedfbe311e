"""The one page that whoever decides reads: written from the records, without names or numbers, for a person to mend."""

import re
from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linli.audit import queries as footprints
from linli.cases.callouts import queries as callouts
from linli.cases.labels import STEPS
from linli.cases.models import CallOut, Case, Report, Response
from linli.foundation import clock
from linli.people.models import Person

_NUMBER = re.compile(r"(?<!\d)(\+?86[- ]?)?(1\d\d[- ]?\d{4}[- ]?\d{4}|0\d{2,3}[- ]?\d{7,8}|\d{7,8})(?!\d)")


def draft(case: Case, kind: str, duties: dict[str, str], at: datetime) -> str:
    """What, where, since when, what was tried, and room for the options. `duties`: the names of the directory's words.

    Of a private matter it gives the kind, the compound and the times, and nothing that anyone said.
    """
    reports = list(case.reports.order_by("at"))
    lines = [*_head(case, kind, reports, at), *_tried(case, duties)]
    lines += ["", _("What could be done, and what it costs:"), "1. ", "2. "]
    names = {*Person.objects.filter(community_id=case.community_id).values_list("name", flat=True)}
    return without_names("\n".join(lines), names | {report.contact_name for report in reports})


def without_names(text: str, names: Iterable[str]) -> str:
    """A text in which none of some names is left, and no telephone number."""
    for name in sorted(names, key=len, reverse=True):
        if len(name) > 1:
            text = text.replace(name, _("someone"))
    return _NUMBER.sub("…", text)


def _head(case: Case, kind: str, reports: list[Report], at: datetime) -> list[str]:
    days = (at - case.reported_at).days
    doors = len({report.stairwell_id for report in reports if report.stairwell_id}) or 1
    compound = case.compound.name if case.compound else ""
    said = [
        _("What: %(what)s") % {"what": kind if case.sealed else case.title or kind},
        _("Where: %(where)s") % {"where": compound if case.sealed else case.place_words},
        _("Since: %(day)s (%(n)s days)") % {"day": _day(case.reported_at), "n": days},
    ]
    if not case.sealed:
        said.append(
            ngettext("Reported: once", "Reported: %(n)d times, from %(doors)d stairwells", len(reports))
            % {"n": len(reports), "doors": doors}
        )
    if case.bounces:
        said.append(_("Declined or sent back so far: %(n)s") % {"n": case.bounces})
    return said


def _tried(case: Case, duties: dict[str, str]) -> list[str]:
    """Each step of those who worked on it, and what each responder of a call-out came to."""
    found = []
    for foot in footprints.of(case.pk):
        label = STEPS.get(foot.action.removeprefix("case."))
        if label and foot.actor_kind == "person":
            words = foot.words.text if foot.words and not case.sealed else ""
            found.append((foot.at, f"{label} {words}".strip()))
    for callout, seats in callouts.of_case(case):
        found += [(seat.called_at, _called(seat, callout, case, duties)) for seat in seats]
    lines = [f"- {_day(at)} {line}" for at, line in sorted(found)]
    return ["", _("What was tried:"), *lines] if lines else []


def _called(seat: Response, callout: CallOut, case: Case, duties: dict[str, str]) -> str:
    owner = _("belongs to %(owner)s") % {"owner": seat.owner} if seat.owner else ""
    said = [] if case.sealed else [owner, seat.words or callout.summary]
    told = ", ".join(filter(None, [str(seat.get_answer_display()), *said]))
    return _("called out %(duty)s: %(told)s") % {"duty": duties.get(seat.duty, seat.duty), "told": told}


def _day(at: datetime) -> str:
    return at.astimezone(clock.SHANGHAI).strftime("%Y-%m-%d")
