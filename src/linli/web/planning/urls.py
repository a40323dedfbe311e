"""Addresses of drafts."""

from django.urls import path

from linli.web.planning import beside, editing, listing, one, papers, public, steps

urlpatterns = [
    path("planning/", listing.drafts),
    path("planning/neighbours/", beside.page),
    path("planning/<uuid:id>/", one.page),
    path("planning/<uuid:id>/map/", editing.page),
    path("planning/<uuid:id>/map/<str:step>/", editing.change),
    path("planning/<uuid:id>/settings/", steps.settings),
    path("planning/<uuid:id>/solve/", steps.solve),
    path("planning/<uuid:id>/step/<str:step>/", steps.step),
    path("planning/<uuid:id>/question.json", papers.question),
    path("planning/<uuid:id>/plan.json", papers.answer),
    path("planning/<uuid:id>/notice/", papers.notice),
    path("planning/<uuid:id>/cards.pdf", papers.changed_cards),
    path("planning/<uuid:id>/posters.pdf", papers.changed_posters),
    path("plan/<str:code>/", public.page),
]
