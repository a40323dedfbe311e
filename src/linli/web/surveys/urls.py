"""Addresses of surveys."""

from django.urls import path

from linli.web.surveys import desk, earlier, mine, public, taking

urlpatterns = [
    path("life/surveys/", public.listed),
    path("life/surveys/<uuid:id>/", public.one),
    path("y/", mine.enter),
    path("y/<str:code>/", mine.page),
    path("together/surveys/", desk.listed),
    path("together/surveys/new/", desk.new),
    path("together/surveys/earlier/", earlier.load),
    path("together/surveys/earlier/<uuid:id>/scan/", earlier.scan),
    path("together/surveys/entries/<uuid:id>/", taking.confirm),
    path("together/surveys/<uuid:id>/", desk.page),
    path("together/surveys/<uuid:id>/slips.pdf", desk.slips),
    path("together/surveys/<uuid:id>/papers/", taking.papers),
    path("together/surveys/<uuid:id>/phone/", taking.phone),
    path("together/surveys/<uuid:id>/<str:step>/", desk.step),
]
