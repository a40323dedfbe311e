"""The bare framework to measure against: one insert, one page of one row, its own middleware, nothing of ours."""

from uuid import uuid4

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template import Context, Engine
from django.urls import path

from linli.foundation import clock
from linli.foundation.models import WriteToken

PAGE = Engine().from_string("<!DOCTYPE html><title>bare</title><p>{{ row.action }}</p>")


def insert(request: HttpRequest) -> HttpResponse:
    """One durable insert and a JSON answer."""
    row = WriteToken.objects.create(token=uuid4(), action=request.POST["words"][:80], actor="bare", at=clock.now())
    return JsonResponse({"id": str(row.pk)})


def page(request: HttpRequest) -> HttpResponse:
    """One row read and shown."""
    return HttpResponse(PAGE.render(Context({"row": WriteToken.objects.first()})))


urlpatterns = [path("insert/", insert), path("page/", page)]
