"""What has to be published, from the facts of the log: nothing is typed in, so nothing is forgotten."""

from datetime import date
from uuid import UUID

from linli.fund.books.writing import said
from linli.fund.labels import Kind
from linli.fund.models import Leaf
from linli.fund.showing import rules
from linli.fund.showing.rules import Due, Event, Published

_TELLING = (Kind.CHART, Kind.ACCEPTANCE, Kind.DECISION, Kind.DISCLOSURE)


def due(community_id: UUID, today: date) -> list[Due]:
    """Everything that had or has to be published, by its last day. One query."""
    events: list[Event] = []
    done: list[Published] = []
    for leaf in Leaf.objects.filter(community=community_id, kind__in=_TELLING):
        facts = said(leaf)
        day = date.fromisoformat(facts.get("day") or facts["at"][:10])
        if leaf.kind == Kind.CHART:
            events.append(Event("opened", leaf.number, day))
            events += [Event("year_end", leaf.number, date(year, 12, 31)) for year in range(day.year, today.year)]
        elif leaf.kind == Kind.ACCEPTANCE and facts.get("final"):
            events.append(Event("project_end", leaf.number, day))
        elif leaf.kind == Kind.DECISION and facts.get("recused"):
            events.append(Event("related_deal", leaf.number, day))
        elif leaf.kind == Kind.DISCLOSURE:
            last = date.fromisoformat(facts["due"])
            done.append(Published(facts["rule"], facts["about"], last, leaf.number))
    return rules.due(events, done, today)
