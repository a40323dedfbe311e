"""Addresses of the fund."""

from django.urls import path

from linli.web.fund import public

urlpatterns = [
    path("fund/", public.home),
]
