"""Matters that walked the four steps."""

from datetime import date, datetime, timedelta
from typing import Any

from linli.council.models import Procedure
from linli.council.steps import actions
from linli.council.steps.actions import Taken
from linli.council.steps.rules import ORDER
from tests.builders import DAY, NOON, World

FIRST = DAY - timedelta(days=30)
DAYS = dict(zip(ORDER, (0, 2, 5, 8, 9, 18, 20), strict=True))


def a_step(step: str, first: date = FIRST, **said: Any) -> Taken:
    given: dict[str, Any] = {"day": first + timedelta(days=DAYS[step]), "body": "某会议", "words": f"{step}：同意"}
    if step in ("review", "decide"):
        given |= {"due": 60, "present": 45, "agreed": 40}
    return Taken(step, **(given | said))


def a_procedure(world: World, upto: str = "", when: datetime = NOON, first: date = FIRST) -> Procedure:
    """A matter that took every step up to one."""
    office = world.actor("office")
    made = actions.begin("小广场改造", "把小广场的水泥地改成透水砖，装六把椅子", by=office, at=when)
    for step in ORDER[: ORDER.index(upto) + 1 if upto else 0]:
        actions.take_step(made.pk, a_step(step, first), by=office, at=when)
    return Procedure.objects.get(pk=made.pk)
