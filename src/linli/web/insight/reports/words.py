"""A report as pages and papers show it: title, state, sections in pieces, figures with those of the period before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from linli.engines.drafts import Piece, Problem
from linli.foundation import clock
from linli.insight.figures import Figure
from linli.insight.reports import catalogue, drafting, labels, queries
from linli.insight.reports.catalogue import BEFORE
from linli.insight.reports.models import Edition, Review


@dataclass(frozen=True)
class Part:
    """A section: its words as lines of pieces, each number with the key of its figure."""

    key: str
    title: str
    lines: Sequence[Sequence[Piece]]

    @property
    def paragraphs(self) -> list[str]:
        return ["".join(piece.text for piece in line) for line in self.lines]


@dataclass(frozen=True)
class Line:
    """A figure in the table of a report; `before` is that of the period before, in words."""

    key: str
    label: str
    says: str
    value: float | None
    shown: str
    unit: str
    n: int
    part: int | None
    before: str
    before_key: str
    before_value: float | None
    group: str

    @property
    def told(self) -> str:
        """The value with its unit."""
        return " ".join(filter(None, (self.shown, self.unit)))


@dataclass(frozen=True)
class Written:
    """A whole edition, ready to be shown or printed."""

    review: Review
    edition: Edition
    title: str
    state: str
    as_of: str
    parts: Sequence[Part]
    lines: Sequence[Line]

    @property
    def groups(self) -> list[tuple[str, list[Line]]]:
        """The figures by the part of the catalogue they are of, in its order."""
        return [(group, list(lines)) for group, lines in groupby(self.lines, lambda line: line.group)]


def written(review: Review, edition: Edition) -> Written:
    """An edition in words."""
    figures = queries.figures(edition)
    ground = drafting.ground(review.community_id, figures.values(), review.since, review.until, edition.as_of)
    parts = [
        Part(
            one.key, one.title, [drafting.read(line, ground, one.key).pieces for line in one.text.splitlines() if line]
        )
        for one in queries.sections(edition)
    ]
    title = labels.title(review.community.name, review.since, review.until, review.about)
    return Written(
        review, edition, title, state(edition), _("counted as of %(time)s") % {"time": _time(edition.as_of)}, parts,
        _lines(figures),
    )  # fmt: skip


def state(edition: Edition) -> str:
    """Who stands for it: nobody yet, or a person since when."""
    if edition.signed_by is None or edition.signed_at is None:
        return _("Draft made by the system, not signed")
    return _("Signed by %(name)s, %(day)s, edition %(n)s") % {
        "name": edition.signed_by.name, "day": labels.day(clock.today(edition.signed_at)), "n": edition.number,
    }  # fmt: skip


def _time(at: datetime) -> str:
    return f"{at.astimezone(clock.SHANGHAI):%Y-%m-%d %H:%M}"


def _lines(figures: dict[str, Figure]) -> list[Line]:
    """The figures that were counted from something, in this period or the one before, each with the part it is of."""
    found, groups = [], catalogue.groups()
    for key, one in figures.items():
        earlier = figures.get(key + BEFORE)
        if key.endswith(BEFORE) or not (one.n or (earlier and earlier.n)):
            continue
        found.append(
            Line(
                key, str(one.label), str(one.definition), one.value, labels.number(one.value, one.unit),
                labels.unit_word(one.unit), one.n, one.part,
                labels.number(earlier.value, earlier.unit) if earlier else "—", key + BEFORE,
                earlier.value if earlier else None, groups.get(key, ""),
            )
        )  # fmt: skip
    return found


def wrong(problem: Problem, figures: dict[str, Figure]) -> str:
    """What cannot stand, and what could stand there instead."""
    if problem.kind == "slogan":
        return _("“%(text)s” says nothing that can be counted: %(instead)s.") % {
            "text": problem.text, "instead": problem.instead,
        }  # fmt: skip
    if problem.kind == "day":
        return _("“%(text)s” lies outside this report and the period before it.") % {"text": problem.text}
    near = "; ".join(_named(fact.key, figures) for fact in problem.near if fact.key in figures)
    said = {"text": problem.text, "near": near}
    if near:
        return _("“%(text)s” is no figure of this report. Near it: %(near)s.") % said
    return _("“%(text)s” is no figure of this report.") % said


def _named(key: str, figures: dict[str, Figure]) -> str:
    one = figures[key]
    label = _("%(label)s (period before)") % {"label": one.label} if key.endswith(BEFORE) else str(one.label)
    counted = f" (n = {one.n})" if one.unit != "n" else ""
    return f"{label} {labels.number(one.value, one.unit)}{counted}"


def choice(request: Any) -> int | None:
    """The edition that is asked for (?edition=2), or None for the latest."""
    wanted = request.GET.get("edition", "")
    return int(wanted) if wanted.isdigit() and len(wanted) < 4 else None
