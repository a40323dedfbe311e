"""The stage bar: where a matter stands on its way."""

from typing import Any

from linli.cases.labels import Stage
from linli.cases.models import Case

USUAL = ("collected", "assigned", "handling", "resolved", "closed")
BESIDE = {"deliberating": "handling", "waiting": "handling"}  # stands in the place of that stage while it lasts


def stages(case: Case) -> list[dict[str, Any]]:
    """Each stage of this matter's way, with whether it is past or present."""
    if case.stage in ("declined", "merged"):
        way = ["collected", case.stage]
    else:
        way = [case.stage if BESIDE.get(case.stage) == stage else stage for stage in USUAL]
    here = way.index(case.stage)
    return [
        {"label": Stage(stage).label, "past": n < here, "here": n == here, "key": stage} for n, stage in enumerate(way)
    ]
