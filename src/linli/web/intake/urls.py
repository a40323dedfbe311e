"""Addresses by which what was said elsewhere comes in."""

from django.urls import path

from linli.web.intake import calls, pasting, rounds

urlpatterns = [
    path("today/paste/", pasting.paste),
    path("today/night-talk/", pasting.night_talk),
    path("today/round/", rounds.choose),
    path("today/round/<uuid:id>/", rounds.stop),
    path("office/phone/", calls.call),
    path("office/phone/<uuid:id>/", calls.taken),
]
