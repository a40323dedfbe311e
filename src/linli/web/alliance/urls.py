"""Addresses of the alliance."""

from django.urls import path

from linli.web.alliance import allies, log, mine, needs, public, served

urlpatterns = [
    path("life/help/", public.join),
    path("life/stories/", public.stories),
    path("life/certificates/", public.check),
    path("h/<str:link>/", mine.page),
    path("h/<str:link>/return.pdf", mine.unit_return),
    path("h/<str:link>/certificates/<str:number>.pdf", mine.certificate),
    path("h/<str:link>/thanks/<uuid:id>.pdf", mine.thanks),
    path("h/<str:link>/<str:step>/", mine.step),
    path("hn/<str:link>/", served.page),
    path("hn/<str:link>/<str:step>/", served.step),
    path("hu/<str:link>/", served.unit),
    path("hu/<str:link>/confirm/", served.unit_confirm),
    path("together/allies/", allies.listed),
    path("together/allies/new/", allies.new),
    path("together/allies/<uuid:id>/", allies.one),
    path("together/allies/<uuid:id>/<str:step>/", allies.step),
    path("together/certificates/<str:number>.pdf", allies.certificate),
    path("together/thanks/<uuid:id>.pdf", allies.card),
    path("together/needs/", needs.listed),
    path("together/needs/new/", needs.new),
    path("together/needs/<uuid:id>/", needs.one),
    path("together/needs/<uuid:id>/<str:step>/", needs.step),
    path("together/hours/", log.waiting),
    path("together/hours/<uuid:id>/confirm/", log.confirm),
    path("together/stories/", log.stories),
    path("together/stories/<uuid:id>/<str:step>/", log.story),
]
