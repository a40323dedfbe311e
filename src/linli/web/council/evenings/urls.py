"""Addresses of night talks, topics of the month, the script."""

from django.urls import path

from linli.web.council.evenings import script, talks

urlpatterns = [
    path("life/topics/", talks.topics),
    path("council/evenings/", talks.listed),
    path("council/evenings/sheet.pdf", talks.sheet),
    path("council/script/", script.page),
    path("council/script.pdf", script.sheet),
]
