"""A draft from figures by templates, and the check that every number of a text is one of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from linli.engines.drafts import Checked, Fact, Ground, Problem, checked
from linli.foundation import clock
from linli.fund.models import Proposal
from linli.insight.figures import Figure
from linli.insight.reports import labels, reference
from linli.insight.reports.sentences import SECTIONS
from linli.insight.reports.span import before
from linli.territory.models import Community, Compound

STANDING = ("12345", "12315", "110", "119", "120", "P90", "1+2+N")  # names that are written with figures


@dataclass(frozen=True)
class Section:
    """A part of a report: its key among the sections, its title, its words."""

    key: str
    title: str
    text: str

    def as_kept(self) -> dict[str, str]:
        return {"key": self.key, "title": self.title, "text": self.text}


def sections(figures: Mapping[str, Figure], since: date, until: date) -> list[Section]:
    """The draft of a report, in the language that is on; a section with nothing to say is left out."""
    period = labels.period(since, until)
    made = []
    for key, (title, sentences) in SECTIONS.items():
        text = "\n".join(filter(None, (one.said(figures, period) for one in sentences)))
        if text:
            made.append(Section(key, str(title), text))
    return made


def facts(figures: Iterable[Figure]) -> tuple[Fact, ...]:
    """What figures may be told as: the value in its unit, of how many, and how many of them."""
    found = []
    for one in figures:
        if one.value is not None:
            found.append(Fact(one.key, Decimal(str(one.value)), one.unit))
        if one.unit != "n":
            found.append(Fact(one.key, Decimal(one.n), "n"))
        if one.part is not None:
            found.append(Fact(one.key, Decimal(one.part), "n"))
    return tuple(found)


def ground(community_id: UUID, figures: Iterable[Figure], since: date, until: date, as_of: datetime) -> Ground:
    """What a report may tell: its figures, the days of its two periods, its own day, and names. Three queries."""
    day = clock.today(as_of)
    earlier = before(since, until)
    periods = [labels.period(*earlier), labels.period(since, until)]
    return Ground(
        facts(figures), earlier[0], until, (day,), (*STANDING, *periods, *_names(community_id)), reference.slogans(day)
    )


def _names(community_id: UUID) -> list[str]:
    """Names of the records that are written with figures, the longest first."""
    found = set(Compound.objects.filter(community=community_id).values_list("name", flat=True))
    found |= set(Proposal.objects.filter(community=community_id).values_list("name", flat=True))
    found |= set(Community.objects.filter(pk=community_id).values_list("name", flat=True))
    return sorted((name for name in found if name), key=len, reverse=True)


def keys_of(section: str) -> tuple[str, ...]:
    """The figures that a section speaks of, in the order of its sentences: numbers are taken for these first."""
    _title, sentences = SECTIONS.get(section, ("", ()))
    found: list[str] = []
    for one in sentences:
        found += [part.partition(")")[0].partition(":")[0] for part in _source(one.words).split("%(")[1:]]
        found += [one.list_of] if one.list_of else []
    return tuple(found)


def _source(words: Any) -> str:
    return str(words)


def read(text: str, on: Ground, section: str = "") -> Checked:
    """A text against its ground; numbers that tell several figures are taken for those of its section."""
    keys = keys_of(section)
    listed = tuple(fact.key for fact in on.facts if any(fact.key.startswith(key) for key in keys if key.endswith("-")))
    return checked(text, on, keys + listed)


def problems(kept: Sequence[Section], on: Ground) -> dict[str, tuple[Problem, ...]]:
    """What cannot stand in each section; sections without a problem are left out."""
    found = {one.key: read(one.text, on, one.key).problems for one in kept}
    return {key: wrong for key, wrong in found.items() if wrong}
