"""Words of call-outs: as what someone is called, and why they are suggested."""

from datetime import datetime

from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from linli.cases import reference
from linli.cases.callouts.queries import Candidate
from linli.cases.models import Case
from linli.forces.stages import AwayKind
from linli.foundation import clock
from linli.web.cases.rows import kind_name

NEAR = {
    "micro_grid": gettext_lazy("nearest: serves this micro-grid"),
    "compound": gettext_lazy("near: serves this compound"),
    "general_grid": gettext_lazy("serves this general grid"),
    "community": gettext_lazy("serves the whole community"),
}


def duty_name(key: str) -> str:
    """A word of the directory in the language of the page; one that is no longer in it, as it was written."""
    duty = reference.directory().get(key)
    if duty is None:
        return key
    return duty.name_en if (get_language() or "").startswith("en") else duty.key


def why(candidate: Candidate) -> str:
    """What speaks for someone, in words: on call or away, how near, how free, for whom they stand in."""
    standing = candidate.standing
    said = [str(NEAR[standing.distance])]
    if standing.order:
        said.insert(0, _("on call now, no. %(n)s") % {"n": standing.order})
    if candidate.away and standing.out:
        day = f"{candidate.away.until:%m-%d}"
        away = candidate.away.kind == AwayKind.AWAY
        sentence = _("away until %(day)s") if away else _("reachable in the evening only, until %(day)s")
        said.insert(0, sentence % {"day": day})
    if candidate.stands_in_for:
        said.insert(0, _("stands in for %(name)s") % {"name": candidate.stands_in_for})
    if standing.open_calls:
        said.append(ngettext("%(n)d open call", "%(n)d open calls", standing.open_calls) % {"n": standing.open_calls})
    elif standing.last_called:
        said.append(_("no open call"))
    return _(", ").join(said)


def first_reason(case: Case) -> str:
    """The sentence that a call opens with until the caller writes a better one; of a private matter it says nothing."""
    if case.sealed:
        return _("A private matter. Please ring me before you come.")
    kind = kind_name(case.kind or case.suggestion.get("kind", ""))
    return _("%(kind)s: please come and see what has to be done.") % {"kind": kind or case.title or case.number}


def moment(at: datetime, now: datetime) -> str:
    """A time of today as hour:minute, of another day with its date."""
    there, here = at.astimezone(clock.SHANGHAI), now.astimezone(clock.SHANGHAI)
    return there.strftime("%H:%M" if there.date() == here.date() else "%m-%d %H:%M")
