"""Addresses of groups."""

from django.urls import path

from linli.web.projects.groups import desk, mine, public, seeds

urlpatterns = [
    path("together/groups/", desk.listed),
    path("together/groups/new/", desk.new),
    path("together/groups/<uuid:id>/", desk.one),
    path("together/groups/<uuid:id>/edit/", desk.edit),
    path("together/groups/<uuid:id>/back/", desk.back),
    path("together/groups/<uuid:id>/<str:step>/", desk.step),
    path("together/seeds/", seeds.listed),
    path("together/seeds/<uuid:id>/", seeds.one),
    path("together/seeds/<uuid:id>/<str:step>/", seeds.step),
    path("life/groups/", public.listed),
    path("life/seeds/<uuid:id>/", public.seed),
    path("life/seeds/<uuid:id>/say/", public.say),
    path("s/<str:link>/", mine.page),
    path("s/<str:link>/apply/", mine.apply),
    path("s/<str:link>/<str:step>/", mine.step),
]
