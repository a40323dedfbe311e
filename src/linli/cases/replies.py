"""Drafts of what reporters are told when the work ends: from templates and the records of the matter alone."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from linli.audit.models import Footprint
from linli.cases.callouts import queries as called
from linli.cases.labels import Outcome
from linli.cases.matter import near
from linli.cases.models import Case, Report, Response
from linli.engines.drafts import Ground, checked, told
from linli.foundation import clock

STANDING = ("12345", "12315", "12338", "12348", "110", "119", "120")  # numbers that need no record


def ground(
    case: Case, reports: Iterable[Report], feet: Iterable[Footprint], at: datetime, *,
    more: Iterable[str] = (), slogans: Mapping[str, str] | None = None,
) -> Ground:  # fmt: skip
    """All that may be told of a matter: its days, its number and place, what its reporters and handlers wrote."""
    rows = list(reports)
    moments = (case.reported_at, case.due_at, case.extended_to, case.waits_until, *(foot.at for foot in feet))
    texts = [case.title, case.place_words, case.answer, *(one.words for one in rows)]
    texts += [foot.words.text for foot in feet if foot.words]
    return told(
        (*texts, *more), clock.today(at), days={clock.today(one) for one in moments if one},
        names=(*STANDING, f"{case.number}", case.title, case.place_words), slogans=slogans,
        counts={"reports": len(rows), "limit": case.limit_hours}, people={"reports": len(rows)},
    )  # fmt: skip


def ground_of(
    case: Case, reports: Iterable[Report], feet: Iterable[Footprint], at: datetime, slogans: Mapping[str, str]
) -> Ground:
    """The same with what was added and what those called have written. Two queries more."""
    written = [one.words for one in near.additions(case)]
    written += Response.objects.filter(callout__in=called.open_in(case)).values_list("words", flat=True)
    written += Response.objects.filter(callout__case=case).values_list("words", flat=True)
    return ground(case, reports, feet, at, more=filter(None, written), slogans=slogans)


def drafts(case: Case, reports: Sequence[Report], feet: Sequence[Footprint], at: datetime) -> list[tuple[str, str]]:
    """For each way of ending its name and a draft. One that tells a number or a day of no record is left out."""
    known = ground(case, reports, feet, at)
    made = ((str(outcome.label), _draft(case, outcome, len(reports), at)) for outcome in Outcome)
    return [(name, text) for name, text in made if checked(text, known).is_good]


def _draft(case: Case, outcome: Outcome, reports: int, at: datetime) -> str:
    said = {"day": _day(clock.today(case.reported_at)), "what": case.title or case.place_words, "n": reports}
    first = _("On %(day)s you told us: %(what)s.") % said
    if reports > 1:
        first += _(" %(n)d reports were about it.") % said
    return first + _ends(case, outcome, at)


def _ends(case: Case, outcome: Outcome, at: datetime) -> str:
    if outcome == Outcome.SOLVED:
        return _(" It is done as of %(day)s.") % {"day": _day(clock.today(at))}
    if outcome == Outcome.PARTLY:
        return _(" A part is done as of %(day)s; what is left, and when it comes:") % {"day": _day(clock.today(at))}
    if outcome == Outcome.CANNOT:
        return _(" It cannot be done now, because:")
    return _(" It is not the community's to decide; whose it is stands beside this.")


def _day(day: date) -> str:
    return date_format(day, "DATE_FORMAT")
