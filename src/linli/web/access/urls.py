"""Addresses of the door."""

from django.urls import path

from linli.web.access import views

urlpatterns = [
    path("sign-in/", views.sign_in),
    path("sign-in/code/", views.enter_code),
    path("desk/<str:secret>/", views.desk),
    path("start/", views.start),
    path("factor/", views.factor),
    path("factor/begin/", views.begin_factor),
    path("me/", views.me),
    path("me/<uuid:id>/revoke/", views.revoke),
]
