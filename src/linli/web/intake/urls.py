"""Addresses by which what was said elsewhere comes in."""

from django.urls import path

from linli.web.intake import calls, orders, pasting, rounds

urlpatterns = [
    path("today/paste/", pasting.paste),
    path("today/night-talk/", pasting.night_talk),
    path("today/round/", rounds.choose),
    path("today/round/<uuid:id>/", rounds.stop),
    path("office/orders/", orders.listed),
    path("office/orders/try/", orders.trial),
    path("office/orders/export/", orders.export),
    path("office/orders/<uuid:id>/", orders.one),
    path("office/phone/", calls.call),
    path("office/phone/<uuid:id>/", calls.taken),
]
