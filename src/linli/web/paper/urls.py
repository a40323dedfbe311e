"""Addresses of paper."""

from django.urls import path

from linli.web.paper import views

urlpatterns = [
    path("g/<str:code>/card.pdf", views.grid_card),
    path("office/posters/", views.choose),
    path("papers/posters.pdf", views.stairwell_posters),
    path("papers/cards.pdf", views.grid_cards),
]
