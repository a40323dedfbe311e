"""Addresses of figures: the board, the secretary's, the supervisor's and the street's page, the screen, open data."""

from django.urls import path

from linli.web.insight import leading, opened, screen, street, supervision, supposing, views

urlpatterns = [
    path("board/", views.board),
    path("board/<str:figure>/", views.records),
    path("figures/", leading.page),
    path("figures/file.json", leading.as_file),
    path("figures/what-if/", supposing.page),
    path("supervision/", supervision.page),
    path("supervision/draw/", supervision.draw),
    path("supervision/samples/<uuid:id>/", supervision.sample),
    path("street/", street.page),
    path("screen/", screen.screen),
    path("open/", opened.page),
    path("open/dictionary.csv", opened.dictionary),
    path("open/grids.geojson", opened.geojson),
    path("open/<str:name>.csv", opened.table),
]
