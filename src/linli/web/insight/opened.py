"""Open data for everyone: files of sums, the middles of the general grids, and what every column means."""

import csv
import io
import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from linli.foundation import clock
from linli.foundation.refusals import NotFound
from linli.insight import opened
from linli.insight.figures import Asked, of_everyone
from linli.web.asking import at
from linli.web.public.report import community_of

BOM = "\ufeff"  # so that a spreadsheet of an office reads Chinese


def _asked(request: HttpRequest) -> Asked:
    return of_everyone(community_of(request).pk, at(request))


def page(request: HttpRequest) -> HttpResponse:
    """What there is, how often it changes, and the dictionary."""
    context = {"tables": opened.TABLES, "columns": opened.dictionary(), "as_of": clock.today(at(request))}
    return render(request, "insight/opened.html", context)


def table(request: HttpRequest, name: str) -> HttpResponse:
    """One table as CSV."""
    found = opened.table(name)
    if found is None:
        raise NotFound()
    return _file(BOM + opened.as_csv(found, _asked(request)), "text/csv; charset=utf-8", f"{name}.csv")


def geojson(request: HttpRequest) -> HttpResponse:
    """The general grids as points."""
    return _file(json.dumps(opened.as_geojson(_asked(request))), "application/geo+json", "grids.geojson")


def dictionary(_request: HttpRequest) -> HttpResponse:
    """Every column in both languages."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["file", "column", "kind", "zh", "en", "values_zh", "values_en"])
    for file, column, kind, says, values in opened.dictionary():
        said = []
        for words in (says, values):
            for language in ("zh-hans", "en"):
                with translation.override(language):
                    said.append(str(words))
        writer.writerow([file, column, kind, *said])
    return _file(BOM + out.getvalue(), "text/csv; charset=utf-8", "dictionary.csv")


def _file(content: str, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer.headers["Content-Disposition"] = f'attachment; filename="linli-{name}"'
    return answer
