"""Practising: every part has its day, nothing leads out by mistake, nothing of it is anywhere in the real community."""

import os
import re
from collections.abc import Callable
from contextlib import nullcontext
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.test import Client

from linli.cases.models import CallOut, Case, Report, Response
from linli.foundation import clock, elsewhere
from linli.foundation.elsewhere import Ground
from linli.notifications import delivery
from linli.notifications.models import Letter
from linli.people.models import Person
from linli.web.doors import COOKIE
from linli.web.practice.door import DEVICE, WORLD
from linli.web.practice.steps import ROLES, STEPS, Practising
from tests.builders import World, a_report

WAYS = re.compile(r'(?:href|action|formaction|hx-get|hx-post|src)="(/[^"]*)"')
Begin = Callable[..., Client]


def everything() -> dict[str, list[Any]]:
    """Every row of every table of the database in use."""
    return {model._meta.label: list(model._base_manager.order_by("pk").values()) for model in apps.get_models()}


def files() -> list[str]:
    return sorted(str(file) for file in Path(settings.MEDIA_ROOT).rglob("*"))


def copy_of(client: Client) -> str:
    found = Practising.read(client.cookies[WORLD].value)
    assert found is not None
    return found.place


def a_day_of(client: Client) -> None:
    """What a resident presses from the first word to the verdict, and a try to sign in."""
    words = {"words": "楼道灯不亮了，练习", "phone": "10000000066"}
    sent = client.post(client.start, words)  # type: ignore[attr-defined]
    assert sent.status_code == 303
    link = sent.headers["Location"].split("?")[0]
    assert client.post(f"/practice/play/solve/{link.split('/')[3]}/").status_code == 303
    with elsewhere.inside(copy_of(client)):
        report = Report.objects.get(words=words["words"])
        version = report.case.version
        assert report.case.stage == "resolved"
    said = client.post(f"{link}verdict/", {"verdict": "satisfied", "version": version})
    assert said.status_code == 303
    client.post("/practice/sign-in/", {"phone": "10000000000"})


def test_nothing_practised_is_in_the_real_community(
    world: World, client_of: Callable[..., Client], practising: Begin
) -> None:
    a_report(world)
    client = client_of("leader")
    watcher = client_of("secretary")
    seen = ("/board/", "/board/median/", "/tree/", "/wall/", "/map/", "/brief/")
    pages = {path: watcher.get(path).content for path in seen}
    before, kept = everything(), files()
    a_day_of(practising("resident", client))
    client.post(f"{practising('responder', client).start}accept/")  # type: ignore[attr-defined]
    practising("steward", client).post("/practice/today/note/", {"words": "扶手松了"})
    assert everything() == before
    assert files() == kept
    marks = re.compile(rb'(name="(csrfmiddlewaretoken|token)" value="[^"]*")')
    for path in seen:
        assert marks.sub(b"", watcher.get(path).content) == marks.sub(b"", pages[path]), path
    assert delivery.deliver(clock.now) == 0


