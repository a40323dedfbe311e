"""Addresses of the council."""

from django.urls import path

from linli.web.council import listing, minutes, projector, sitting, tasks

urlpatterns = [
    path("life/council/", minutes.listed),
    path("life/council/<str:day>/", minutes.public),
    path("life/council/<str:day>/minutes.pdf", minutes.public_sheet),
    path("council/", listing.front),
    path("council/new/", listing.new),
    path("council/tasks/", tasks.listed),
    path("council/tasks/<uuid:id>/<str:step>/", tasks.step),
    path("council/items/<uuid:id>/<str:step>/", sitting.speak),
    path("council/<uuid:id>/", sitting.page),
    path("council/<uuid:id>/screen/", projector.screen),
    path("council/<uuid:id>/minutes.pdf", minutes.sheet),
    path("council/<uuid:id>/<str:step>/", sitting.hold),
]
