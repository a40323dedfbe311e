"""People on a safety-call list, for tests; all of them are made up."""

from datetime import UTC, datetime, timedelta
from typing import Any

from linli.care.actions.calling import Went, note
from linli.care.actions.entering import Agreed, away, enter, withdraw
from linli.care.models import Entry
from linli.care.sheet import Contact, Sheet
from tests.builders import DAY, World

EIGHT_THIRTY = datetime(2026, 10, 12, 0, 30, tzinfo=UTC)  # in Shanghai
BEFORE = EIGHT_THIRTY - timedelta(days=1)
NAME, PHONE, DAUGHTER, WISHES = "王奶奶", "10055550001", "10055550002", "右耳听不清，请说慢一点"


def a_sheet(world: World, **changed: Any) -> Sheet:
    said: dict[str, Any] = {
        "name": NAME,
        "phone": PHONE,
        "stairwell": world.stairwells[0].pk,
        "door": "302",
        "family": (Contact("王芳", DAUGHTER, "女儿"),),
        "wishes": WISHES,
    }
    return Sheet(**said | changed)


def an_entry(world: World, *keepers: str, at: datetime = BEFORE, **changed: Any) -> Entry:
    """Someone whom the office has entered; the steward and the office keep the entry unless others are named."""
    people = [world.people[name].pk for name in keepers or ("steward", "office")]
    agreed = Agreed(True, "phone", **{k: changed.pop(k) for k in ("call_at", "days") if k in changed})
    return enter(a_sheet(world, **changed), agreed, people, by=world.actor("office"), at=at)


def a_morning(world: World) -> Entry:
    """A steward's list with a call at every rung, one person away and one who withdrew; the entry that is still due."""
    due, steward = an_entry(world), world.actor("steward")
    walks = {
        "unanswered": "no_answer",
        "silent": "no_answer no_answer",
        "knocking": "no_answer no_answer knock",
        "family": "no_answer no_answer knock call_family",
        "emergency": "call_120",
        "well": "well",
        "wants": "wants",
    }
    for n, (stage, steps) in enumerate(walks.items()):
        entry = an_entry(world, phone=f"1005555100{n}")
        for k, step in enumerate(steps.split()):
            at = EIGHT_THIRTY + k * timedelta(minutes=10)
            call = note(entry.pk, Went(step, "药快吃完了" if step == "wants" else "", k + 1), by=steward, at=at)
        assert call.stage == stage
    away(an_entry(world, phone="10055552001").pk, DAY + timedelta(days=3), by=steward, at=EIGHT_THIRTY)
    withdraw(an_entry(world, phone="10055552002").pk, "phone", by=world.actor("office"), at=EIGHT_THIRTY)
    return due
