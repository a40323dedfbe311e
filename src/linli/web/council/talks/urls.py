"""Addresses of deliberations and of the owners' calculator."""

from django.urls import path

from linli.web.council.talks import one, owners, preparing, public, sheets

urlpatterns = [
    path("life/owners/", owners.page),
    path("life/talks/", public.listed),
    path("life/talks/<uuid:id>/", public.page),
    path("life/talks/<uuid:id>/notice.pdf", sheets.notice),
    path("council/talks/", preparing.listed),
    path("council/talks/new/", preparing.new),
    path("council/talks/<uuid:id>/", one.page),
    path("council/talks/<uuid:id>/change/", preparing.change),
    path("council/talks/<uuid:id>/turns/", one.turns),
    path("council/talks/<uuid:id>/agreement.pdf", sheets.agreement),
    path("council/talks/<uuid:id>/minutes.pdf", sheets.minutes),
    path("council/talks/<uuid:id>/<str:step>/", one.step),
]
