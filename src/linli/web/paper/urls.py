"""Addresses of paper."""

from django.urls import path

from linli.web.paper import handing, hanging

urlpatterns = [
    path("g/<str:code>/card.pdf", hanging.grid_card),
    path("office/posters/", hanging.choose),
    path("papers/posters.pdf", hanging.stairwell_posters),
    path("papers/cards.pdf", hanging.grid_cards),
    path("papers/letter/<uuid:id>.pdf", handing.appointment_letter),
    path("papers/duties/<str:role>.pdf", handing.duty_list_of),
    path("papers/lessons/<str:who>.pdf", hanging.lesson_card),
    path("papers/handover.pdf", handing.my_handover),
    path("papers/handover/<uuid:id>.pdf", handing.handover_of),
    path("papers/receipt/<uuid:id>.pdf", handing.receipt_of),
    path("r/<str:link>/receipt.pdf", handing.my_receipt),
]
