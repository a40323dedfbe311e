"""Addresses of giving."""

from django.urls import path

from linli.web.fund.giving import agreements, answering, channels, donors, entering, gifts, merchant, mine, one, past

urlpatterns = [
    path("fund/give/", channels.give),
    path("fund/channel/", channels.edit),
    path("fund/gifts/", gifts.listed),
    path("fund/gifts/new/", entering.new),
    path("fund/gifts/<uuid:id>/", one.page),
    path("fund/gifts/<uuid:id>/amend/", entering.amend),
    path("fund/gifts/<uuid:id>/step/<str:step>/", one.step),
    path("fund/told/<uuid:id>/", answering.tick),
    path("fund/inquiries/<uuid:id>/", answering.reply),
    path("fund/askings/", answering.askings),
    path("fund/askings/<uuid:id>/<str:step>/", answering.step),
    path("fund/donors/", donors.listed),
    path("fund/donors/<uuid:id>/", donors.one),
    path("fund/donors/<uuid:id>/number/", donors.number),
    path("fund/donors/<uuid:id>/erase/", donors.erase),
    path("fund/agreements/", agreements.listed),
    path("fund/agreements/new/", agreements.new),
    path("fund/agreements/<uuid:id>/", agreements.one),
    path("fund/agreements/<uuid:id>/state/", agreements.state),
    path("fund/statements/<uuid:id>/<str:step>/", agreements.change),
    path("fund/past/", past.DESK.bring),
    path("fund/past/template/", past.DESK.template),
    path("fund/past/<uuid:id>/", past.DESK.plan),
    path("gift/<str:link>/", mine.page),
    path("gift/<str:link>/trace.json", mine.packet),
    path("gift/<str:link>/slip.pdf", mine.slip),
    path("gift/<str:link>/<str:step>/", mine.step),
    path("m/<str:link>/", merchant.page),
    path("m/<str:link>/state/", merchant.state),
]
