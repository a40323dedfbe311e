"""Addresses of foresight."""

from django.urls import path

from linli.web.cases.ahead import views

urlpatterns = [
    path("ahead/", views.waiting),
    path("ahead/results/", views.results),
    path("ahead/<uuid:id>/<str:step>/", views.decide),
]
