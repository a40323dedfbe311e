"""A report as the engine compares it: its words, where it is from, of what kind and day its matter is."""

from dataclasses import replace
from datetime import datetime
from functools import lru_cache

from linli.cases import reference
from linli.cases.alike import packing
from linli.cases.models import Case, Report
from linli.engines import similarity
from linli.engines.similarity import Read, Weights
from linli.foundation import clock


def read(report: Report, case: Case, building: str = "") -> Read:
    """A report of a matter made ready; `building`: its id, where that is at hand."""
    place = (report.compound_id, report.micro_grid_id, building, report.stairwell_id)
    return made_ready(report.words, place, case.kind, report.at, case.place_words)


def made_ready(words: str, place: tuple[object, object, object, object], kind: str, at: datetime, of: str) -> Read:
    """The same of columns: `place` holds ids of compound, micro-grid, building, stairwell; `of` names it in words."""
    said = similarity.Report("", words, "", similarity.Place(*map(_id, place)), kind, clock.today(at))
    return weights(of).read(said)


def weights(place_words: str) -> Weights:
    """What words tell; the name of the matter's own compound, with which its place begins, tells of the place."""
    return _knowing(place_words.split(" ")[0])


def signs_of(report: Report, case: Case) -> list[int]:
    """Under which signs a report's matter is found by its words; none where nothing was written."""
    if not report.words:
        return []
    one = read(report, case)
    bare = replace(one, report=replace(one.report, kind=""))
    return [packing.sign(key.number, case.community_id) for key in similarity.keys(bare)]


def signs_of_kind(case: Case) -> list[int]:
    """And by its kind and place; they hold no word of anybody."""
    place = similarity.Place(_id(case.compound_id), _id(case.micro_grid_id), "", _id(case.stairwell_id))
    bare = Read(similarity.Report("", "", "", place, case.kind), {}, {}, {})
    return [packing.sign(key.number, case.community_id) for key in similarity.keys(bare)]


def _id(id: object) -> str:
    return str(id) if id else ""


@lru_cache(maxsize=200)
def _knowing(name: str) -> Weights:
    return reference.weights().knowing([name])
