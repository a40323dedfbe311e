"""What the fund owes its public: the calendar of publications, what was raised with every gap, answers."""

from dataclasses import dataclass
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
from linli.access.actors import Actor, visitor
from linli.foundation import clock
from linli.fund.labels import PUBLISHED, Stream
from linli.fund.models import Leaf, Question
from linli.fund.showing import actions, calendar, streams
from linli.fund.showing.rules import Due
from linli.web.asking import at, browser_of, pages, staff, take, token
from linli.web.public.limits import refuse_flood
from linli.web.public.report import community_of

SHOWN = 100
STATES = {
    "done": gettext_lazy("published"),
    "over": gettext_lazy("late"),
    "soon": gettext_lazy("due soon"),
    "ahead": gettext_lazy("to come"),
}


@dataclass(frozen=True)
class Line:
    """A publication in words: what, until when, how it stands."""

    due: Due
    what: Any
    state: str

    @property
    def words(self) -> Any:
        return STATES[self.state]


class PublishForm(forms.Form):
    rule = forms.ChoiceField(choices=PUBLISHED.items())
    about = forms.IntegerField(min_value=0)
    due = forms.DateField()
    words = forms.CharField(label=gettext_lazy("What is published"), max_length=2000)


class AskForm(forms.Form):
    words = forms.CharField(label=gettext_lazy("Your question"), max_length=actions.MOST_QUESTION)


class AnswerForm(forms.Form):
    answer = forms.CharField(label=gettext_lazy("Answer"), max_length=actions.MOST_ANSWER)
    hidden = forms.BooleanField(required=False)


def _actor(request: HttpRequest) -> Actor | None:
    known = getattr(request, "known", None)
    return known.actor if known else None


def deadlines(request: HttpRequest) -> HttpResponse:
    """Everything that has to be published, and how it stands; the office publishes here."""
    community, by = community_of(request), _actor(request)
    form = PublishForm(request.POST or None)
    if request.method == "POST":
        by = staff(request, "fund.publish")
        done = take(form, lambda: _publish(request, form, by))
        if done is not None:
            messages.success(request, _("Published: it stands in the log."))
            return HttpResponseRedirect("/fund/calendar/", status=303)
    today = clock.today(at(request))
    lines = [Line(one, PUBLISHED[one.rule], one.state(today)) for one in calendar.due(community.pk, today)]
    context = {
        "community": community,
        "late": [line for line in lines if line.state == "over"],
        "next": [line for line in lines if line.state in ("soon", "ahead")],
        "done": [line for line in lines if line.state == "done"][::-1],
        "form": form,
        "may_publish": bool(by and gate.may(by, "fund.publish")),
    }
    return render(request, "fund/calendar.html", context, status=422 if form.errors else 200)


def _publish(request: HttpRequest, form: PublishForm, by: Actor) -> Leaf:
    return actions.publish(**form.cleaned_data, by=by, at=at(request), token=token(request))


def raised(request: HttpRequest) -> HttpResponse:
    """What was raised by stream and year, and the totals that were told, each with its parts and its gap."""
    community = community_of(request)
    rows = streams.raised(community.pk)
    columns = streams.years(rows)
    by = _actor(request)
    context = {
        "community": community,
        "years": columns,
        "rows": [(_stream(row.stream), [row.years.get(year, 0) for year in columns], row) for row in rows],
        "sums": [sum(row.years.get(year, 0) for row in rows) for year in columns],
        "money": sum(row.money for row in rows),
        "goods": sum(row.goods for row in rows),
        "passed_on": sum(row.passed_on for row in rows),
        "told": [_told(number, said) for number, said in streams.publications(community.pk)],
        "may_tell": bool(by and gate.may(by, "fund.publish")),
    }
    return render(request, "fund/raised.html", context)


def _stream(stream: str) -> Any:
    return Stream(stream).label if stream in Stream.values else stream


def _told(number: int, said: dict[str, Any]) -> dict[str, Any]:
    parts = sum(part["fen"] for part in said["parts"])
    return said | {"number": number, "sum": parts, "gap": said["total"] - parts}


def questions(request: HttpRequest) -> HttpResponse:
    """Questions with their answers; anyone asks, the office and the accountant answer."""
    community, by = community_of(request), _actor(request)
    form = AskForm(request.POST or None)
    if request.method == "POST" and _asked(request, form, by or visitor(community.pk)):
        messages.success(request, _("Thank you. It is shown here together with its answer."))
        return HttpResponseRedirect("/fund/questions/", status=303)
    shown = Question.objects.filter(community=community).exclude(answered_at=None).exclude(hidden=True)
    may_answer = bool(by and gate.may(by, "fund.answer"))
    open_ones = Question.objects.filter(community=community, answered_at=None)
    context = {
        "community": community,
        "form": form,
        "questions": list(shown[:SHOWN]),
        "open": list(open_ones[:SHOWN]) if may_answer else [],
        "waiting": 0 if may_answer else open_ones.count(),
        "may_answer": may_answer,
        **pages(shown.count(), SHOWN),
    }
    return render(request, "fund/questions.html", context, status=422 if form.errors else 200)


def _asked(request: HttpRequest, form: AskForm, by: Actor) -> bool:
    refuse_flood(browser_of(request), at(request))
    made = take(
        form, lambda: actions.ask(form.cleaned_data["words"], by=by, at=at(request), token=token(request))
    )  # fmt: skip
    return made is not None


@require_POST
def answer(request: HttpRequest, id: UUID) -> HttpResponse:
    """A question is answered for everyone to read."""
    by = staff(request, "fund.answer")
    form = AnswerForm(request.POST)
    done = take(
        form,
        lambda: actions.answer(
            id, form.cleaned_data["answer"], by=by, at=at(request), hidden=form.cleaned_data["hidden"]
        ),
    )
    if done is None:
        messages.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
    return HttpResponseRedirect("/fund/questions/", status=303)
