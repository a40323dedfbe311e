"""Calling out: whom, how soon, why, how one gets in; then closing jointly and ringing someone."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from linli.access import gate
from linli.access.actors import Actor
from linli.cases import queries as matters
from linli.cases import reference
from linli.cases.callouts import actions, queries, rules
from linli.cases.callouts.actions import Call, Seat
from linli.cases.callouts.queries import Candidate
from linli.cases.labels import Grade
from linli.cases.models import CallOut, Case, Response
from linli.foundation import clock
from linli.foundation.refusals import NotAllowed, OutOfStep, Refusal, Stale
from linli.foundation.rows import there
from linli.people.models import Person
from linli.web.asking import at, media, staff, take, token, version
from linli.web.cases.calling.words import duty_name, first_reason, why
from linli.web.cases.rows import row

SHOWN, MOST = 3, 12  # of one duty: at once, and unfolded


class CallForm(forms.Form):
    seats = forms.CharField(label=gettext_lazy("Whom"), required=False)  # its ticks are read as a list
    grade = forms.ChoiceField(choices=Grade.choices, label=gettext_lazy("How soon"))
    reason = forms.CharField(label=gettext_lazy("Why they are called"), max_length=300)
    place_note = forms.CharField(label=gettext_lazy("How one gets in"), max_length=120, required=False)
    best_time = forms.CharField(label=gettext_lazy("Best time"), max_length=60, required=False)


@dataclass(frozen=True)
class Pick:
    """Someone who can be ticked."""

    value: str
    name: str
    why: str
    ticked: bool
    reachable: bool


@dataclass(frozen=True)
class Group:
    """Those who can be called as one duty; `order` is who is called one after another on silence."""

    key: str
    name: str
    through_street: bool
    picks: list[Pick]
    rest: list[Pick]
    order: str
    next: str
    goes_on: bool


def page(request: HttpRequest, id: UUID) -> HttpResponse:
    """The panel of one matter, and the call itself."""
    by = staff(request, "callout.blow")
    case = matters.one_visible(by, id)
    if not gate.holds(by, "callout.blow", case):
        raise NotAllowed()
    found = queries.candidates(case, reference.directory().values(), clock.today(at(request)), at(request))
    form = CallForm(request.POST or None, initial=_first(request, case))
    status = 200
    if request.method == "POST":
        try:
            made = take(form, lambda: _call(request, case, form, found, by))
        except (Stale, OutOfStep) as refused:
            form.add_error(None, str(refused))
            case, made, status = matters.one_visible(by, id), None, 409
        if made is not None:
            return _called(request, made)
        status = 422 if status == 200 else status
    return render(request, "call.html", _context(request, case, form, found), status=status)


def _first(request: HttpRequest, case: Case) -> dict[str, str]:
    """What the form opens with: words of an earlier call that is made again, or the suggestion."""
    again = _id(request.GET.get("again", ""))
    earlier = case.callouts.filter(pk=again).first() if again else None
    if earlier is not None:
        return {name: getattr(earlier, name) for name in ("grade", "reason", "place_note", "best_time")}
    return {"grade": rules.first_grade(case.urgent, case.complexity), "reason": first_reason(case)}


def _id(text: str) -> UUID | None:
    return next(iter(matters.only_ids([text])), None)


def _call(request: HttpRequest, case: Case, form: CallForm, found: dict[str, list[Candidate]], by: Actor) -> CallOut:
    said = form.cleaned_data
    call = Call(said["grade"], said["reason"], said["place_note"], said["best_time"])
    seats = list(_seats(request, found))
    return actions.blow(case.pk, call, seats, by=by, at=at(request), version=version(request), token=token(request))


def _seats(request: HttpRequest, found: dict[str, list[Candidate]]) -> Iterable[Seat]:
    """Those ticked, as the suggestion knows them; the first of each duty has the order that was confirmed with it."""
    ticked = set(request.POST.getlist("seat"))
    orders = dict(text.split(":", 1) for text in request.POST.getlist("then") if ":" in text)
    for duty, rows in found.items():
        here = [one for one in rows if _value(one) in ticked]
        known = {one.id for one in rows} - {one.id for one in here}
        rest = [id for id in matters.only_ids(orders.get(duty, "").split(",")) if id in known]
        for n, one in enumerate(here):
            yield Seat(duty, one.id, why(one), tuple(rest) if n == 0 else ())


def _value(one: Candidate) -> str:
    return f"{one.duty.key}:{one.id}"


def _called(request: HttpRequest, made: CallOut) -> HttpResponse:
    n = made.responses.count()
    said = ngettext("%(n)d was called, by a link of their own.", "%(n)d were called, each by a link of their own.", n)
    messages.success(request, said % {"n": n})
    return HttpResponseRedirect(f"/cases/{made.case_id}/#calls", status=303)


def _context(request: HttpRequest, case: Case, form: CallForm, found: dict[str, list[Candidate]]) -> dict[str, Any]:
    leaf = reference.taxonomy().leaves.get(case.kind or case.suggestion.get("kind", ""))
    fit = [duty.key for duty in queries.suggested(case, reference.directory(), leaf.responders if leaf else ())]
    lead = next((key for key in fit if found.get(key)), "")
    posted = request.POST if form.is_bound else None
    groups = {key: _group(key, rows, lead, posted) for key, rows in found.items()}
    return {
        "case": case,
        "row": row(case, at(request)),
        "form": form,
        "grades": [(g.value, g.label) for g in Grade if rules.may_be_urgent(case.urgent, g.value)],
        "fit": [groups[key] for key in fit if key in groups],
        "missing": [duty_name(key) for key in fit if key not in groups],
        "others": [groups[key] for key in reference.directory() if key in groups and key not in fit],
        "most": rules.MOST_RESPONDERS,
    }


def _group(key: str, rows: list[Candidate], lead: str, posted: Any) -> Group:
    """One duty; ticked is what was posted, else the first of the lead duty alone."""
    shown = rows[:MOST]
    ticked = set(posted.getlist("seat")) if posted is not None else _first_tick(shown) if key == lead else set()
    waiting = [one for one in shown if _value(one) not in ticked and not one.standing.out]
    after = waiting if ticked & {_value(one) for one in shown} else waiting[1:]
    names = _(", then ").join(one.name for one in after[: rules.MOST_NEXT])
    goes_on = posted is None or any(text.startswith(f"{key}:") for text in posted.getlist("then"))
    picks = [Pick(_value(one), one.name, why(one), _value(one) in ticked, _reachable(one)) for one in shown]
    return Group(
        key, duty_name(key), reference.directory()[key].through_street, picks[:SHOWN], picks[SHOWN:],
        ",".join(str(one.id) for one in shown if not one.standing.out), names, goes_on,
    )  # fmt: skip


def _first_tick(shown: list[Candidate]) -> set[str]:
    """The first one suggested, unless even that one is away."""
    return {_value(shown[0])} if not shown[0].standing.out else set()


def _reachable(one: Candidate) -> bool:
    return bool(one.body.phone_index) if isinstance(one.body, Person) else bool(rules.first_number(one.body.contact))


@require_POST
def close(request: HttpRequest, id: UUID) -> HttpResponse:
    """One joint closing; when it was closed meanwhile, what was written is shown so that it can be kept."""
    by = staff(request, "callout.close")
    callout = there(CallOut.objects.filter(pk=id, case__in=matters.visible_to(by)))
    summary = request.POST.get("summary", "").strip()[:500]
    try:
        actions.close(id, summary, by=by, at=at(request), token=token(request))
        messages.success(request, _("The call-out is closed, and whoever was still awaited has been told."))
    except Refusal as refused:
        messages.error(request, f"{refused} {summary}".strip())
    return HttpResponseRedirect(f"/cases/{callout.case_id}/#calls", status=303)


@require_POST
def ring(request: HttpRequest, id: UUID) -> HttpResponse:
    """A responder's number, to ring them; that it was looked at is noted."""
    by = staff(request, "callout.blow")
    response = actions.ring(id, by=by, at=at(request), token=token(request))
    words = queries.number_of(response)
    context = {
        "name": response.person or response.organisation,
        "duty": duty_name(response.duty),
        "words": "" if response.person else words,
        "number": rules.first_number(words),
        "case": response.callout.case,
    }
    return render(request, "ring.html", context)


def photo(request: HttpRequest, id: UUID) -> FileResponse:
    """The picture that a responder sent with what they did, for those who may read the matter."""
    by = staff(request, "case.read")
    found = there(Response.objects.filter(pk=id, callout__case__in=matters.visible_to(by)).exclude(photo=""))
    response = FileResponse((media() / found.photo).open("rb"), content_type="image/jpeg")
    response.headers["Cache-Control"] = "private, max-age=3600"
    return response
