"""Addresses of those who handle matters."""

from django.urls import path

from linli.web.cases import board, call_sheet, joining, matter, steward, telling

urlpatterns = [
    path("today/", steward.today),
    path("today/note/", steward.note),
    path("triage/", board.triage),
    path("triage/assign/", board.assign_many),
    path("cases/<uuid:id>/", matter.page),
    path("cases/<uuid:id>/words/", matter.words),
    path("cases/<uuid:id>/join/", joining.join),
    path("cases/<uuid:id>/<str:step>/", matter.step),
    path("reports/<uuid:id>/contact/", matter.contact),
    path("to-tell/", telling.to_tell),
    path("to-tell/sheet/", call_sheet.sheet),
    path("to-tell/sheet/enter/", call_sheet.enter),
    path("to-tell/<uuid:id>/", telling.tick),
    path("to-tell/<uuid:id>/call/", telling.call),
]
