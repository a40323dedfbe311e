"""Addresses of the committee."""

from django.urls import path

from linli.web.fund.granting import committee, listing, one, papers, writing

urlpatterns = [
    path("fund/proposals/", listing.listed),
    path("fund/proposals/new/", writing.new),
    path("fund/proposals/<str:code>/", one.page),
    path("fund/proposals/<str:code>/step/<str:step>/", one.step),
    path("fund/proposals/<str:code>/votes.pdf", papers.blank),
    path("fund/slips/<uuid:id>/confirm/", papers.confirm),
    path("fund/opinions/<int:number>/", papers.minutes),
    path("fund/committee/", committee.page),
    path("fund/committee/appoint/", committee.appoint),
    path("fund/committee/<uuid:id>/<str:step>/", committee.change),
]
