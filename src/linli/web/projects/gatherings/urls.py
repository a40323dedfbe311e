"""Addresses of gatherings."""

from django.urls import path

from linli.web.projects.gatherings import crafts, desk, mine, papers, public

urlpatterns = [
    path("together/gatherings/", desk.listed),
    path("together/gatherings/new/", desk.new),
    path("together/gatherings/series/", desk.begin),
    path("together/gatherings/<uuid:id>/", desk.one),
    path("together/gatherings/<uuid:id>/edit/", desk.edit),
    path("together/gatherings/<uuid:id>/sheet/", desk.sheet),
    path("together/gatherings/<uuid:id>/sheet.pdf", papers.sheet),
    path("together/gatherings/<uuid:id>/off/<str:step>/", desk.off),
    path("together/gatherings/<uuid:id>/<str:step>/", desk.step),
    path("together/stalls/<uuid:id>/<str:step>/", desk.stall),
    path("together/stalls/<uuid:id>/thanks.pdf", papers.thanks),
    path("together/stalls/<uuid:id>/agreement.pdf", papers.agreement),
    path("together/crafts/", crafts.desk),
    path("together/crafts/hide/", crafts.hide),
    path("life/gatherings/", public.listed),
    path("life/gatherings.ics", public.calendar),
    path("life/gatherings/<uuid:id>/", public.one),
    path("life/gatherings/<uuid:id>/poster.pdf", papers.poster),
    path("life/gatherings/<uuid:id>/result.pdf", papers.result),
    path("life/gatherings/<uuid:id>/sign/", public.sign),
    path("life/gatherings/<uuid:id>/stall/", public.stall),
    path("life/crafts/", crafts.shown),
    path("life/crafts/<uuid:id>.jpg", crafts.picture),
    path("j/<str:link>/", mine.line),
    path("j/<str:link>/<str:step>/", mine.line_step),
    path("st/<str:link>/", mine.stall),
    path("st/<str:link>/withdraw/", mine.stall_back),
]
