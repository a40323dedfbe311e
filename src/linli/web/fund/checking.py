"""What anyone needs to check the whole book: the words of today, the log as a file, and the program that checks it."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render

from linli.engines.transparency import spoken
from linli.foundation.refusals import NotFound
from linli.fund.books.heads import name_of
from linli.fund.models import Head
from linli.fund.showing import log
from linli.web.asking import host_of
from linli.web.paper.press import qr
from linli.web.public.report import community_of

SHOWN = 30


def check(request: HttpRequest) -> HttpResponse:
    """How to check, and the signed heads of the last days with their words."""
    community = community_of(request)
    heads = list(Head.objects.filter(community=community).prefetch_related("witnesses")[:SHOWN])
    context = {
        "community": community,
        "heads": [(head, spoken(bytes.fromhex(head.root))) for head in heads],
        "name": name_of(community),
        "qr": qr(f"{host_of(request)}/fund/check/"),
    }
    return render(request, "fund/check.html", context)


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
