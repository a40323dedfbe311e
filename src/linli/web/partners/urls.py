"""Addresses of partners, resources, deeds and honours."""

from django.urls import path

from linli.web.partners import deeds, found, honours, listed, mapped, mine, one, photos, public

urlpatterns = [
    path("together/partners/", listed.listed),
    path("together/partners/new/", listed.new),
    path("together/partners/graph/", listed.graph),
    path("together/partners/names/", listed.aliases),
    path("together/partners/names/<uuid:id>/out/", listed.forget_alias),
    path("together/partners/<uuid:id>/", one.page),
    path("together/partners/<uuid:id>/number/", one.number),
    path("together/partners/<uuid:id>/<str:step>/", one.step),
    path("together/resources/", mapped.resources),
    path("together/deeds/", deeds.listed),
    path("together/deeds/new/", deeds.new),
    path("together/deeds/<uuid:id>/", deeds.page),
    path("together/deeds/<uuid:id>/<str:step>/", deeds.step),
    path("together/honours/", honours.listed),
    path("together/honours/<uuid:id>/back/", honours.take_back),
    path("life/partners/", public.partners),
    path("life/deeds/", public.all_deeds),
    path("life/deeds/<uuid:id>.jpg", photos.picture),
    path("life/honours/", public.honours),
    path("p/<str:link>/", mine.page),
    path("p/<str:link>/<str:step>/", mine.step),
    path("deed/<str:link>/", found.page),
    path("deed/<str:link>/found/", found.say),
]
