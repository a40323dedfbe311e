"""Addresses of the office."""

from django.urls import path

from linli.web.office import desk, gates, history, loading, people, siting

urlpatterns = [
    path("buildings/", siting.bring),
    path("buildings/<uuid:id>/", siting.plan),
    path("", desk.home),
    path("load/", loading.bring),
    path("load/<uuid:id>/", loading.plan),
    path("history/", history.bring),
    path("history/<uuid:id>/", history.plan),
    path("template.xlsx", loading.template),
    path("export/", loading.export),
    path("settings/", desk.settings),
    path("gates/", gates.listing),
    path("gates/<uuid:id>/", gates.one),
    path("people/", people.listing),
    path("people/consent/", people.consent_on_paper),
    path("people/<uuid:id>/", people.one),
    path("people/<uuid:id>/phone/", people.change_phone),
    path("people/<uuid:id>/see-phone/", people.see_phone),
    path("people/<uuid:id>/email/", people.change_email),
    path("people/<uuid:id>/ticket/", people.ticket),
    path("people/<uuid:id>/revoke/", people.revoke_all),
    path("people/<uuid:id>/forget-factor/", people.forget_factor),
    path("people/<uuid:id>/consent/", people.consent),
    path("appointments/", people.appointment),
    path("appointments/<uuid:id>/end/", people.end),
    path("appointments/<uuid:id>/deputy/", people.stand_in),
]
