"""Addresses of residents' votes."""

from django.urls import path

from linli.web.fund.voting import ballot, desk, papers, preparing, public

urlpatterns = [
    path("fund/votes/", public.listed),
    path("fund/votes/new/", preparing.new),
    path("fund/votes/<str:code>/", public.one),
    path("fund/votes/<str:code>/<str:purpose>.pb", public.ballots),
    path("fund/votes/<str:code>/amend/", preparing.amend),
    path("fund/votes/<str:code>/projects/<int:number>/", preparing.project),
    path("fund/votes/<str:code>/desk/", desk.page),
    path("fund/votes/<str:code>/desk/<str:step>/", desk.step),
    path("fund/votes/<str:code>/slips.pdf", desk.slips),
    path("fund/votes/<str:code>/papers/", papers.page),
    path("fund/votes/<str:code>/papers/<uuid:id>/", papers.confirm),
    path("v/", ballot.enter),
    path("v/<str:code>/", ballot.page),
]
