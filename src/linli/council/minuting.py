"""The first words of the minutes: drafted from what the council did, signed by a person; what they may tell."""

from collections.abc import Mapping, Sequence

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from linli.council.labels import State
from linli.council.models import Item, Meeting
from linli.engines.drafts import Ground, checked, told


def _counts(items: Sequence[Item]) -> dict[str, int]:
    found = {str(state): sum(item.state == state for item in items) for state in State}
    return found | {"spoken": len(items), "tasks": sum(len(item.tasks.all()) for item in items)}


def ground(meeting: Meeting, items: Sequence[Item], there: int, slogans: Mapping[str, str] | None = None) -> Ground:
    """What may be told of a council: who many came, what was spoken of and decided, the days of its tasks."""
    tasks = [task for item in items for task in item.tasks.all()]
    texts = [meeting.place, meeting.topic, *(words for item in items for words in (item.title, item.words))]
    texts += [item.case.title for item in items if item.case] + [task.words for task in tasks]
    counts = _counts(items) | {f"many-{item.place}": item.many for item in items}
    people = {"guests": meeting.guests, "there": there, "all": meeting.guests + there}
    return told(
        filter(None, texts), meeting.day, days=[task.due for task in tasks], counts=counts, people=people,
        names=["12345", *(str(item.case.number) for item in items if item.case)], slogans=slogans,
    )  # fmt: skip


def drafted(meeting: Meeting, items: Sequence[Item], there: int) -> str:
    """The draft; blank if it told anything that is in no record."""
    n = _counts(items)
    said = n | {"guests": meeting.guests, "there": there}
    lines = [_("%(there)d who serve and %(guests)d residents came; %(spoken)d things were on the agenda.") % said]
    lines.append(_("%(decided)d were decided, %(carried)d carried over, %(dropped)d needed no council.") % said)
    due = [task.due for item in items for task in item.tasks.all()]
    if due:
        lines.append(
            _("%(tasks)d tasks were given, the first is due on %(day)s.")
            % {"tasks": n["tasks"], "day": date_format(min(due), "DATE_FORMAT")}
        )
    text = (" " if get_language() == "en" else "").join(lines)
    return text if checked(text, ground(meeting, items, there)).is_good else ""
