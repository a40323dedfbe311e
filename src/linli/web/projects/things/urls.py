"""Addresses of things."""

from django.urls import path

from linli.web.projects.things import desk, open

urlpatterns = [
    path("t/<str:code>/", open.page),
    path("t/<str:code>/borrow/", open.borrow),
    path("t/<str:code>/back/", open.back),
    path("t/<str:code>/fault/", open.fault),
    path("life/things/", open.listed),
    path("together/things/", desk.listed),
    path("together/things/new/", desk.new),
    path("together/things/<uuid:id>/", desk.one),
    path("together/things/<uuid:id>/<str:step>/", desk.change),
    path("papers/things.pdf", desk.labels_pdf),
]
