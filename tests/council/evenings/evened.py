"""An evening's notes, kept as matters; a topic of the month, decided."""

from datetime import datetime, timedelta

from linli.cases.intake.actions import Said
from linli.cases.intake.hearing import hear
from linli.cases.labels import Channel
from linli.council.actions.holding import close_council, convene, open_council
from linli.council.actions.speaking import ToDo, add_words, decide
from linli.council.labels import Raised
from linli.council.models import Meeting
from linli.foundation import clock
from tests.builders import NOON, World


def a_night(world: World, *said: str, when: datetime = NOON, who: str = "steward") -> None:
    """What was said on an evening, taken down by someone."""
    for words in said or ("楼道灯不亮", "健身器材坏了"):
        hear(
            world.place(), Said(words), by=world.actor(who), at=when, channel=Channel.NIGHT_TALK,
            told_at=when - timedelta(hours=1),
        )  # fmt: skip


def a_topic(world: World, topic: str = "夏天充电棚怎么降温", when: datetime = NOON, close: bool = True) -> Meeting:
    """A council that took up the topic of its month."""
    office, today = world.actor("office"), clock.today(when)
    meeting = convene(today, [], by=office, at=when, topic=topic)
    item = add_words(meeting.pk, topic, Raised.RESIDENTS, by=office, at=when)
    if close:
        open_council(meeting.pk, [], 9, by=office, at=when)
        said = ToDo("装遮阳顶", world.people["steward"].pk, today + timedelta(days=9))
        decide(item.pk, "先在一院试一个月", [said], by=office, at=when)
        meeting = close_council(meeting.pk, by=office, at=when)
    return meeting
