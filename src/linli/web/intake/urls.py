"""Addresses by which what was said elsewhere comes in."""

from django.urls import path

from linli.web.intake import pasting

urlpatterns = [
    path("today/paste/", pasting.paste),
    path("today/night-talk/", pasting.night_talk),
]
