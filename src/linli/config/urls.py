"""All addresses of the product."""

from django.urls import URLPattern, URLResolver, include, path

from linli.web.wall import views as wall

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("linli.web.public.urls")),
    path("", include("linli.web.access.urls")),
    path("", include("linli.web.cases.urls")),
    path("", include("linli.web.intake.urls")),
    path("", include("linli.web.answering.urls")),
    path("", include("linli.web.paper.urls")),
    path("", include("linli.web.offline.urls")),
    path("", include("linli.web.care.urls")),
    path("", include("linli.web.territory.urls")),
    path("", include("linli.web.planning.urls")),
    path("", include("linli.web.fund.urls")),
    path("", include("linli.web.cases.ahead.urls")),
    path("", include("linli.web.council.urls")),
    path("", include("linli.web.council.evenings.urls")),
    path("", include("linli.web.council.talks.urls")),
    path("", include("linli.web.council.mediation.urls")),
    path("", include("linli.web.council.steps.urls")),
    path("", include("linli.web.together.urls")),
    path("", include("linli.web.insight.reports.urls")),
    path("", include("linli.web.surveys.urls")),
    path("", include("linli.web.insight.urls")),
    path("", include("linli.web.practice.urls")),
    path("office/", include("linli.web.office.urls")),
    path("wall/", wall.wall),
]

handler404 = "linli.web.errors.not_found"
handler500 = "linli.web.errors.went_wrong"
