"""What anyone needs to check the whole book: the words of today, the log as a file, and the program that checks it."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from linli.access import gate
from linli.engines.transparency import spoken
from linli.foundation.refusals import NotFound
from linli.fund.books import witnessing
from linli.fund.books.heads import name_of
from linli.fund.models import Head
from linli.fund.showing import log
from linli.web.asking import at, host_of, staff, take, token
from linli.web.paper.press import qr
from linli.web.public.report import community_of

SHOWN = 30


class WitnessForm(forms.Form):
    text = forms.CharField(label=gettext_lazy("What the file says"), max_length=witnessing.MOST)


def check(request: HttpRequest) -> HttpResponse:
    """How to check, and the signed heads of the last days with their words."""
    return _page(request, WitnessForm())


def _page(request: HttpRequest, form: forms.Form) -> HttpResponse:
    community = community_of(request)
    known = getattr(request, "known", None)
    heads = list(Head.objects.filter(community=community).prefetch_related("witnesses")[:SHOWN])
    context = {
        "community": community,
        "heads": [(head, spoken(bytes.fromhex(head.root))) for head in heads],
        "name": name_of(community),
        "qr": qr(f"{host_of(request)}/fund/check/"),
        "form": form,
        "may_witness": bool(heads and known and gate.may(known.actor, "fund.witness")),
    }
    return render(request, "fund/check.html", context, status=422 if form.errors else 200)


@require_POST
def witness(request: HttpRequest) -> HttpResponse:
    """What another has signed is kept with its head."""
    by = staff(request, "fund.witness")
    form = WitnessForm(request.POST)
    done = take(
        form,
        lambda: witnessing.witness(form.cleaned_data["text"], by=by, at=at(request), token=token(request)),
    )
    if done is None:
        return _page(request, form)
    messages.success(request, _("Kept: %(name)s has signed these books too.") % {"name": done.name})
    return HttpResponseRedirect("/fund/check/", status=303)


def log_file(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """The log as JSON Lines, as far as it is signed."""
    community = community_of(request)
    if not Head.objects.filter(community=community).exists():
        raise NotFound()
    answer = StreamingHttpResponse(log.lines(community), content_type="application/x-ndjson")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name_of(community)}.jsonl"'
    return answer


def program(request: HttpRequest) -> HttpResponse:
    """The one file that checks it, for any Python."""
    answer = HttpResponse((settings.DATA / "verify.py").read_bytes(), content_type="text/x-python; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="verify.py"'
    return answer
