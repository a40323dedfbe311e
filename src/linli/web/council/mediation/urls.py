"""Addresses of mediation."""

from django.urls import path

from linli.web.council.mediation import desk, side

urlpatterns = [
    path("council/mediation/", desk.listed),
    path("council/mediation/new/", desk.new),
    path("council/mediation/<uuid:id>/", desk.page),
    path("council/mediation/<uuid:id>/agreement.pdf", desk.agreement),
    path("council/mediation/<uuid:id>/<str:step>/", desk.step),
    path("md/<str:link>/", side.page),
    path("md/<str:link>/<str:step>/", side.step),
]
