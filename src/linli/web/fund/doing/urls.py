"""Addresses of what follows a decision."""

from django.urls import path

from linli.web.fund.doing import looking, money, orders, photos, projects, scans, stipends, work

urlpatterns = [
    path("fund/proposals/<str:code>/money/", money.page),
    path("fund/proposals/<str:code>/money/<str:step>/", money.step),
    path("fund/proposals/<str:code>/work/", work.page),
    path("fund/proposals/<str:code>/slips/<uuid:id>.pdf", work.slip),
    path("fund/proposals/<str:code>/work/<str:step>/", work.step),
    path("fund/proposals/<str:code>/stipends/", stipends.listed),
    path("fund/orders/", orders.listed),
    path("fund/stipends/new/", stipends.new),
    path("fund/scans/<str:sha256>/", scans.scan),
    path("fund/pictures/<uuid:id>.jpg", photos.picture),
    path("fund/projects/", projects.listed),
    path("fund/projects/<str:code>/", projects.one),
    path("o/<str:link>/", looking.page),
    path("o/<str:link>/found/", looking.find),
]
