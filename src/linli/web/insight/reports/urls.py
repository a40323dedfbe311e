"""Addresses of reports written once and of bureaus' forms."""

from django.urls import path

from linli.web.insight.reports import bureau, listing, one, outputs

urlpatterns = [
    path("together/reviews/", listing.listed),
    path("together/reviews/new/", listing.new),
    path("together/reviews/forms/", bureau.listed),
    path("together/reviews/forms/keys/", bureau.keys),
    path("together/reviews/forms/samples/<str:name>.xlsx", bureau.sample),
    path("together/reviews/forms/<uuid:id>/filled.xlsx", bureau.filled),
    path("together/reviews/forms/<uuid:id>/end/", bureau.end),
    path("together/reviews/<uuid:id>/", one.page),
    path("together/reviews/<uuid:id>/edit/", one.edit),
    path("together/reviews/<uuid:id>/figures/<str:key>/", one.behind),
    path("together/reviews/<uuid:id>/report.<str:shape>", outputs.file),
    path("together/reviews/<uuid:id>/<str:step>/", one.step),
]
