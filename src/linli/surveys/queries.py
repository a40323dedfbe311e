"""Questions about surveys: which run, which are over, a slip by its code, what came of each question."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet

from linli.access import gate
from linli.access.actors import Actor
from linli.foundation import writes
from linli.foundation.rows import there
from linli.surveys import rules
from linli.surveys.labels import GOOD, Answer
from linli.surveys.models import Earlier, Entry, Slip, Survey, Tally
from linli.surveys.refusals import UnknownSlip
from linli.surveys.rules import Share
from linli.territory import queries as land
from linli.territory.models import Compound, Stairwell


def surveys(by: Actor) -> QuerySet[Survey]:
    """The surveys that `by` may look after, the latest first."""
    return gate.allowed(by, "survey.read", Survey.objects.filter(community=by.community))


def survey(by: Actor, id: UUID) -> Survey:
    """One of them. Raises `NotFound`."""
    return there(surveys(by).select_related("community").filter(pk=id))


def running(community_id: UUID, today: date) -> QuerySet[Survey]:
    """The surveys that take answers on a day."""
    rows = Survey.objects.filter(community=community_id, opened_at__isnull=False, closed_at=None)
    return rows.filter(opens__lte=today, closes__gte=today)


def closed(community_id: UUID) -> QuerySet[Survey]:
    """The surveys whose results are public, the latest first."""
    return Survey.objects.filter(community=community_id, closed_at__isnull=False)


def earlier(community_id: UUID) -> QuerySet[Earlier]:
    """Results of before, the latest first."""
    return Earlier.objects.filter(community=community_id)


def locked(id: UUID) -> Survey:
    """A survey for changing, locked. Raises `NotFound`."""
    return writes.locked(Survey.objects.filter(pk=id))


def locked_slip(id: UUID) -> Slip:
    """A slip for changing, locked, with its survey. Raises `UnknownSlip`."""
    rows = Slip.objects.select_related("survey").filter(pk=id)
    found = next(iter(rows.select_for_update(of=("self",))), None)
    if found is None:
        raise UnknownSlip()
    return found


def slip_of(typed: str) -> Slip:
    """The slip of a code, with its survey and community. Raises `UnknownSlip`."""
    found = Slip.objects.filter(digest=rules.digest(rules.plain_code(typed)))
    one = found.select_related("survey__community").first()
    if one is None:
        raise UnknownSlip()
    return one


def waiting(survey: Survey) -> QuerySet[Entry]:
    """Slips on paper that one person has entered and nobody has confirmed."""
    return Entry.objects.filter(slip__survey=survey, confirmed_by=None).select_related("slip", "entered_by")


def entry(by: Actor, id: UUID) -> Entry:
    """A slip on paper that someone entered. Raises `NotFound`."""
    return there(gate.allowed(by, "survey.paper", Entry.objects.filter(pk=id)).select_related("slip"))


def frame(community_id: UUID, day: date) -> list[tuple[str, str]]:
    """Every household as the place where its slip goes and a number, such as 03-017. Three queries."""
    grids = land.grids_in_force(community_id, day).order_by("code")
    found = [(grid.name, int(getattr(grid, "households"))) for grid in grids]  # noqa: B009 - annotated
    inside = land.members_on(community_id, day).values("stairwell")
    rest: dict[UUID, int] = {}
    outside = Stairwell.objects.filter(community_id=community_id).exclude(pk__in=inside)
    for compound, count in outside.values_list("compound", "households"):
        rest[compound] = rest.get(compound, 0) + count
    names = dict(Compound.objects.filter(community_id=community_id).values_list("pk", "name"))
    found += sorted((names[id], count) for id, count in rest.items())
    places = [(place, count) for place, count in found if count]
    return [(place, f"{n:02}-{k:03}") for n, (place, count) in enumerate(places, 1) for k in range(1, count + 1)]


def places(survey: Survey) -> list[tuple[str, int, int]]:
    """Where slips go: how many, and how many can still be printed. One query."""
    rows = Slip.objects.filter(survey=survey).values("place").annotate(n=Count("pk")).order_by("place")
    return [(row["place"], row["n"], row["n"]) for row in rows]


def used(survey: Survey) -> int:
    """How many slips were used: the only thing that is told of a survey that runs."""
    return Slip.objects.filter(survey=survey).exclude(used="").count()


def counts(survey: Survey) -> dict[str, dict[str, int]]:
    """The answers by question, all ways together. One query."""
    found: dict[str, dict[str, int]] = {}
    for question, answer, n in Tally.objects.filter(survey=survey).values_list("question", "answer", "n"):
        row = found.setdefault(question, {})
        row[answer] = row.get(answer, 0) + n
    return found


@dataclass(frozen=True)
class Told:
    """What came of one question: the share of satisfied with its margin; cells by answer where none is too small."""

    key: str
    version: int
    zh: str
    en: str
    share: Share | None
    cells: Mapping[str, int]
    unsure: int
    hidden: bool


@dataclass(frozen=True)
class Outcome:
    """The result of a survey: how many were asked, how many answered, by question."""

    survey: Survey
    size: int
    used: int
    questions: list[Told]

    @property
    def rate(self) -> float:
        """The response rate in per cent."""
        return 100 * self.used / self.size if self.size else 0.0

    @property
    def first(self) -> Told | None:
        """The question that stands for the whole: all in all, else the first."""
        return next((one for one in self.questions if one.key == "overall"), next(iter(self.questions), None))


def outcome(survey: Survey) -> Outcome:
    """The result of a closed survey from what was frozen at its closing. No query."""
    kept: dict[str, Any] = survey.result
    told = [_told(question, kept["counts"].get(question["key"], {}), survey.frame) for question in survey.questions]
    return Outcome(survey, survey.size, kept["used"], told)


def _told(question: Mapping[str, Any], cells: Mapping[str, int], households: int) -> Told:
    unsure = cells.get(Answer.UNSURE, 0)
    n = sum(cells.values()) - unsure
    hidden = n < rules.LEAST
    share = None if hidden else rules.wilson(sum(cells.get(one, 0) for one in GOOD), n, households)
    shown = dict(cells) if not hidden and rules.may_show_cells(cells) else {}
    return Told(
        question["key"], question["version"], question["zh"], question["en"], share, shown, unsure, hidden
    )  # fmt: skip


def satisfaction(community_id: UUID, day: date) -> Outcome | None:
    """The result of the latest survey that was closed by a day."""
    found = closed(community_id).filter(closes__lte=day).first()
    return outcome(found) if found else None
