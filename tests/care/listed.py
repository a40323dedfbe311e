"""People on a safety-call list, for tests; all of them are made up."""

from datetime import UTC, datetime, timedelta
from typing import Any

from linli.care.actions.entering import Agreed, enter
from linli.care.models import Entry
from linli.care.sheet import Contact, Sheet
from tests.builders import World

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
