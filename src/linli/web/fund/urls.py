"""Addresses of the fund."""

from django.urls import include, path

from linli.web.fund import checking, desk, facts, months, notices, openings, public, showing, statement, telling

urlpatterns = [
    path("", include("linli.web.fund.giving.urls")),
    path("", include("linli.web.fund.voting.urls")),
    path("", include("linli.web.fund.doing.urls")),
    path("fund/", public.home),
    path("fund/calendar/", showing.deadlines),
    path("fund/raised/", showing.raised),
    path("fund/questions/", showing.questions),
    path("fund/questions/<uuid:id>/answer/", showing.answer),
    path("fund/totals/", telling.totals),
    path("fund/totals/<uuid:id>/publish/", telling.publish),
    path("fund/notices/", notices.notices),
    path("fund/notices/long.png", notices.long_picture),
    path("fund/notices/<str:shape>.pdf", notices.pdf),
    path("fund/check/", checking.check),
    path("fund/log.jsonl", checking.log_file),
    path("fund/verify.py", checking.program),
    path("fund/entries/<int:number>/", public.entry),
    path("fund/purposes/<str:code>/", public.purpose),
    path("fund/facts/<int:number>/", facts.fact),
    path("fund/facts/<int:number>/attach/", facts.attach),
    path("fund/facts/<int:number>/query/", facts.ask),
    path("fund/queries/<uuid:id>/answer/", facts.reply),
    path("fund/documents/<uuid:id>/", facts.document),
    path("fund/openings/", openings.openings),
    path("fund/openings/sign/", openings.sign),
    path("fund/desk/", desk.desk),
    path("fund/open/", desk.begin),
    path("fund/purposes/", desk.purposes),
    path("fund/statement/", statement.bring),
    path("fund/statement/take/", statement.take_in),
    path("fund/months/<str:month>/", months.month),
    path("fund/months/<str:month>/match/", months.match),
    path("fund/months/<str:month>/close/", months.close),
    path("fund/matches/<uuid:id>/undo/", months.unmatch),
    path("", include("linli.web.fund.granting.urls")),  # last: a proposal's code stands for any word in its place
]
