"""Addresses of the safety calls."""

from django.urls import path

from linli.web.care import calls, office, sheets

urlpatterns = [
    path("care/", calls.today),
    path("care/paper/", calls.paper),
    path("care/deputy/", calls.deputy),
    path("care/<uuid:id>/", sheets.sheet),
    path("care/<uuid:id>/note/", calls.note),
    path("care/<uuid:id>/wish/", calls.wish),
    path("care/<uuid:id>/number/", sheets.number),
    path("care/<uuid:id>/change/", sheets.change),
    path("care/<uuid:id>/away/", sheets.away),
    path("care/<uuid:id>/withdraw/", sheets.withdraw),
    path("care/<uuid:id>/keepers/", sheets.keepers),
    path("office/care/", office.door),
    path("office/care/enter/", office.enter),
    path("office/care/withdraw/", office.withdraw),
    path("office/care/take-over/", office.take_over),
]
