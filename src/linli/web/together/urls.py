"""Addresses of the two front rooms, and of the rooms behind them."""

from django.urls import URLPattern, URLResolver, include, path

from linli.web.together import figures, fronts, past

urlpatterns: list[URLPattern | URLResolver] = [
    path("life/", fronts.life),
    path("together/", fronts.desk),
    path("together/figures/", figures.page),
    path("together/past/", past.DESK.bring),
    path("together/past/template/", past.DESK.template),
    path("together/past/<uuid:id>/", past.DESK.plan),
    path("", include("linli.web.forces.urls")),
    path("", include("linli.web.alliance.urls")),
    path("", include("linli.web.projects.urls")),
    path("", include("linli.web.partners.urls")),
    path("", include("linli.web.wishes.urls")),
    path("", include("linli.web.bridge.urls")),
    path("", include("linli.web.projects.things.urls")),
    path("", include("linli.web.projects.stations.urls")),
    path("", include("linli.web.projects.sessions.urls")),
    path("", include("linli.web.projects.work.urls")),
]
