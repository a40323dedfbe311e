"""Addresses of groups and gatherings."""

from django.urls import include, path

urlpatterns = [
    path("", include("linli.web.projects.groups.urls")),
    path("", include("linli.web.projects.gatherings.urls")),
]
