"""Addresses for anyone."""

from django.urls import path

from linli.web.public import box, demo, files, home, keeping, report, rider, tracker

urlpatterns = [
    path("", home.home),
    path("language/", home.language),
    path("elder/", home.elder),
    path("demo/", demo.door),
    path("report/", report.on_the_web),
    path("rider/", rider.rider),
    path("box/", box.box),
    path("q/<str:code>/", report.at_stairwell),
    path("g/<str:code>/", home.grid_card),
    path("track/", tracker.enter_code),
    path("r/<str:link>/", tracker.tracker),
    path("r/<str:link>/verdict/", tracker.give_verdict),
    path("r/<str:link>/more/", tracker.say_more),
    path("r/<str:link>/reopen/", tracker.reopen_mine),
    path("r/<str:link>/kept/", keeping.kept),
    path("r/<str:link>/kept.json", keeping.download),
    path("r/<str:link>/erase/", keeping.erase),
    path("photos/<uuid:id>.jpg", files.photo),
    path("sounds/<uuid:id>", files.sound),
]
