"""The stage bar: where a matter stands on its way."""

from typing import Any

from linli.cases.labels import Stage
from linli.cases.loop import STAGES
from linli.cases.models import Case


def stages(case: Case) -> list[dict[str, Any]]:
    """Each stage of this matter's way, with whether it is past or present."""
    way = ["collected", "declined"] if case.stage == "declined" else [stage for stage in STAGES if stage != "declined"]
    here = way.index(case.stage)
    return [
        {"label": Stage(stage).label, "past": n < here, "here": n == here, "key": stage} for n, stage in enumerate(way)
    ]
