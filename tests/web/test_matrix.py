"""Every address × every role has an expected answer, and GET writes nothing."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver

from linli.foundation import table
from linli.foundation.sealing import link_token
from linli.people.models import Appointment
from tests.builders import World, a_boxed_report, a_case, a_note, a_voice, a_world, an_order
from tests.care.listed import an_entry
from tests.planning.town import a_draft, a_worked_out, an_adopted, an_old_grid
from tests.web import together
from tests.web.calling import a_called_matter, with_a_photo
from tests.web.fund import pages as fund

# ok: 200 · in: to the sign-in · no: 403 · not: 404 · to: goes on elsewhere · POST-only addresses answer 405 to GET
PAGES = table.read(
    """
address                                 visitor  steward  worker  leader  office  secretary  street  admin
/                                       ok       ok       ok      ok      ok      ok         ok      ok
/report/                                ok       ok       ok      ok      ok      ok         ok      ok
/q/{stairwell}/                         ok       ok       ok      ok      ok      ok         ok      ok
/g/{card}/                              ok       ok       ok      ok      ok      ok         ok      ok
/g/{card}/card.pdf                      ok       ok       ok      ok      ok      ok         ok      ok
/g/{old_card}/                          ok       ok       ok      ok      ok      ok         ok      ok
/g/{old_card}/card.pdf                  not      not      not     not     not     not        not     not
/g/WRONG/                               not      not      not     not     not     not        not     not
/g/WRONG/card.pdf                       not      not      not     not     not     not        not     not
/place/{stairwell}/                     ok       ok       ok      ok      ok      ok         ok      ok
/place/{stairwell}.svg                  ok       ok       ok      ok      ok      ok         ok      ok
/place/{stairwell}.png                  ok       ok       ok      ok      ok      ok         ok      ok
/place/WRONG/                           not      not      not     not     not     not        not     not
/track/                                 ok       ok       ok      ok      ok      ok         ok      ok
/r/{link}/                              ok       ok       ok      ok      ok      ok         ok      ok
/r/{link}/kept/                         ok       ok       ok      ok      ok      ok         ok      ok
/r/{link}/kept.json                     ok       ok       ok      ok      ok      ok         ok      ok
/r/wrong/kept/                          not      not      not     not     not     not        not     not
/r/wrong/                               not      not      not     not     not     not        not     not
/demo/                                  not      not      not     not     not     not        not     not
/practice/                              ok       ok       ok      ok      ok      ok         ok      ok
/play/letters/                          not      not      not     not     not     not        not     not
/wall/                                  ok       ok       ok      ok      ok      ok         ok      ok
/sign-in/                               ok       ok       ok      ok      ok      ok         ok      ok
/desk/{any}/                            ok       ok       ok      ok      ok      ok         ok      ok
/sw.js                                  ok       ok       ok      ok      ok      ok         ok      ok
/app.webmanifest                        ok       ok       ok      ok      ok      ok         ok      ok
/offline/                               ok       ok       ok      ok      ok      ok         ok      ok
/offline/words.json                     ok       ok       ok      ok      ok      ok         ok      ok
/fresh/                                 ok       ok       ok      ok      ok      ok         ok      ok
/start/                                 in       to       to      to      to      to         to      to
/factor/                                in       ok       ok      ok      ok      ok         ok      ok
/me/                                    in       ok       ok      ok      ok      ok         ok      ok
/today/                                 in       ok       ok      ok      no      no         no      no
/today/note/                            in       ok       ok      ok      no      no         no      no
/today/paste/                           in       ok       ok      ok      ok      ok         no      no
/today/night-talk/                      in       ok       ok      ok      ok      ok         no      no
/today/round/                           in       ok       ok      ok      ok      ok         no      no
/today/round/{door}/                    in       ok       ok      ok      ok      ok         no      no
/today/round/{none}/                    in       not      not     not     not     not        no      no
/office/phone/                          in       ok       ok      ok      ok      ok         no      no
/office/phone/{report}/                 in       not      not     not     not     not        no      no
/office/orders/                         in       no       no      ok      ok      ok         no      no
/office/orders/{order}/                 in       no       no      ok      ok      ok         no      no
/office/orders/{none}/                  in       no       no      not     not     not        no      no
/rider/                                 ok       ok       ok      ok      ok      ok         ok      ok
/box/                                   ok       ok       ok      ok      ok      ok         ok      ok
/cases/{boxed}/                         in       not      not     not     ok      ok         no      no
/cases/{boxed}/join/                    in       no       no      not     no      no         no      no
/cases/{boxed}/call/                    in       no       no      not     no      no         no      no
/r/{boxed_link}/                        ok       ok       ok      ok      ok      ok         ok      ok
/brief/                                 in       no       no      ok      ok      ok         no      no
/triage/?stage=stuck&channel=qr         in       ok       no      ok      ok      ok         no      no
/triage/                                in       ok       no      ok      ok      ok         no      no
/triage/alike/                          in       ok       no      ok      ok      ok         no      no
/cases/{case}/                          in       ok       ok      ok      ok      ok         no      no
/cases/{elsewhere}/                     in       not      not     not     ok      ok         no      no
/cases/{foreign}/                       in       not      not     not     not     not        no      no
/cases/{none}/                          in       not      not     not     not     not        no      no
/cases/{case}/join/                     in       no       no      ok      ok      ok         no      no
/cases/{elsewhere}/join/                in       no       no      not     ok      ok         no      no
/cases/{case}/call/                     in       no       no      ok      ok      ok         no      no
/cases/{elsewhere}/call/                in       no       no      not     ok      ok         no      no
/cases/{foreign}/call/                  in       no       no      not     not     not        no      no
/cases/{case}/decision/                 in       no       no      ok      ok      ok         no      no
/cases/{elsewhere}/decision/            in       no       no      not     ok      ok         no      no
/c/{call}/                              ok       ok       ok      ok      ok      ok         ok      ok
/c/{call}/sheet/                        ok       ok       ok      ok      ok      ok         ok      ok
/c/{link}/                              not      not      not     not     not     not        not     not
/c/wrong/                               not      not      not     not     not     not        not     not
/d/{ask}/                               ok       ok       ok      ok      ok      ok         ok      ok
/d/{call}/                              not      not      not     not     not     not        not     not
/decisions/                             in       no       no      no      ok      ok         ok      no
/decisions/{decision}/                  in       ok       ok      ok      ok      ok         ok      not
/decisions/{none}/                      in       not      not     not     not     not        not     not
/responses/{response}/photo.jpg         in       ok       ok      ok      ok      ok         no      no
/responses/{none}/photo.jpg             in       not      not     not     not     not        no      no
/to-tell/                               in       ok       ok      ok      ok      ok         no      no
/to-tell/sheet/                         in       ok       ok      ok      ok      ok         no      no
/to-tell/sheet/enter/                   in       ok       ok      ok      ok      ok         no      no
/map/                                   in       ok       no      ok      ok      ok         no      no
/map/?compound={compound}               in       ok       no      ok      ok      ok         no      no
/tree/                                  in       ok       ok      ok      ok      ok         ok      no
/board/                                 in       ok       no      ok      ok      ok         ok      no
/board/median/                          in       ok       no      ok      ok      ok         ok      no
/board/nonsense/                        in       not      no      not     not     not        not     no
/office/                                in       ok       ok      ok      ok      ok         no      ok
/office/load/                           in       no       no      no      ok      no         no      no
/office/load/{none}/                    in       no       no      no      not     no         no      no
/office/history/                        in       no       no      no      ok      no         no      no
/office/history/{none}/                 in       no       no      no      not     no         no      no
/office/template.xlsx                   in       no       no      no      ok      no         no      no
/office/export/                         in       no       no      no      ok      ok         no      no
/office/buildings/                      in       no       no      no      ok      no         no      no
/office/buildings/{none}/               in       no       no      no      not     no         no      no
/office/settings/                       in       no       no      no      ok      ok         no      ok
/office/posters/                        in       ok       no      ok      ok      ok         no      no
/office/gates/                          in       no       no      no      ok      no         no      no
/office/gates/{compound}/               in       no       no      no      ok      no         no      no
/office/gates/{abroad}/                 in       no       no      no      not     no         no      no
/planning/                              in       ok       ok      ok      ok      ok         ok      no
/planning/neighbours/                   in       no       no      no      ok      no         no      no
/planning/{draft}/                      in       no       no      ok      ok      ok         no      no
/planning/{draft}/?compound={compound}  in       no       no      ok      ok      ok         no      no
/planning/{draft}/map/                  in       no       no      ok      ok      ok         no      no
/planning/{draft}/map/?compound={compound} in    no       no      ok      ok      ok         no      no
/planning/{draft}/settings/             in       no       no      ok      ok      ok         no      no
/planning/{worked}/                     in       no       no      ok      ok      ok         no      no
/planning/{worked}/question.json        in       no       no      ok      ok      ok         no      no
/planning/{worked}/plan.json            in       no       no      ok      ok      ok         no      no
/planning/{draft}/plan.json             in       no       no      not     not     not        no      no
/planning/{draft}/notice/               in       no       no      not     not     not        no      no
/planning/{adopted}/notice/             in       no       no      ok      ok      ok         no      no
/planning/{adopted}/cards.pdf           in       no       no      ok      ok      ok         no      no
/planning/{adopted}/posters.pdf         in       no       no      ok      ok      ok         no      no
/planning/{none}/                       in       no       no      not     not     not        no      no
/plan/{shown}/                          ok       ok       ok      ok      ok      ok         ok      ok
/plan/{shown}/?door={stairwell}         ok       ok       ok      ok      ok      ok         ok      ok
/plan/WRONG/                            not      not      not     not     not     not        not     not
/r/{link}/receipt.pdf                   ok       ok       ok      ok      ok      ok         ok      ok
/papers/duties/steward.pdf              ok       ok       ok      ok      ok      ok         ok      ok
/papers/lessons/resident.pdf            ok       ok       ok      ok      ok      ok         ok      ok
/papers/lessons/nobody.pdf              not      not      not     not     not     not        not     not
/papers/letter/{post}.pdf               in       no       no      no      ok      ok         no      ok
/papers/letter/{none}.pdf               in       no       no      no      not     not        no      not
/papers/handover.pdf                    in       ok       no      not     not     no         no      no
/papers/handover/{post}.pdf             in       ok       no      ok      ok      no         no      no
/papers/handover/{far_post}.pdf         in       not      no      not     not     no         no      no
/papers/receipt/{noted}.pdf             in       ok       not     not     not     not        no      no
/papers/posters.pdf                     in       ok       no      ok      ok      ok         no      no
/papers/posters.pdf?of={grid}           in       ok       no      ok      ok      ok         no      no
/papers/posters.pdf?of={far_grid}       in       not      no      not     ok      ok         no      no
/papers/cards.pdf?of={grid}             in       ok       no      ok      ok      ok         no      no
/papers/cards.pdf?of={far_grid}         in       not      no      not     ok      ok         no      no
/office/people/                         in       ok       ok      ok      ok      ok         no      ok
/office/people/{person}/                in       ok       ok      ok      ok      ok         no      ok
/office/people/{stranger}/              in       not      not     not     not     not        no      not
/office/appointments/?person={person}   in       no       no      no      ok      ok         no      ok
/voices/                                in       ok       ok      ok      ok      no         no      no
/voices/{voice}/                        in       ok       ok      ok      ok      no         no      no
/voices/{far_voice}/                    in       not      not     not     ok      no         no      no
/voices/{none}/                         in       not      not     not     not     no         no      no
/care/                                  in       ok       ok      ok      ok      ok         no      no
/care/{cared}/                          in       ok       not     not     ok      not        no      no
/care/{cared}/change/                   in       ok       not     not     ok      not        no      no
/care/{none}/                           in       not      not     not     not     not        no      no
/office/care/                           in       no       no      no      ok      ok         no      no
/office/care/enter/                     in       no       no      no      ok      no         no      no
/nowhere/                               not      not      not     not     not     not        not     not
"""
)
EXPECTED = {"ok": {200}, "in": {302}, "no": {403}, "not": {404}, "to": {302}}
READS = {"SELECT", "DECLARE"}  # a cursor of PostgreSQL reads as well
ROLES = PAGES.columns[1:]


@pytest.fixture
def places(world: World) -> dict[str, Any]:
    other = a_world(code="410305001002", name="邻村社区")
    case = a_case(world, at="resolved")
    called, callout, decision = a_called_matter(world)
    response = with_a_photo(callout)
    adopted = an_adopted(world)
    return {
        "draft": a_draft(world).pk,
        "worked": a_worked_out(world).pk,
        "old_card": an_old_grid(world).card,
        "adopted": adopted.pk,
        "shown": adopted.code,
        "call": link_token(response.pk),
        "response": response.pk,
        "called": called.pk,
        "ask": link_token(decision.pk),
        "decision": decision.pk,
        "stairwell": world.stairwells[0].code,
        "card": world.grids[0].card,
        "order": an_order(world).pk,
        "door": world.stairwells[0].pk,
        "report": case.reports.get().pk,
        "post": Appointment.objects.get(person=world.people["steward"]).pk,
        "far_post": Appointment.objects.get(person=other.people["steward"]).pk,
        "noted": a_note(world).pk,
        "grid": world.grids[0].pk,
        "compound": world.compounds[0].pk,
        "abroad": other.compounds[0].pk,
        "far_grid": world.grids[3].pk,
        "link": link_token(case.reports.get().pk),
        "case": case.pk,
        "elsewhere": a_case(world, place=3).pk,
        "foreign": a_case(other).pk,
        "boxed": (boxed := a_boxed_report(world)).case_id,
        "boxed_link": link_token(boxed.pk),
        "none": uuid4(),
        "cared": an_entry(world).pk,
        "voice": a_voice(world).pk,
        "far_voice": a_voice(world, place=3).pk,
        "any": "x" * 20,
        "person": world.people["steward"].pk,
        "stranger": other.people["steward"].pk,
    }


@pytest.mark.parametrize("role", ROLES)
def test_every_page_answers_every_role_as_the_table_says(
    role: str, places: dict[str, Any], client_of: Callable[..., Client]
) -> None:
    client = client_of(role)
    wrong = []
    for row in PAGES.rows:
        answer = client.get(row["address"].format(**places))
        if answer.status_code not in EXPECTED[row[role]]:
            wrong.append(f"{row['address']}: {answer.status_code} instead of {row[role]}")
        if row[role] == "in" and not answer.headers["Location"].startswith("/sign-in/"):
            wrong.append(f"{row['address']}: does not lead to the sign-in")
    assert not wrong


@pytest.mark.parametrize("role", ["visitor", "steward", "leader", "office"])
def test_a_get_writes_nothing(role: str, places: dict[str, Any], client_of: Callable[..., Client]) -> None:
    client = client_of(role)
    for row in PAGES.rows:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(row["address"].format(**places))
        verbs = {q["sql"].split()[0] for q in queries.captured_queries}
        assert verbs <= READS, row["address"]


def patterns(resolver: URLResolver, prefix: str = "/") -> list[str]:
    found = []
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            found += patterns(entry, prefix + str(entry.pattern))
        elif isinstance(entry, URLPattern):
            found.append(prefix + str(entry.pattern))
    return found


def test_no_address_is_without_an_expected_answer(places: dict[str, Any], world: World) -> None:
    """Every address stands in the table above or in that of its room, or answers only to POST, or is named here."""
    places |= fund.places_of(world)
    for room in together.ROOMS:
        places |= room.places_of(world)
    rows = [*PAGES.rows, *fund.PAGES.rows, *(row for room in together.ROOMS for row in room.PAGES.rows)]
    tested = {"/photos/<uuid:id>.jpg", "/sounds/<uuid:id>"}
    listed = {
        get_resolver().resolve(r["address"].format(**places).split("?")[0]).route
        for r in rows
        if r["visitor"] != "not" or "{" in r["address"]
    }
    rest = {p for p in patterns(get_resolver()) if p.lstrip("/") not in listed} - tested
    assert {p for p in rest if not only_post(p)} == {"/demo/", "/play/letters/"}


def only_post(pattern: str) -> bool:
    path = pattern
    kinds = ("<uuid:id>", "<uuid:time>", "<str:link>", "<str:step>", "<str:code>", "<str:secret>", "<str:figure>")
    for kind in (*kinds, "<str:month>"):
        path = path.replace(kind, str(uuid4()))
    path = path.replace("<int:number>", "1")
    return Client(HTTP_HOST="127.0.0.1").get(path).status_code == 405


def test_a_post_without_the_page_s_mark_is_refused(places: dict[str, Any], world: World) -> None:
    strict = Client(HTTP_HOST="127.0.0.1", enforce_csrf_checks=True)
    assert strict.post(f"/q/{places['stairwell']}/", {"words": "灯坏了"}).status_code == 403


def test_every_answer_has_the_strict_headers(places: dict[str, Any], client_of: Callable[..., Client]) -> None:
    answer = client_of("leader").get("/triage/")
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-store, private"
