"""A fact of the log for those who work with it: documents are attached, the federation asks, the office answers."""

import hashlib
from pathlib import Path
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from linli.access import gate
from linli.foundation.refusals import NotFound
from linli.fund.checking import invoices, papers, querying
from linli.fund.checking.labels import PAPERS, SAYS
from linli.fund.checking.papers import Paper
from linli.fund.models import Document, Query
from linli.fund.showing import entries
from linli.office.uploads import MOST_BYTES, TooLarge
from linli.web.asking import at, media, staff, take, token
from linli.web.templatetags.fen import yuan

KINDS = {b"%PDF": ".pdf", b"PK\x03\x04": ".ofd", b"<?xm": ".xml", b"\xff\xd8\xff": ".jpg", b"\x89PNG": ".png"}


class PaperForm(forms.Form):
    """A document: PDF, OFD, XML or a picture."""

    sort = forms.ChoiceField(label=gettext_lazy("What is it?"), choices=PAPERS.items())
    number = forms.CharField(label=gettext_lazy("Its number"), max_length=40, required=False)
    file = forms.FileField(label=gettext_lazy("File"))

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(str(TooLarge()))
        head = file.read(4)
        file.seek(0)
        if not any(head.startswith(mark) for mark in KINDS):
            raise forms.ValidationError(_("This is no PDF, OFD, XML or picture. Please bring the original file."))
        return file


class QueryForm(forms.Form):
    says = forms.ChoiceField(label=gettext_lazy("What the federation says"), choices=SAYS.items())
    reason = forms.CharField(label=gettext_lazy("Reason, as everyone will read it"), max_length=400)


class AnswerForm(forms.Form):
    answer = forms.CharField(label=gettext_lazy("Answer, as everyone will read it"), max_length=400)


def fact(request: HttpRequest, number: int) -> HttpResponse:
    """One fact with its documents and queries."""
    return _page(request, number, PaperForm(), QueryForm())


def _page(request: HttpRequest, number: int, paper: forms.Form, query: forms.Form) -> HttpResponse:
    by = staff(request, "fund.read")
    found = entries.one(by.community, number)
    context = {
        "one": found,
        "documents": list(Document.objects.filter(leaf=found.leaf)),
        "queries": list(Query.objects.filter(about=found.leaf).select_related("answered")),
        "paper": paper,
        "query": query,
        "papers": PAPERS,
        "says": SAYS,
        "may_attach": gate.may(by, "document.attach"),
        "may_query": gate.may(by, "query.raise"),
        "may_answer": gate.may(by, "query.answer"),
    }
    return render(request, "fund/fact.html", context, status=422 if paper.errors or query.errors else 200)


@require_POST
def attach(request: HttpRequest, number: int) -> HttpResponse:
    """A document is kept with a fact."""
    by = staff(request, "document.attach")
    leaf = entries.one(by.community, number).leaf
    form = PaperForm(request.POST, request.FILES)
    if take(form, lambda: papers.attach(leaf.pk, _brought(form), by=by, at=at(request), token=token(request))):
        messages.success(request, _attached(form))
        return HttpResponseRedirect(f"/fund/facts/{number}/", status=303)
    return _page(request, number, form, QueryForm())


def _attached(form: forms.Form) -> str:
    """That it is kept, with what an electronic invoice says of itself, to be compared with the entry."""
    file = form.cleaned_data["file"]
    file.seek(0)
    said = invoices.read(file.read())
    if said is None or said.fen is None:
        return _("Attached.")
    return _("Attached. The invoice says: number %(number)s, %(yuan)s yuan. Please compare with the entry.") % {
        "number": said.number,
        "yuan": yuan(said.fen),
    }


def _brought(form: forms.Form) -> Paper:
    file = form.cleaned_data["file"]
    file.seek(0)
    content = file.read()
    kind = next(suffix for mark, suffix in KINDS.items() if content.startswith(mark))
    stored = f"{hashlib.sha256(content).hexdigest()}{kind}"
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / stored).write_bytes(content)
    return Paper(form.cleaned_data["sort"], form.cleaned_data["number"], file.name, stored, content)


def _folder() -> Path:
    return media() / "papers"


def document(request: HttpRequest, id: UUID) -> HttpResponse | FileResponse:
    """The original of a document."""
    by = staff(request, "fund.read")
    found = Document.objects.filter(community=by.community, pk=id).first()
    if found is None or not (_folder() / found.file).exists():
        raise NotFound()
    return FileResponse((_folder() / found.file).open("rb"), as_attachment=True, filename=found.name)


@require_POST
def ask(request: HttpRequest, number: int) -> HttpResponse:
    """The federation asks, sends back, freezes or releases."""
    by = staff(request, "query.raise")
    form = QueryForm(request.POST)
    said = form.data
    done = take(
        form,
        lambda: querying.query(
            number, said["says"], said["reason"], by=by, at=at(request), token=token(request)
        ),
    )  # fmt: skip
    if done is None:
        return _page(request, number, PaperForm(), form)
    return HttpResponseRedirect(f"/fund/facts/{number}/", status=303)


@require_POST
def reply(request: HttpRequest, id: UUID) -> HttpResponse:
    """The office answers a query."""
    by = staff(request, "query.answer")
    form = AnswerForm(request.POST)
    done = take(form, lambda: querying.answer(id, form.cleaned_data["answer"], by=by, at=at(request)))
    if done is None:
        messages.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
    found = Query.objects.filter(community=by.community, pk=id).select_related("about").first()
    return HttpResponseRedirect(f"/fund/facts/{found.about.number}/" if found else "/fund/desk/", status=303)
