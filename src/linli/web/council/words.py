"""What stands on an agenda, in words: the title, where, why it is there, and where it leads."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.utils.translation import gettext as _

from linli.cases.labels import Sphere, Stage
from linli.cases.models import Case
from linli.council.agenda import Suggestion
from linli.council.labels import Raised, Source, State
from linli.council.models import Item
from linli.web.cases.rows import kind_name

CHIPS = {State.DECIDED: "done", State.CARRIED: "soon", State.DROPPED: "line", State.OPEN: ""}


@dataclass(frozen=True)
class Spoken:
    """One item or suggestion as a page shows it; `url` is blank where nothing lies behind it."""

    title: str
    where: str
    why: Any
    raised: Any
    url: str
    matter: str = ""
    source: str = ""


def of_suggestion(one: Suggestion) -> Spoken:
    """A suggestion, with the reason why it is one."""
    if one.case is not None:
        return _matter(one.case, one.source, one.raised)
    return _group(one.source, one.raised, one.kind, (one.compound, one.stairwell), one.title or one.place, one.many)


def of_item(item: Item) -> Spoken:
    """An item of an agenda; a matter that became private since is named by its number alone."""
    if item.case is not None:
        return _matter(item.case, item.source, item.raised)
    return _group(item.source, item.raised, item.kind, (item.compound_id, item.stairwell_id), item.title, item.many)


def _matter(case: Case, source: str, raised: str) -> Spoken:
    what, where = (str(case.number), "") if case.sealed else (case.title or str(case.number), case.place_words)
    matter = " · ".join(map(str, (case.number, kind_name(case.kind), Stage(case.stage).label)))
    return Spoken(what, where, Source(source).label, Raised(raised).label, f"/cases/{case.pk}/", matter, source)


def _group(source: str, raised: str, kind: str, at: tuple[UUID | None, UUID | None], title: str, many: int) -> Spoken:
    why, who, (compound, stairwell) = Source(source).label, Raised(raised).label, at
    if not (compound or stairwell):
        return Spoken(title, kind_name(kind) if kind else "", why, who, "", "", source)
    asked = {"compound": compound} if compound else {"stage": "month", "stairwell": stairwell}
    what = f"{kind_name(kind)} · {_('%(n)d matters') % {'n': many}}"
    return Spoken(what, title, why, who, f"/triage/?{urlencode({'kind': kind, **asked})}", "", source)


def is_public(item: Item) -> bool:
    """Whether it may stand in the public minutes: never a private or a family matter."""
    case = item.case
    return item.public and (case is None or (not case.sealed and case.sphere != Sphere.FAMILY))
