"""Addresses of practising; those under play/ answer in the practice world alone, which lies below /practice/."""

from django.urls import path

from linli.web.practice import views

urlpatterns = [
    path("practice/", views.choose),
    path("practice/again/", views.again),
    path("play/letters/", views.letters),
    path("play/solve/<str:link>/", views.solve),
]
