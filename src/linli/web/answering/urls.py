"""Addresses of those who answer by a private link."""

from django.urls import path

from linli.web.answering import call, ruling, sheet

urlpatterns = [
    path("c/<str:link>/", call.page),
    path("c/<str:link>/number/", call.number),
    path("c/<str:link>/sheet/", sheet.sheet),
    path("c/<str:link>/<str:step>/", call.answer),
    path("d/<str:link>/", ruling.page),
    path("d/<str:link>/<str:step>/", ruling.answer),
]
