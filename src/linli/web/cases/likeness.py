"""Why the system thinks that two matters may be one, in words: a suggestion, and a person joins."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from linli.cases.alike.finding import Alike
from linli.cases.models import Case
from linli.engines.similarity import Reason

SAID = {
    "stairwell": gettext_lazy("same stairwell"),
    "other_stairwell": gettext_lazy("next stairwell of the building"),
    "building": gettext_lazy("same building"),
    "other_building": gettext_lazy("another building of the compound"),
    "micro_grid": gettext_lazy("same micro-grid"),
    "compound": gettext_lazy("same compound"),
    "unknown": gettext_lazy("one of the two does not say where"),
    "kind": gettext_lazy("same kind"),
    "other_kind": gettext_lazy("different kinds"),
}


@dataclass(frozen=True, slots=True)
class Likeness:
    """A matter that may be the same; `weak`: only a hint; `why`: the reasons in one line."""

    case: Case
    weak: bool
    why: str


def told(found: Iterable[Alike]) -> list[Likeness]:
    """Each with its reasons."""
    return [Likeness(one.case, one.weak, why(one.reasons, one.hours)) for one in found]


def why(reasons: Iterable[Reason], hours: int) -> str:
    """The reasons in one line; `hours` between the two."""
    return " · ".join(_reason(reason, hours) for reason in reasons)


def _reason(reason: Reason, hours: int) -> str:
    quoted = _("”, “").join(reason.words)
    if reason.code == "words":
        return _("same words: “%(words)s”") % {"words": quoted}
    if reason.code == "named":
        return _("both name “%(words)s”") % {"words": quoted}
    if reason.code == "days":
        return ngettext("%(n)d day apart", "%(n)d days apart", reason.days) % {"n": reason.days}
    if reason.code == "today":
        said = ngettext("%(n)d hour apart", "%(n)d hours apart", hours) % {"n": hours}
        return said if hours else _("within the hour")
    return str(SAID[reason.code])
