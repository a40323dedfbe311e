"""Addresses of the land: the tree, the map, the way to a stairwell."""

from django.urls import path

from linli.web.territory import map, pages, views

urlpatterns = [
    path("tree/", views.five_levels),
    path("map/", map.page),
    path("place/<str:code>.svg", pages.svg),
    path("place/<str:code>.png", pages.png),
    path("place/<str:code>/", pages.page),
]
