"""Addresses that a phone asks by itself."""

from django.urls import path

from linli.web.offline import views

urlpatterns = [
    path("sw.js", views.worker),
    path("app.webmanifest", views.manifest),
    path("offline/", views.shell),
    path("offline/words.json", views.words),
    path("fresh/", views.fresh),
]
