"""Addresses of notices and policy cards."""

from django.urls import path

from linli.web.bridge import asking, notices, open, pictures, policies

urlpatterns = [
    path("n/<str:code>/", open.page),
    path("n/<str:code>/notice.pdf", open.pdf),
    path("n/<str:code>/picture.png", open.long_picture),
    path("n/<str:code>/poster.jpg", pictures.picture),
    path("life/notices/", open.listed),
    path("together/notices/", notices.listed),
    path("together/notices/new/", notices.new),
    path("together/notices/<str:code>/", notices.one),
    path("together/notices/<str:code>/end/", notices.end),
    path("together/postings/<uuid:id>/tell/", notices.mark),
    path("life/policies/", asking.listed),
    path("life/policies/<str:code>/", asking.page),
    path("life/policies/<str:code>/ask/", asking.ask),
    path("life/policies/<str:code>/policy.pdf", asking.pdf),
    path("together/policies/", policies.listed),
    path("together/policies/new/", policies.new),
    path("together/policies/<uuid:id>/", policies.one),
    path("together/policies/<uuid:id>/<str:step>/", policies.change),
    path("together/questions/<uuid:id>/share/", policies.share),
]
