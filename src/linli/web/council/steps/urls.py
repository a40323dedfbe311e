"""Addresses of the four steps and two notices."""

from django.urls import path

from linli.web.council.steps import desk, public

urlpatterns = [
    path("life/steps/", public.listed),
    path("life/steps/<uuid:id>/", public.page),
    path("life/steps/<uuid:id>/<str:step>.pdf", public.notice),
    path("council/steps/", desk.listed),
    path("council/steps/new/", desk.new),
    path("council/steps/<uuid:id>/", desk.page),
    path("council/steps/<uuid:id>/<str:step>/", desk.step),
]
