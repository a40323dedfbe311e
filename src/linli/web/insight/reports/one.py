"""One report: its words with every number a way to its records, changing, signing and correcting it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.access import gate
from linli.access.actors import Actor
from linli.foundation.refusals import NotFound
from linli.insight.reports import actions, catalogue, drafting, labels, queries
from linli.insight.reports.models import Edition, Review
from linli.web.asking import at, pages, staff, take, token, version
from linli.web.insight.reports import words
from linli.web.insight.reports.forms import ReasonForm, WordsForm

MOST = 200
SHAPES = (("pdf", "PDF"), ("docx", "Word"), ("xlsx", "Excel"))


def found(request: HttpRequest, by: Actor, id: UUID) -> tuple[Review, Edition, list[Edition]]:
    """A report, the edition asked for or the latest, and all that one may read."""
    review = queries.review(by, id)
    editions = queries.editions(by, review)
    wanted = words.choice(request)
    chosen = next((one for one in editions if wanted in (None, one.number)), None)
    if chosen is None:
        raise NotFound()
    return review, chosen, editions


def page(request: HttpRequest, id: UUID) -> HttpResponse:
    """The report as it stands."""
    by = staff(request, "review.read")
    return _page(request, by, id, ReasonForm())


def _page(request: HttpRequest, by: Actor, id: UUID, form: forms.Form) -> HttpResponse:
    review, edition, editions = found(request, by, id)
    latest = edition == editions[0]
    context = {
        "written": words.written(review, edition), "review": review, "edition": edition, "editions": editions,
        "latest": latest, "version": edition.version, "form": form, "shapes": SHAPES, "pk": str(review.pk),
        "may_write": latest and gate.holds(by, "review.write", edition),
        "may_sign": latest and not edition.signed_at and gate.holds(by, "review.sign", edition),
    }  # fmt: skip
    return render(request, "reviews/one.html", context, status=422 if form.errors else 200)


def edit(request: HttpRequest, id: UUID) -> HttpResponse:
    """The words of a draft; a number that is no figure is refused at its place, and nothing typed is lost."""
    by = staff(request, "review.write")
    review, edition, _editions = found(request, by, id)
    if edition.signed_at:
        return HttpResponseRedirect(f"/together/reviews/{id}/", status=303)
    figures = queries.figures(edition)
    ground = drafting.ground(review.community_id, figures.values(), review.since, review.until, edition.as_of)

    def wrong(key: str, text: str) -> list[str]:
        return [words.wrong(problem, figures) for problem in drafting.read(text, ground, key).problems]

    form = WordsForm(request.POST or None, sections=queries.sections(edition), wrong=wrong)
    if request.method == "POST":
        kept = take(form, lambda: actions.change(
            id, form.cleaned_data, by=by, at=at(request), version=version(request), token=token(request)
        ))  # fmt: skip
        if kept is not None:
            messages.success(request, _("Kept. Every number in it is a figure of the report."))
            return HttpResponseRedirect(f"/together/reviews/{id}/", status=303)
    context = {
        "written": words.written(review, edition), "review": review, "form": form, "version": edition.version,
    }  # fmt: skip
    return render(request, "reviews/edit.html", context, status=422 if form.errors else 200)


@require_POST
def step(request: HttpRequest, id: UUID, step: str) -> HttpResponse:
    """Count anew, sign, correct, throw a draft away."""
    by = staff(request, "review.sign" if step == "sign" else "review.write")
    queries.review(by, id)
    now: dict[str, Any] = {"by": by, "at": at(request)}
    form: forms.Form = ReasonForm(request.POST) if step == "correct" else forms.Form(request.POST)
    verbs: dict[str, tuple[Callable[[], object], str]] = {
        "renew": (lambda: actions.renew(id, version=version(request), **now), _("Counted and written anew.")),
        "sign": (lambda: actions.sign(id, version=version(request), **now), _("Signed. It does not change any more.")),
        "correct": (
            lambda: actions.correct(id, form.cleaned_data["reason"], **now),
            _("A new edition is drafted; the signed one stays as it is."),
        ),
        "drop": (lambda: actions.drop(id, version=version(request), **now) or True, _("The draft is thrown away.")),
    }
    if step not in verbs:
        raise NotFound()
    verb, said = verbs[step]
    if take(form, verb) is None:
        return _page(request, by, id, form)
    messages.success(request, said)
    there = queries.reviews(by).filter(pk=id).exists()
    return HttpResponseRedirect(f"/together/reviews/{id}/" if there else "/together/reviews/", status=303)


def behind(request: HttpRequest, id: UUID, key: str) -> HttpResponse:
    """The records behind a number, and what they make: the number as it stands in the report, and as counted now."""
    by = staff(request, "review.read")
    review, edition, _editions = found(request, by, id)
    kept = queries.figures(edition).get(key)
    if kept is None:
        raise NotFound()
    span = queries.span(by, review, edition)
    now, rows = queries.behind(span, key)
    of = catalogue.span_of(span, key)
    context = {
        "review": review, "figure": kept, "shown": labels.number(kept.value, kept.unit), "now": now,
        "unit": labels.unit_word(kept.unit), "shown_now": labels.number(now.value, now.unit),
        "changed": (now.value, now.n) != (kept.value, kept.n), "period": labels.period(of.since, of.until),
        "rows": [_row(row, kept.unit) for row in rows[:MOST]], "edition": edition,
        **pages(len(rows), MOST),
    }  # fmt: skip
    return render(request, "reviews/behind.html", context)


def _row(row: Any, unit: str) -> dict[str, Any]:
    amount = f"{row.part:g} / {row.amount:g}" if unit == "%" else labels.number(row.amount, unit) if unit != "n" else ""
    return {"what": row.what, "day": row.day, "url": row.url, "amount": amount}
