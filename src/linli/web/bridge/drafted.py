"""Drafts of notices from the records: the next council, what hangs to be talked over, minutes, the season."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from linli.access.actors import Actor
from linli.cases import reference, seasons
from linli.cases.replies import STANDING
from linli.council import queries as councils
from linli.council.deliberation import queries as talks
from linli.council.labels import State
from linli.council.models import Item, Meeting
from linli.council.talk_labels import TalkState
from linli.engines.drafts import Ground, checked, told
from linli.foundation import clock
from linli.insight.reports.reference import slogans
from linli.territory.models import Community
from linli.web.council.words import is_public, of_item
from linli.web.own import weekday

FRESH = timedelta(days=14)  # so long after a council its minutes are worth a notice
SHOWN = timedelta(days=14)  # how long a notice of a season is shown
MOST = 6


@dataclass(frozen=True)
class Draft:
    """A notice that the records make: its words, until when it is shown, and what it may tell."""

    key: str
    name: str
    title: str
    words: str
    until: date
    ground: Ground

    @property
    def initial(self) -> dict[str, Any]:
        return {"title": self.title[:40], "words": self.words, "until": self.until}


def ground(form: forms.Form, by: Actor, source: Draft | None, at: datetime) -> Ground:
    """What a notice may tell unasked: what its draft told, the community's own numbers, and its last day."""
    community = Community.objects.get(pk=by.community)
    until = form.cleaned_data.get("until") if form.is_bound and form.is_valid() else None
    texts = (community.name, community.office_phone, *((source.title, source.words) if source else ()))
    return told(
        texts, clock.today(at), days=[until] if until else (), names=(*STANDING, community.office_phone),
        slogans=slogans(clock.today(at)),
    )  # fmt: skip


def sources(by: Actor, at: datetime) -> list[tuple[str, str]]:
    """What can be drafted now: the key and the name of each."""
    return [(one.key, one.name) for one in _all(by, at)][:MOST]


def of(key: str, by: Actor, at: datetime) -> Draft | None:
    """The draft of a key, or None: a key of nothing, or a draft that would tell what no record says."""
    found = next((one for one in _all(by, at) if one.key == key), None) if key else None
    good = found is not None and checked(f"{found.title}\n{found.words}", found.ground).is_good
    return found if good else None


def _all(by: Actor, at: datetime) -> list[Draft]:
    today = clock.today(at)
    made = []
    coming = councils.coming(by.community, today)
    if coming:
        made.append(_coming(coming, today))
    over = councils.published(by.community).filter(day__gte=today - FRESH).first()
    if over:
        made.append(_over(over, today))
    hangs = talks.public(by.community).filter(state=TalkState.ANNOUNCED, day__gte=today).order_by("day")
    for talk in hangs[:MOST]:
        when = {"day": weekday(talk.day), "time": f"{talk.begins:%H:%M}", "where": talk.place}
        words = _("%(day)s %(time)s, %(where)s. What is to be agreed: ") % when + talk.question
        known = told([talk.topic, talk.question, talk.place], today, days=[talk.day], times=[f"{talk.begins:%H:%M}"])
        name = _("A talk: %(topic)s") % {"topic": talk.topic}
        words += "\n" + _("Whoever is concerned is heard, each equally long.")
        title = _("Come and talk it over: %(topic)s") % {"topic": talk.topic}
        made.append(Draft(f"talk-{talk.pk}", name, title, words, talk.day, known))
    return made + _seasons(today)


def _coming(meeting: Meeting, today: date) -> Draft:
    items = [item.title for item in councils.items(meeting) if is_public(item) and item.title and not item.case_id]
    where = f"{weekday(meeting.day)} {meeting.place}".strip()
    lines = [_("%(when)s. Anyone may come and bring something up.") % {"when": where}]
    lines += [_("Topic of the month: %(topic)s") % {"topic": meeting.topic}] if meeting.topic else []
    lines += [_("Among other things: %(what)s") % {"what": "；".join(items[:3])}] if items else []
    known = told([meeting.place, meeting.topic, *items], today, days=[meeting.day])
    title = _("Council on %(day)s") % {"day": weekday(meeting.day)}
    return Draft(f"council-{meeting.pk}", _("The next council"), title, "\n".join(lines), meeting.day, known)


def _over(meeting: Meeting, today: date) -> Draft:
    public = [item for item in councils.items(meeting) if is_public(item) and item.state == State.DECIDED]
    lines = [_("%(n)d things were decided.") % {"n": len(public)}, *(f"· {_said(item)}" for item in public[:5])]
    lines.append(_("All of it: the minutes of %(day)s, on the page of the council.") % {"day": weekday(meeting.day)})
    known = told([_said(item) for item in public], today, days=[meeting.day], counts={"decided": len(public)})
    title = _("What the council of %(day)s decided") % {"day": weekday(meeting.day)}
    return Draft(
        f"minutes-{meeting.pk}", _("What the last council decided"), title, "\n".join(lines), today + SHOWN, known
    )


def _said(item: Item) -> str:
    about = of_item(item)
    return f"{' '.join(filter(None, (about.where, about.title)))}：{item.words}"


def _seasons(today: date) -> list[Draft]:
    found: list[Draft] = []
    english = get_language() == "en"
    for season, start, end in seasons.near(reference.seasons(), today):
        name, hint = (season.name_en, season.hint_en) if english else (season.name_zh, season.hint_zh)
        words = f"{hint}{'. ' if english else '。'}"
        words += _("From %(start)s to %(end)s.") % {"start": weekday(start), "end": weekday(end)}
        known = told([name, hint], today, days=[start, end])
        found.append(
            Draft(
                f"season-{season.kind}-{season.start}",
                season.name_zh,
                season.name_zh,
                words,
                min(end, today + SHOWN),
                known,
            )
        )
    return found
