"""Addresses of work."""

from django.urls import path

from linli.web.projects.work import desk, open

urlpatterns = [
    path("life/work/", open.page),
    path("life/work/tell/", open.tell),
    path("told/<str:link>/", open.mine),
    path("told/<str:link>/withdraw/", open.withdraw),
    path("together/work/", desk.listed),
    path("together/work/tell/", desk.tell),
    path("together/work/withdraw/", desk.withdraw),
    path("together/work/new/", desk.new),
    path("together/work/<uuid:id>/", desk.one),
]
