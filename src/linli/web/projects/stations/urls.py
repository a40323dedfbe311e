"""Addresses of stations."""

from django.urls import path

from linli.web.projects.stations import desk, open

urlpatterns = [
    path("life/stations/", open.listed),
    path("life/stations/<str:code>/", open.page),
    path("life/stations/<str:code>/fault/", open.fault),
    path("together/stations/", desk.listed),
    path("together/stations/new/", desk.new),
    path("together/stations/<uuid:id>/", desk.one),
    path("together/stations/<uuid:id>/<str:step>/", desk.change),
    path("k/<str:link>/", desk.keeper),
    path("k/<str:link>/<str:step>/", desk.keep),
    path("papers/stations.pdf", desk.label_pdf),
]
