"""Addresses of foresight."""

from django.urls import path

from linli.web.cases.ahead import many, views

urlpatterns = [
    path("ahead/", views.waiting),
    path("ahead/results/", views.results),
    path("ahead/many/<str:step>/", many.decide),
    path("ahead/<uuid:id>/<str:step>/", views.decide),
]
