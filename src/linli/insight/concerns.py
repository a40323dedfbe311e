"""What wants an eye, in the place of any ranking: overdue complex matters, what came back, what is late."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Min, QuerySet
from django.utils.translation import gettext_lazy as _

from linli.access import gate
from linli.access.actors import Actor
from linli.cases.callouts import queries as calls
from linli.cases.labels import Ruling
from linli.cases.levels import queries as levels
from linli.cases.models import Case, Decision
from linli.cases.needs import UNFINISHED
from linli.council import queries as council
from linli.council.labels import Ended
from linli.council.models import Task
from linli.forces.appointing.queries import counted as nominations
from linli.forces.stages import Stage
from linli.foundation import clock
from linli.fund.checking.queries import months
from linli.fund.granting.queries import listed as proposals
from linli.fund.labels import Standing
from linli.fund.showing import calendar
from linli.insight.figures import Asked, Figure
from linli.planning.labels import State
from linli.planning.models import Draft

QUARTER = timedelta(days=91)


@dataclass(frozen=True)
class Concern:
    """How many of something want an eye, by what definition, since when the oldest, and where they are."""

    key: str
    label: Any
    definition: Any
    n: int
    url: str
    oldest: date | None = None


def overdue_complex(asked: Asked) -> QuerySet[Case]:
    """Open complex matters whose promised time is over."""
    return asked.within_reach().filter(UNFINISHED, complexity="complex", due_at__lt=asked.at)


def reopened(asked: Asked) -> QuerySet[Case]:
    """Matters reported in the period that were opened again."""
    return asked.reported().filter(reopened__gt=0)


def exceptions(asked: Asked) -> list[Concern]:
    """All of them, whether there are any or none: an empty line says that someone looked."""
    community, today = asked.by.community, asked.last
    return [*_matters(asked), *_calls(asked), *_money(community, today), *_councils(asked)]


def _matters(asked: Asked) -> list[Concern]:
    late, back = overdue_complex(asked), reopened(asked)
    over = late.aggregate(n=Count("pk"), first=Min("due_at"))
    days = f"?days={asked.days}"
    return [
        Concern(
            "overdue_complex",
            _("Complex matters past their day"),
            _("Open, complex, and the promised time is over."),
            over["n"],
            f"/board/overdue_complex/{days}",
            clock.today(over["first"]) if over["first"] else None,
        ),
        Concern(
            "reopened",
            _("Opened again"),
            _("Reported in the period and opened again by a reporter or a grid leader."),
            back.count(),
            f"/board/reopened/{days}",
        ),
    ]


def _calls(asked: Asked) -> list[Concern]:
    waited = calls.silent(asked.at).filter(community=asked.by.community)
    silent = waited.order_by().aggregate(n=Count("pk"), first=Min("sign_by"))
    over = Decision.objects.filter(community=asked.by.community, ruling__in=levels.OPEN)
    late = [one for one in over.only("ruling", "promised_on", "wanted_by") if levels.overdue(one, asked.last)]
    return [
        Concern(
            "unanswered",
            _("Call-outs without an answer"),
            _("Responders whose time to sign in is over without a word."),
            silent["n"],
            "/brief/",
            clock.today(silent["first"]) if silent["first"] else None,
        ),
        Concern(
            "decisions",
            _("Decisions above that are late"),
            _("Asked of the street or a bureau; the day promised or wanted is over."),
            len(late),
            "/decisions/",
            min((one.promised_on or one.wanted_by for one in late), default=None),
        ),
    ]


def _money(community: Any, today: date) -> list[Concern]:
    over = [one.day for one in calendar.due(community, today) if one.state(today) == "over"]
    unmatched = months(community, today)
    return [
        Concern(
            "disclosure",
            _("Publications of the fund that are late"),
            _("What the Charity Law and its rules want published, and whose last day is over."),
            len(over),
            "/fund/calendar/",
            min(over, default=None),
        ),
        Concern(
            "unreconciled",
            _("Months of the fund not reconciled"),
            _("Months that are over and were not closed against the federation's statement."),
            len(unmatched),
            "/fund/desk/",
            date.fromisoformat(f"{unmatched[0]}-01") if unmatched else None,
        ),
    ]


def _councils(asked: Asked) -> list[Concern]:
    community, today = asked.by.community, asked.last
    rhythm = council.rhythm(community, today, today - QUARTER)
    over = Task.objects.filter(community=community, state=Ended.OPEN, due__lt=today)
    tasks = over.aggregate(n=Count("pk"), first=Min("due"))
    return [
        Concern(
            "missed",
            _("Weeks without a council"),
            _("Weeks of the last quarter without one, since its first; the present week counts once it is over."),
            max(0, rhythm.weeks - rhythm.held),
            "/council/",
        ),
        Concern(
            "tasks",
            _("Council tasks past their day"),
            _("Decided, and neither done nor given up by their day."),
            tasks["n"],
            "/council/tasks/",
            tasks["first"],
        ),
    ]


def figure(asked: Asked, key: str) -> Figure | None:
    """An exception as a figure, for the page of its records."""
    one = next((one for one in exceptions(asked) if one.key == key), None)
    return Figure(one.key, one.label, one.definition, one.n, "n", one.n, asked.at) if one else None


def awaiting(by: Actor, today: date) -> list[Concern]:
    """Decisions that wait for whoever asks, as far as the gate lets them decide; each leads to where it is done."""
    found = []
    if gate.may(by, "decision.answer"):
        asked = gate.allowed(by, "decision.answer", Decision.objects.filter(ruling__in=[Ruling.ASKED, Ruling.ACCEPTED]))
        words = _("A matter cannot go on before you say.")
        found.append(Concern("asked", _("Questions asked of you"), words, asked.count(), "/decisions/"))
    if gate.may(by, "nomination.opine"):
        n = nominations(by).get(Stage.AGREED, 0)
        words = _("They agreed to serve; the community's Party committee gives its opinion.")
        found.append(Concern("nominations", _("Nominations to give an opinion on"), words, n, "/together/nominations/"))
    if gate.may(by, "fund.hear"):
        n = proposals(by.community, Standing.HEARING).count()
        words = _("The Party committee hears a proposal before the fund's committee votes.")
        found.append(Concern("proposals", _("Proposals to be heard"), words, n, "/fund/proposals/"))
    if gate.may(by, "plan.adopt"):
        drafts = gate.allowed(by, "plan.adopt", Draft.objects.filter(state=State.PUBLISHED))
        words = _("Open for comment; adopt it, or withdraw it with a reason.")
        found.append(Concern("plans", _("Grid plans to adopt"), words, drafts.count(), "/planning/"))
    return found
