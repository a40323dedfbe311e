"""Addresses of wishes."""

from django.urls import path

from linli.web.wishes import claimer, desk, one, wall, wisher

urlpatterns = [
    path("together/wishes/", desk.listed),
    path("together/wishes/new/", desk.new),
    path("together/wishes/told/<uuid:id>/", one.tick),
    path("together/wishes/<uuid:id>/", one.page),
    path("together/wishes/<uuid:id>/see/", one.see),
    path("together/wishes/<uuid:id>/claimer/", one.see_claimer),
    path("together/wishes/<uuid:id>/<str:step>/", one.step),
    path("life/wishes/", wall.wall),
    path("life/wishes/say/", wall.say),
    path("life/wishes/<uuid:id>/", wall.one),
    path("life/wishes/<uuid:id>/claim/", wall.claim),
    path("w/<str:link>/", claimer.page),
    path("w/<str:link>/<str:step>/", claimer.step),
    path("wish/<str:link>/", wisher.page),
    path("wish/<str:link>/<str:step>/", wisher.step),
]
