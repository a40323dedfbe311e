"""A responder's page 报到: what, where, how soon; coming, spoken, there, done, or not mine."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from linli.access.actors import Actor
from linli.cases import reference
from linli.cases.callouts import answering, queries
from linli.cases.callouts.steps import steps_from
from linli.cases.intake import photos
from linli.cases.labels import Answer
from linli.cases.models import Response
from linli.cases.refusals import OwnerMissing
from linli.foundation.refusals import NotFound, OutOfStep
from linli.web.asking import at, take, token
from linli.web.cases.calling.words import duty_name, moment
from linli.web.links import borne
from linli.web.picturing import kept
from linli.web.territory.places import way_to


class UnknownLink(NotFound):
    sentence = _("This link is not complete, or no longer valid. Please ring whoever sent it to you.")


class DoneForm(forms.Form):
    words = forms.CharField(label=_("What was done"), max_length=500)
    photo = forms.FileField(label=_("Photo"), required=False)


class NotMineForm(forms.Form):
    words = forms.CharField(label=_("A word on it"), max_length=300, required=False)
    owner = forms.CharField(label=_("Whose it is"), max_length=60, required=False)  # one of those offered
    other = forms.CharField(label=_("Someone else"), max_length=60, required=False)


FORMS: dict[str, type[forms.Form]] = {
    "accept": forms.Form,
    "contact": forms.Form,
    "arrive": forms.Form,
    "finish": DoneForm,
    "decline": NotMineForm,
}


def own(link: str) -> tuple[Response, Actor]:
    """The response that a link opens, and whoever bears it."""
    return borne(link, queries.response_of_link, UnknownLink)


def page(request: HttpRequest, link: str) -> HttpResponse:
    """What I am called for; opening it records nothing."""
    response, _by = own(link)
    return render(request, "called.html", _context(request, link, response))


def _context(request: HttpRequest, link: str, response: Response, step: str = "", form: Any = None) -> dict[str, Any]:
    case, open_still = response.callout.case, queries.is_open(response)
    reports = case.reports.prefetch_related("photos").order_by("at") if queries.shows_reports(response) else []
    return {
        "response": response,
        "callout": response.callout,
        "case": case,
        "community": case.community,
        "link": link,
        "duty": duty_name(response.duty),
        "name": response.person or response.organisation,
        "open": open_still,
        "steps": steps_from(response.answer) if open_still else (),
        "way": way_to(case.stairwell, case.community) if open_still and case.stairwell else None,
        "dues": _dues(response, request) if open_still else [],
        "reports": reports,
        "owners": [duty_name(key) for key in _others(response)] if open_still else [],
        "may_see_number": queries.may_see_number(response),
        "tried": step,
        "form": form,
    }


DUES = {
    Answer.CALLED: (("sign_by", _("Answer by")), ("arrive_by", _("Be there by"))),
    Answer.ACCEPTED: (("contact_by", _("Speak with them by")), ("arrive_by", _("Be there by"))),
    Answer.ARRIVED: (("report_by", _("Done by")),),
}


def _dues(response: Response, request: HttpRequest) -> list[tuple[Any, str, bool]]:
    """What is due next: what, by when, and whether the time is over."""
    now = at(request)
    rows = [(label, getattr(response, column)) for column, label in DUES[Answer(response.answer)]
            if column != "contact_by" or response.contacted_at is None]  # fmt: skip
    return [(label, moment(due, now), due < now) for label, due in rows]


def _others(response: Response) -> list[str]:
    """Whose it might be instead: the other duties that its kind names."""
    leaf = reference.taxonomy().leaves.get(response.callout.case.kind)
    return [key for key in (leaf.responders if leaf else ()) if key != response.duty]


@require_POST
def answer(request: HttpRequest, link: str, step: str) -> HttpResponse:
    """One step on my way; what cannot be taken comes back with the reason and the words entered."""
    response, by = own(link)
    if step not in FORMS:
        raise NotFound()
    form, status = FORMS[step](request.POST, request.FILES), 422
    try:
        if take(form, lambda: _verbs(response, form, request, by)[step]()) is not None:
            return HttpResponseRedirect(f"/c/{link}/", status=303)
    except OutOfStep as refused:
        form.add_error(None, str(refused))
        status = 409
    return render(request, "called.html", _context(request, link, own(link)[0], step, form), status=status)


def _verbs(response: Response, form: Any, request: HttpRequest, by: Actor) -> dict[str, Callable[[], Response]]:
    said = form.cleaned_data
    about: dict[str, Any] = {"by": by, "at": at(request), "token": token(request)}

    def finish() -> Response:
        return answering.finish(response.pk, said["words"], photo=_kept(said["photo"]), **about)

    def decline() -> Response:
        owner = said["other"].strip() or said["owner"].strip()
        if not owner:
            raise OwnerMissing(field="other")
        return answering.decline(response.pk, said["words"], owner, **about)

    return {
        "accept": lambda: answering.accept(response.pk, **about),
        "contact": lambda: answering.contact(response.pk, **about),
        "arrive": lambda: answering.arrive(response.pk, **about),
        "finish": finish,
        "decline": decline,
    }


def _kept(sent: Any) -> str:
    """The file of a picture that was sent along, if one was."""
    if not sent:
        return ""
    try:
        return kept([sent])[0][0]
    except photos.NotAPhoto as refused:
        refused.field = "photo"
        raise


@require_POST
def number(request: HttpRequest, link: str) -> HttpResponse:
    """The reporter's number on the way to them; who looked stays noted for the reporter."""
    response, by = own(link)
    report = answering.see_contact(response.pk, by=by, at=at(request), token=token(request))
    context = {"report": report, "link": link, "community": response.callout.case.community}
    return render(request, "called_number.html", context)
