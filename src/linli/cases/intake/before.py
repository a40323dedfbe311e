"""What may have been said before: asked while a report is written, when nothing of it is kept yet."""

from dataclasses import dataclass
from datetime import datetime

from linli.access.actors import Actor, rule
from linli.cases import rules
from linli.cases.alike.finding import Alike, alike
from linli.cases.intake.opening import as_suggested
from linli.cases.labels import Sphere
from linli.cases.models import Case, Report
from linli.territory.queries import Place

SHORTEST = 4  # signs; fewer say nothing
MATTERS = 12  # that are counted together, since nobody may have joined them yet
BETWEEN_NEIGHBOURS = ("TJ", "RM")  # disputes; noise, smells and pets


@dataclass(frozen=True, slots=True)
class Heard:
    """What a resident may know of it: how many households said it, and by when the likeliest is promised."""

    households: int
    due_at: datetime


def said_before(place: Place, words: str, *, by: Actor, at: datetime, most: int = 3) -> list[Alike]:
    """The open matters that `by` may read and that these words may be about, the likeliest first. Three queries."""
    if len(words.strip()) < SHORTEST:
        return []
    suggested = as_suggested(words)
    case = Case(
        place_words=place.words,
        reported_at=at,
        **{name: suggested[name] for name in ("kind", "sealed", "urgent")},
        **place.columns(),
    )
    return alike(case, [Report(case=case, words=words.strip(), at=at, **place.columns())], by, most)


def neighbours(place: Place, words: str, *, at: datetime) -> Heard | None:
    """How many households told the same of the same compound, for whoever is about to tell it.

    Nothing of what is private, of a family, or between neighbours, so that nobody can try out who complained of whom;
    no word of anybody, and nothing where the place or the likeness is unsure. Four queries.
    """
    if place.compound_id is None:
        return None
    asked = rule("neighbours", place.community_id)
    found = said_before(place, words, by=asked, at=at, most=MATTERS)
    cases = [one.case for one in found if not one.weak and _of_all(one.case)]
    if not cases:
        return None
    said = Report.objects.filter(case__in=cases).values_list("phone", "stairwell_id")
    return Heard(rules.households(said), cases[0].due_at)


def _of_all(case: Case) -> bool:
    return not case.sealed and case.sphere != Sphere.FAMILY and not case.kind.startswith(BETWEEN_NEIGHBOURS)