def test_were_the_copy_not_opened_it_would_be_seen(
    world: World, practising: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The proof above can fail: without the copy in its place, the very same day changes the real community."""
    client = practising("resident")
    before = everything()
    monkeypatch.setattr(elsewhere, "opened", lambda _file: nullcontext())
    client.post("/practice/report/", {"words": "楼道灯不亮了，练习"})
    assert everything() != before


@pytest.mark.parametrize("role", ROLES)
def test_every_part_begins_on_a_page_with_the_bar_and_all_its_ways_stay_inside(
    role: str, practising: Begin, db: None
) -> None:
    client = practising(role)
    todo, seen = [client.start], set()  # type: ignore[attr-defined]
    while todo and len(seen) < 14:
        path = todo.pop(0)
        seen.add(path)
        answer = client.get(path)
        if answer.status_code == 302:
            todo.insert(0, answer.headers["Location"])
            assert todo[0].startswith("/practice/")
            continue
        assert answer.status_code < 500, path
        if not answer.headers["Content-Type"].startswith("text/html"):
            continue
        html = answer.content.decode()
        assert 'class="practising"' in html, path
        ways = WAYS.findall(html)
        assert [way for way in ways if not way.startswith(("/practice/", "/static/"))] == [], path
        assert "offline.js" not in html, path
        assert "data-who" not in html, path
        links = re.findall(r'href="(/practice/[^"#]+)', html)
        todo += [link for link in links if link not in {*seen, *todo}]
    assert len(seen) > 1


def test_the_real_sign_in_stays_and_comes_back(
    world: World, client_of: Callable[..., Client], practising: Begin
) -> None:
    client = client_of("leader")
    key = client.cookies[COOKIE].value
    practising("steward", client)
    inside = client.get("/practice/me/").content.decode()
    assert ">steward</h1>" in inside
    assert 'href="http://127.0.0.1/start/"' in inside
    assert client.get("/start/").headers["Location"] == "/brief/"
    assert ">leader</h1>" in client.get("/me/").content.decode()
    assert client.cookies[COOKIE].value == key
    assert client.cookies[DEVICE]["path"] == client.cookies[WORLD]["path"] == "/practice/"


def test_signing_out_of_practice_leaves_the_real_device_signed_in(
    world: World, client_of: Callable[..., Client], practising: Begin
) -> None:
    client = practising("office", client_of("steward"))
    page = client.get("/practice/me/").content.decode()
    revoke = re.search(r'action="(/practice/me/[^"]*/revoke/)"', page)
    assert revoke is not None
    assert client.post(revoke[1]).headers["Location"] == "/practice/"
    assert client.get("/today/").status_code == 200
    assert client.get("/practice/today/").headers["Location"].startswith("/practice/")


def test_whoever_is_signed_in_is_offered_their_own_part_first(
    world: World, client_of: Callable[..., Client], ground: Ground
) -> None:
    roles = client_of("secretary").get("/practice/").context["roles"]
    assert [(one["role"], one["mine"]) for one in roles[:2]] == [("secretary", True), ("resident", False)]
    assert {one["role"] for one in roles} == set(ROLES)
    assert not any(one["mine"] for one in client_of("visitor").get("/practice/").context["roles"])


def test_two_who_practise_at_once_never_meet(practising: Begin, db: None) -> None:
    one, other = practising("resident"), practising("resident")
    one.post("/practice/report/", {"words": "甲在练习"})
    with elsewhere.inside(copy_of(other)):
        assert not Report.objects.filter(words="甲在练习").exists()
    with elsewhere.inside(copy_of(one)):
        assert Report.objects.filter(words="甲在练习").exists()


def test_starting_over_throws_the_copy_away_and_keeps_the_part(practising: Begin, ground: Ground, db: None) -> None:
    client = practising("steward")
    first = copy_of(client)
    client.post("/practice/today/note/", {"words": "扶手松了"})
    assert client.post("/practice/again/").headers["Location"] == "/practice/start/"
    assert copy_of(client) != first
    assert not elsewhere.exists(first)
    assert client.get("/practice/today/").status_code == 200


def test_a_copy_that_is_gone_asks_whom_to_be(practising: Begin, db: None) -> None:
    client = practising("leader")
    elsewhere.discard(copy_of(client))
    answer = client.get("/practice/triage/")
    assert answer.headers["Location"] == "/practice/?gone=1"


@pytest.mark.parametrize("cookie", ["", "x", "../../linli.steward.", f"{'a' * 32}.steward.", f"{'a' * 32}.king.1"])
def test_a_cookie_that_names_no_copy_opens_nothing(cookie: str, ground: Ground, db: None) -> None:
    client = Client(HTTP_HOST="127.0.0.1")
    client.cookies[WORLD] = cookie
    for path in ("/practice/today/", "/practice/office/settings/", "/practice//today/"):
        assert client.get(path).headers["Location"] == "/practice/?gone=1"


def test_what_practice_alone_can_do_is_unknown_in_the_real_community(
    world: World, client_of: Callable[..., Client], ground: Ground
) -> None:
    client = client_of("leader")
    assert client.get("/play/letters/").status_code == 404
    assert client.post(f"/play/solve/{'x' * 35}/").status_code == 404
    assert client.get("/practice/").status_code == 200


def test_letters_are_shown_and_go_nowhere(practising: Begin, db: None) -> None:
    client = practising("resident")
    client.post("/practice/report/", {"words": "三单元的灯不亮了"})
    page = client.get("/practice/play/letters/").content.decode()
    assert "三单元的灯不亮了" in page
    with elsewhere.inside(copy_of(client)):
        assert Letter.objects.filter(state="waiting").exists()


def test_the_steps_of_a_resident_are_ticked_by_what_was_done(practising: Begin, db: None) -> None:
    client = practising("resident")
    assert client.get(client.start).context["practice"].at_hand["n"] == 1  # type: ignore[attr-defined]
    a_day_of(client)
    assert client.get("/practice/").status_code == 200
    practice = client.get("/practice/report/").context["practice"]
    assert [step["done"] for step in practice.steps] == [True, True, True]
    assert practice.at_hand is None


def test_a_form_that_was_refused_ticks_nothing(practising: Begin, db: None) -> None:
    client = practising("resident")
    assert client.post("/practice/report/", {"words": ""}).status_code == 422
    assert client.get("/practice/report/").context["practice"].at_hand["n"] == 1


def test_a_responder_answers_to_the_end(practising: Begin, db: None) -> None:
    client = practising("responder")
    start = client.start  # type: ignore[attr-defined]
    for step, said in (("accept", {}), ("arrive", {}), ("finish", {"words": "修好了"})):
        assert client.post(f"{start}{step}/", said).status_code == 303, step
    practice = client.get(start).context["practice"]
    assert all(step["done"] for step in practice.steps)
    with elsewhere.inside(copy_of(client)):
        assert Response.objects.filter(answer="done").exists()


@pytest.mark.parametrize("role", ROLES)
def test_every_step_names_a_page_that_its_part_may_open(role: str, practising: Begin, db: None) -> None:
    client = practising(role)
    for step in STEPS[role]:
        if step.go:
            assert client.get(f"/practice{step.go}").status_code == 200, step.words


def test_the_server_notes_nothing_of_who_practised(practising: Begin, ground: Ground, db: None) -> None:
    practising("steward")
    practising("leader")
    names = {at.name for at in ground.folder.iterdir()}
    assert all(re.fullmatch(r"[0-9a-f]{32}|fresh\.sqlite3(-\w+)?|fresh\.lock", name) for name in names), names


def test_copies_left_alone_and_too_many_are_thrown_away(
    ground: Ground, monkeypatch: pytest.MonkeyPatch, db: None
) -> None:
    old, young = elsewhere.copy(), elsewhere.copy()
    a_day_ago = (ground.folder / young).stat().st_mtime - timedelta(days=1).total_seconds()
    for file in (ground.folder / old, *(ground.folder / old).iterdir()):
        os.utime(file, (a_day_ago - 1, a_day_ago - 1))
    assert elsewhere.throw_away(before=a_day_ago) == 1
    assert (elsewhere.exists(old), elsewhere.exists(young)) == (False, True)
    monkeypatch.setattr(elsewhere, "MOST", 2)
    copies = [elsewhere.copy() for _ in range(3)]
    assert [elsewhere.exists(name) for name in (young, *copies)].count(True) == 2
    assert elsewhere.exists(copies[-1])


def test_before_it_is_made_one_is_asked_to_come_back(ground: Ground, db: None) -> None:
    ground.fresh.unlink()
    client = Client(HTTP_HOST="127.0.0.1")
    assert client.get("/practice/").context["ready"] is False
    assert client.post("/practice/", {"role": "steward"}).headers["Location"] == "/practice/"


def test_practising_much_hinders_no_real_report(world: World, practising: Begin) -> None:
    """The limit on reports from one browser counts each world by itself."""
    client = practising("resident")
    client.get("/report/")  # a mark of the browser
    answers = [client.post("/practice/report/", {"words": f"练习 {n}"}).status_code for n in range(13)]
    assert answers[-1] == 429
    assert client.post("/report/", {"words": "真的有事，灯坏了"}).status_code == 303
    assert Case.objects.count() == 1


def test_the_world_of_a_thread_is_the_real_one_again_after_a_fault(ground: Ground, world: World) -> None:
    name, people = elsewhere.copy(), Person.objects.count()
    with pytest.raises(ZeroDivisionError), elsewhere.inside(name):
        assert CallOut.objects.exists()
        1 / 0  # noqa: B018
    assert not elsewhere.is_here()
    assert (Person.objects.count(), CallOut.objects.count()) == (people, 0)
