"""Addresses of those who handle matters."""

from django.urls import path

from linli.web.cases import board, brief, bulk, call_sheet, joining, matter, steward, telling, voices
from linli.web.cases.calling import panel, telephoned
from linli.web.cases.deciding import asking, listing

urlpatterns = [
    path("today/", steward.today),
    path("today/note/", steward.note),
    path("brief/", brief.brief),
    path("triage/", board.triage),
    path("triage/alike/", board.alike),
    path("triage/assign/", bulk.assign_many),
    path("triage/pass-up/", bulk.pass_up_many),
    path("triage/join/", bulk.join_many),
    path("cases/<uuid:id>/", matter.page),
    path("cases/<uuid:id>/words/", matter.words),
    path("cases/<uuid:id>/join/", joining.join),
    path("cases/<uuid:id>/call/", panel.page),
    path("cases/<uuid:id>/decision/", asking.page),
    path("cases/<uuid:id>/<str:step>/", matter.step),
    path("callouts/<uuid:id>/close/", panel.close),
    path("responses/<uuid:id>/ring/", panel.ring),
    path("responses/<uuid:id>/telephoned/", telephoned.telephoned),
    path("responses/<uuid:id>/photo.jpg", panel.photo),
    path("decisions/", listing.listed),
    path("decisions/<uuid:id>/", listing.page),
    path("decisions/<uuid:id>/<str:step>/", listing.answer),
    path("reports/<uuid:id>/contact/", matter.contact),
    path("voices/", voices.waiting),
    path("voices/<uuid:id>/", voices.listen),
    path("to-tell/", telling.to_tell),
    path("to-tell/sheet/", call_sheet.sheet),
    path("to-tell/sheet/enter/", call_sheet.enter),
    path("to-tell/<uuid:id>/", telling.tick),
    path("to-tell/<uuid:id>/call/", telling.call),
]
