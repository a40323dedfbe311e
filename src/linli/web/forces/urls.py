"""Addresses of those who serve."""

from django.urls import path

from linli.web.forces import away, calendar, nominations, nominee, notice, papers, register, terms

urlpatterns = [
    path("life/notices/appointing/", notice.page),
    path("life/notices/appointing/<uuid:id>/object/", notice.object_to),
    path("objection/<str:link>/", notice.mine),
    path("serve/<str:link>/", nominee.page),
    path("serve/<str:link>/<str:step>/", nominee.step),
    path("papers/notices/appointing.pdf", papers.notices),
    path("papers/thanks/<uuid:id>.pdf", papers.letter_of_thanks),
    path("together/people/", register.page),
    path("together/people/gaps/", register.wanting),
    path("together/nominations/", nominations.listed),
    path("together/nominations/new/", nominations.new),
    path("together/nominations/<uuid:id>/", nominations.one),
    path("together/nominations/<uuid:id>/<str:step>/", nominations.step),
    path("together/objections/<uuid:id>/answer/", nominations.answer),
    path("together/duty/", calendar.page),
    path("together/duty/turns/", calendar.enter),
    path("together/duty/turns/<uuid:id>/out/", calendar.take_away),
    path("together/duty/copy/", calendar.copy),
    path("together/duty/away/", calendar.away),
    path("together/duty/away/<uuid:id>/back/", calendar.back),
    path("papers/duty/<str:month>.pdf", calendar.pdf),
    path("me/away/", away.mine),
    path("away/<str:link>/", away.page),
    path("away/<str:link>/<str:step>/", away.by_link),
    path("together/terms/", terms.listed),
    path("together/posts/<uuid:id>/", terms.one),
    path("together/posts/<uuid:id>/<str:step>/", terms.step),
]
