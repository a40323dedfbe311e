"""Addresses of services."""

from django.urls import path

from linli.web.projects.sessions import desk, open, provider

urlpatterns = [
    path("life/services/", open.listed),
    path("life/services/<str:code>/", open.page),
    path("life/services/<str:code>/<uuid:id>/", open.book),
    path("b/<str:link>/", open.mine),
    path("b/<str:link>/cancel/", open.cancel),
    path("together/services/", desk.listed),
    path("together/services/new/", desk.new),
    path("together/services/<uuid:id>/", desk.one),
    path("together/services/<uuid:id>/<str:step>/", desk.change),
    path("together/services/<uuid:id>/at/<uuid:time>/", desk.session),
    path("together/services/<uuid:id>/at/<uuid:time>/kitchen.pdf", desk.kitchen),
    path("together/services/<uuid:id>/at/<uuid:time>/round.pdf", desk.round_),
    path("together/services/<uuid:id>/at/<uuid:time>/<str:step>/", desk.session_step),
    path("sv/<str:link>/", provider.page),
    path("sv/<str:link>/<str:step>/", provider.change),
    path("sv/<str:link>/at/<uuid:time>/", provider.session),
    path("sv/<str:link>/at/<uuid:time>/kitchen.pdf", provider.kitchen),
    path("sv/<str:link>/at/<uuid:time>/round.pdf", provider.round_),
    path("sv/<str:link>/at/<uuid:time>/<str:step>/", provider.session_step),
]
