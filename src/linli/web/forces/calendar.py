"""The calendar of duty: who is called first on which day, gaps, copying forward; and who is away."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from linli.access import gate
from linli.access.actors import Actor
from linli.forces.duty import availability, planning, queries, rules
from linli.forces.duty.planning import Turns
from linli.forces.models import Turn
from linli.forces.stages import AwayKind
from linli.foundation import clock
from linli.foundation.refusals import NotFound, Refusal
from linli.people.labels import Profession, Role
from linli.people.models import Appointment
from linli.people.queries import serving
from linli.territory.models import Community, GeneralGrid
from linli.territory.queries import general_grids
from linli.web.asking import as_uuid, at, host_of, staff, take, token
from linli.web.paper.answers import printed
from linli.web.paper.turns import calendar as sheet

WEEKDAYS = [
    (0, gettext_lazy("Mon")), (1, gettext_lazy("Tue")), (2, gettext_lazy("Wed")), (3, gettext_lazy("Thu")),
    (4, gettext_lazy("Fri")), (5, gettext_lazy("Sat")), (6, gettext_lazy("Sun")),
]  # fmt: skip
ALL_DAY = ("00:00", "00:00")


class TurnForm(forms.Form):
    who = forms.ChoiceField(label=gettext_lazy("Who, as what"))
    general_grid = forms.ChoiceField(label=gettext_lazy("For which place"), required=False)
    first = forms.DateField(label=gettext_lazy("First day"))
    last = forms.DateField(label=gettext_lazy("Last day"))
    weekdays = forms.TypedMultipleChoiceField(
        label=gettext_lazy("On these weekdays"), choices=WEEKDAYS, coerce=int, required=False
    )
    start = forms.TimeField(label=gettext_lazy("From"))
    end = forms.TimeField(label=gettext_lazy("Until"))
    order = forms.TypedChoiceField(
        label=gettext_lazy("Called as"), choices=[(n, str(n)) for n in range(1, 6)], coerce=int
    )

    def __init__(self, *args: Any, posts: Iterable[Appointment], grids: Iterable[GeneralGrid], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].choices = [(_value(post), _said(post)) for post in posts]  # type: ignore[attr-defined]
        places = [("", _("the whole community")), *((str(grid.pk), grid.name) for grid in grids)]
        self.fields["general_grid"].choices = places  # type: ignore[attr-defined]

    @property
    def said(self) -> Turns:
        said = self.cleaned_data
        role, profession, person = said["who"].split(":")
        return Turns(
            role, UUID(person), said["first"], said["last"], said["start"], said["end"], profession,
            as_uuid(said["general_grid"]), said["order"], tuple(said["weekdays"]),
        )  # fmt: skip


class AwayForm(forms.Form):
    person = forms.UUIDField(label=gettext_lazy("Who"))
    kind = forms.ChoiceField(label=gettext_lazy("What"), choices=AwayKind.choices)
    until = forms.DateField(label=gettext_lazy("Can be reached again from"))


def _value(post: Appointment) -> str:
    return f"{post.role}:{post.profession}:{post.person_id}"


def _said(post: Appointment) -> str:
    place = f" {post.general_grid.name}" if post.general_grid else ""
    return f"{duty_name(post.role, post.profession)} · {post.person.name}{place}"


def duty_name(role: str, profession: str) -> str:
    """As what someone is on call."""
    return str(Profession(profession).label if profession else Role(role).label)


@dataclass(frozen=True)
class Asked:
    """Which days are looked at, and of which general grid."""

    day: date
    month: bool
    grid: UUID | None

    @property
    def days(self) -> tuple[date, date]:
        return rules.month_of(self.day) if self.month else rules.week_of(self.day)

    def at(self, day: date, *, month: bool | None = None) -> str:
        """The address of another day, as a week or a month."""
        view = "month" if (self.month if month is None else month) else "week"
        return f"/together/duty/?view={view}&day={day}&grid={self.grid or ''}"


def _asked(request: HttpRequest) -> Asked:
    said = request.POST if request.method == "POST" else request.GET
    try:
        day = date.fromisoformat(said.get("day", ""))
    except ValueError:
        day = clock.today(at(request))
    return Asked(day, said.get("view") == "month", as_uuid(said.get("grid", "")))


def page(request: HttpRequest) -> HttpResponse:
    """A week or a month, who is on call now, who is away."""
    return _page(request, staff(request, "duty.read"))


@require_POST
def enter(request: HttpRequest) -> HttpResponse:
    """Turns are entered for some days."""
    by = staff(request, "duty.plan")
    form = _form(request, by, request.POST)
    if take(form, lambda: planning.enter(form.said, by=by, at=at(request), token=token(request))) is None:
        return _page(request, by, form=form)
    messages.success(request, _("Entered."))
    return HttpResponseRedirect(_asked(request).at(form.cleaned_data["first"]), status=303)


@require_POST
def copy(request: HttpRequest) -> HttpResponse:
    """These days become like those a week, or four weeks, before; what stands there stays."""
    by = staff(request, "duty.plan")
    asked = _asked(request)
    back = rules.FOUR_WEEKS if asked.month else rules.WEEK
    try:
        planning.copy_forward(*asked.days, back, by=by, at=at(request), token=token(request))
        messages.success(request, _("Copied. What was entered before stays as it was."))
    except Refusal as refused:
        messages.error(request, str(refused))
    return HttpResponseRedirect(asked.at(asked.day), status=303)


@require_POST
def take_away(request: HttpRequest, id: UUID) -> HttpResponse:
    """One turn is taken out."""
    by = staff(request, "duty.plan")
    planning.take_away(id, by=by, at=at(request), token=token(request))
    asked = _asked(request)
    messages.success(request, _("Taken out."))
    return HttpResponseRedirect(asked.at(asked.day), status=303)


@require_POST
def away(request: HttpRequest) -> HttpResponse:
    """The office notes for someone that they are away, as they said by telephone."""
    by = staff(request, "duty.plan")
    form = AwayForm(request.POST)

    def verb() -> object:
        said = form.cleaned_data
        about: dict[str, Any] = {"by": by, "at": at(request), "token": token(request)}
        return availability.set_away(said["person"], said["kind"], said["until"], **about)

    if take(form, verb) is None:
        return _page(request, by, away=form)
    messages.success(request, _("Noted. It ends by itself."))
    return HttpResponseRedirect("/together/duty/#away", status=303)


@require_POST
def back(request: HttpRequest, id: UUID) -> HttpResponse:
    """Someone can be reached again."""
    by = staff(request, "duty.plan")
    availability.come_back(id, by=by, at=at(request), token=token(request))
    messages.success(request, _("Noted."))
    return HttpResponseRedirect("/together/duty/#away", status=303)


def _form(request: HttpRequest, by: Actor, data: Any = None) -> TurnForm:
    day = clock.today(at(request))
    first = _asked(request).day
    led = next((str(post.place) for post in by.posts if post.level == "general_grid"), "")
    initial = {"first": first, "last": first, "start": ALL_DAY[0], "end": ALL_DAY[1], "general_grid": led, "order": 1}
    grids = general_grids(by.community)
    return TurnForm(data, posts=queries.on_duty(by.community, day), grids=grids, initial=initial)


def _page(request: HttpRequest, by: Actor, form: TurnForm | None = None, away: AwayForm | None = None) -> HttpResponse:
    asked, now = _asked(request), at(request)
    first, last = asked.days
    day, plans = clock.today(now), gate.may(by, "duty.plan")
    local = now.astimezone(clock.SHANGHAI)
    gone = queries.away_on(by.community, day, day + rules.FOUR_WEEKS)
    context = {
        "asked": asked,
        "first": first,
        "last": last,
        "today": day,
        "heads": [duty_name(*row) for row in queries.ROWS],
        "rows": queries.calendar(by.community, first, last, asked.grid),
        "earlier": asked.at(first - timedelta(days=1)),
        "later": asked.at(last + timedelta(days=1)),
        "week": asked.at(asked.day, month=False),
        "month": asked.at(asked.day, month=True),
        "grids": general_grids(by.community),
        "now": _by_duty(queries.on_call(by.community, now)),
        "turns": [(turn, duty_name(turn.role, turn.profession), gate.holds(by, "duty.plan", turn)) for turn in
                  _sorted(queries.turns(by.community, asked.day, asked.day))],
        "away": gone,
        "out": {one.person_id for one in gone if one.start <= day and
                (one.kind == AwayKind.AWAY or not rules.is_evening(local))},
        "plans": plans,
        "form": (form or _form(request, by)) if plans else None,
        "away_form": away or AwayForm(initial={"until": day + timedelta(days=7)}),
        "people": serving(by.community, day) if plans and gate.may(by, "away.set") else [],
        "weekdays": WEEKDAYS,
        "all_day": time(0),
        "wrong": form or away,
    }  # fmt: skip
    return render(request, "forces/duty.html", context, status=422 if form or away else 200)


def _sorted(turns: Iterable[Turn]) -> list[Turn]:
    """In the order of the columns, then of the call."""
    place = {key: n for n, key in enumerate(queries.ROWS)}
    return sorted(turns, key=lambda turn: (place.get((turn.role, turn.profession), len(place)), turn.order))


def _by_duty(turns: Iterable[Turn]) -> list[tuple[str, list[Turn]]]:
    found: dict[tuple[str, str], list[Turn]] = {}
    for turn in turns:
        found.setdefault((turn.role, turn.profession), []).append(turn)
    return [(duty_name(*key), found[key]) for key in queries.ROWS if key in found]


def pdf(request: HttpRequest, month: str) -> HttpResponse:
    """The calendar of a month on paper, to hang up at the office."""
    by = staff(request, "duty.read")
    try:
        first, last = rules.month_of(date.fromisoformat(f"{month}-01"))
    except ValueError as wrong:
        raise NotFound() from wrong
    community = Community.objects.get(pk=by.community)
    rows = queries.calendar(by.community, first, last, as_uuid(request.GET.get("grid", "")))
    heads = [duty_name(*row) for row in queries.ROWS]
    data = sheet(community, first, heads, rows, clock.today(at(request)), f"{host_of(request)}/together/duty/")
    return printed("duty", data, str(data["title"]))
