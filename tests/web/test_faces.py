"""Every page as a face: readable and reachable for everyone, at 360 px, in larger letters, and asking no other host."""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.urls import get_resolver, resolve
from playwright.sync_api import Page

from linli.access.actors import Actor
from linli.cases import reference
from linli.cases.intake.actions import Said, report
from linli.foundation.sealing import link_token
from linli.office import uploads
from linli.office.history import actions as history
from linli.office.history.reading import Brought
from linli.office.workbook import writing
from linli.office.workbook.rows import CompoundRow, Rows
from tests.builders import (
    NOON,
    World,
    a_boxed_report,
    a_case,
    a_joined_case,
    a_report,
    a_voice,
    a_waiting_case,
    a_world,
    an_order,
)
from tests.care.listed import a_morning
from tests.cases.callouts.called import a_call, a_specialist, response_of, walked
from tests.planning.town import plans
from tests.web import together
from tests.web.calling import a_called_matter, with_a_photo
from tests.web.every_page import PAGES
from tests.web.fund.looks import funded
from tests.web.handset import Hands, Handset
from tests.web.test_matrix import only_post, patterns
from tests.web.town import Town, on_a_copy, written_out

NARROW = {"width": 360, "height": 740}
LOOKED_AT: dict[str, Any] = {"viewport": NARROW}
ROWS = [*PAGES.rows, *(row for room in together.ROOMS for row in room.LOOKS.rows)]
LEAST_TAP = 44
BODY, ELDER = 16, 18  # px
HANDFUL = 8  # pages

# What is well is not told, and styles are not fetched again: no rule that is on reads them.
AXE = """() => axe.run({resultTypes: ["violations"], preload: {assets: ["media"]}}).then((found) => found.violations)"""
UNFOLD = "document.querySelectorAll('main details').forEach((it) => { it.open = true; })"
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
FONT = "parseFloat(getComputedStyle(document.body).fontSize)"
# Links that stand in a sentence are as high as its line (WCAG 2.5.8 leaves them out); a choice is as high as its label.
TOO_LOW = """(least) => [...document.querySelectorAll("main :is(a, button, summary, select, input, textarea)")]
  .filter((it) => it.type !== "hidden" && it.checkVisibility())
  .map((it) => ["checkbox", "radio"].includes(it.type) ? it.closest("label") || it : it)
  .filter((it) => it.getBoundingClientRect().height < least - 0.5)
  .filter((it) => !(it.tagName === "A" && getComputedStyle(it).display === "inline"
    && it.parentElement.textContent.trim() !== it.textContent.trim()))
  .map((it) => `${it.tagName} ${Math.round(it.getBoundingClientRect().height)} px: ${it.textContent.trim()}`)"""


@dataclass(frozen=True)
class LivedIn:
    """A world with something on every page, the database in which it lies, and what is put into the addresses."""

    file: Path
    world: World
    addresses: dict[str, object]


@pytest.fixture(scope="module")
def lived_in(empty: Path, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> LivedIn:
    """Made once, since it takes longer than most of what is looked at in it."""
    folder = tmp_path_factory.mktemp("lived-in")
    with django_db_blocker.unblock(), on_a_copy(empty, folder):
        world = a_world()
        addresses = things_on(world)
        return LivedIn(written_out(tmp_path_factory.mktemp("faces")), world, addresses)


@pytest.fixture
def town(lived_in: LivedIn, address: str, django_db_blocker: Any, tmp_path: Path) -> Iterator[Town]:
    """That world, served; each test has a copy."""
    with django_db_blocker.unblock(), on_a_copy(lived_in.file, tmp_path):
        yield Town(address, lived_in.world)


@pytest.fixture
def addresses(lived_in: LivedIn) -> dict[str, object]:
    return lived_in.addresses


def things_on(world: World) -> dict[str, object]:
    """What is put into the addresses: matters at several stages, a place, a person."""
    case = a_report(world, words="三单元四楼的灯不亮了，老人下楼害怕", name="李大爷", phone="10012345678").case
    answered, closed = a_case(world, at="resolved", phone="10012345679"), a_case(world, at="closed")
    urgent = a_report(world, words="电梯里关住人了，快来", at=NOON).case
    a_case(world, at="handling", words="电动车堵着单元门充电")
    voice = a_voice(world)
    called = report(world.place(), Said("灯不亮"), by=world.actor("office"), at=NOON, channel="phone")
    boxed = a_boxed_report(world)
    waiting, joined = a_waiting_case(world), a_joined_case(world)
    told = {"link": case, "answered": answered, "closed": closed, "urgent": urgent}
    told |= {"waiting_link": waiting, "joined_link": joined}
    links = {name: link_token(c.reports.order_by("id")[0].pk) for name, c in told.items()}
    lived = {name: place for room in together.ROOMS for name, place in room.looks(world).items()}
    seen = lived | links | calls(world) | measured(world) | plans(world) | funded(world)
    return seen | brought(world.actor("office")) | {
        "case": case.pk, "answered_case": answered.pk, "stairwell": world.stairwells[0].code,
        "door": world.stairwells[0].pk, "called": called.pk, "order": an_order(world).pk, "any": "x" * 20,
        "card": world.grids[0].card, "person": world.people["steward"].pk, "compound": world.compounds[0].name,
        "boxed": link_token(boxed.pk), "boxed_case": boxed.case_id, "waiting": waiting.pk, "joined": joined.pk,
        "cared": a_morning(world).pk, "voice": voice.pk, "voice_case": voice.report.case_id,
    }  # fmt: skip


def measured(world: World) -> dict[str, object]:
    """The first compound lies where it lies, with its gate; the second is drawn in rows."""
    world.community.origin_lat, world.community.origin_lon = 31.2, 120.1
    world.community.save()
    for n, stairwell in enumerate(world.stairwells[:2]):
        stairwell.x, stairwell.y = 100 + 30.0 * n, 40.0
        stairwell.save()
    court, rows = world.compounds
    court.gate_words, court.gate_x, court.gate_y = "北门在联盟路", 120, 80
    court.save()
    return {"court": court.pk, "court_in_rows": rows.pk, "in_rows": world.stairwells[2].code}


def calls(world: World) -> dict[str, object]:
    """A call that runs, with one who is coming and one silent, one that is over, and a question to the street."""
    case, callout, decision = a_called_matter(world)
    body, one = callout.responses.get(answer="called"), with_a_photo(callout)
    over = walked(response_of(a_call(world, a_case(world), person := a_specialist(world, "钱师傅")), person), "done")
    links = {"call": body, "coming": one, "over": over, "ask": decision}
    return {name: link_token(row.pk) for name, row in links.items()} | {
        "called_case": case.pk, "decision": decision.pk
    }  # fmt: skip


def brought(by: Actor) -> dict[str, object]:
    """A workbook and a list from a chat on trial, each with something to mend, and a list that was taken over."""
    book = writing.write(Rows((CompoundRow(name="三号院", built_year=1780),)), numbers=True)
    tried = uploads.try_out(book, by=by, at=NOON)
    upload = uploads.keep("三号院.xlsx", book, tried, by=by, at=NOON)
    ledgers = []
    for lines in ("2025-03-01 1号院 路灯不亮 已修好\n2099-01-01 1号院 井盖坏了", "2025-03-02 1号院 楼道堆物 已清走"):
        words = Brought("台账", f"日期,地点,事项,结果\n{lines.replace(' ', ',')}".encode(), "")
        trial = history.try_out(words, reference.taxonomy(), by=by, at=NOON)
        ledgers.append(history.keep(trial, by=by, at=NOON))
    history.load(ledgers[1].pk, by=by, at=NOON)
    return {"upload": upload.pk, "ledger": ledgers[0].pk}


def faults(page: Page) -> list[str]:
    """What is wrong with the face of the page that is open, all that can be unfolded unfolded."""
    page.evaluate(UNFOLD)
    found = [] if page.evaluate(WIDER) <= 0 else [f"{page.evaluate(WIDER)} px wider than the phone"]
    found += [] if page.evaluate(FONT) >= BODY else ["small letters"]
    found += page.evaluate(TOO_LOW, LEAST_TAP)
    page.evaluate(AXE_SCRIPT)
    broken = page.evaluate(AXE)
    return found + [f"{rule['id']}: {node['html'][:120]}" for rule in broken for node in rule["nodes"]]


def faults_in_larger_letters(phone: Handset) -> list[str]:
    """What is wrong with it in larger letters, in Chinese as it is open, and in English, whose words are longer."""
    page, chosen = phone.page, {"linli_elder": "1", "linli_language": "en"}
    page.evaluate("document.documentElement.classList.add('elder')")
    wider = {"zh": page.evaluate(WIDER)}
    page.context.add_cookies([{"name": n, "value": v, "url": phone.address} for n, v in chosen.items()])
    phone.again()
    page.evaluate(UNFOLD)
    wider["en"] = page.evaluate(WIDER)
    small = page.evaluate(FONT) < ELDER
    for name in chosen:
        page.context.clear_cookies(name=name)
    found = [f"{by} px wider than the phone in larger letters, {language}" for language, by in wider.items() if by > 0]
    return found + (["larger letters are not larger"] if small else [])


def handfuls() -> Iterator[Any]:
    """The pages of each who reads them, a few at a time, so that two workers share them evenly."""
    rooms = [row for room in together.ROOMS for row in room.LOOKS.rows]
    for rows in (PAGES.rows, rooms):
        for who in sorted({row["who"] for row in rows}):
            theirs = [row for row in rows if row["who"] == who]
            for n in range(0, len(theirs), HANDFUL):
                yield pytest.param(who, theirs[n : n + HANDFUL], id=f"{who} {theirs[n]['page']}")


@pytest.mark.parametrize(("who", "rows"), list(handfuls()))
def test_the_pages_are_fit_for_everyone(
    who: str, rows: list[dict[str, str]], town: Town, hands: Hands, addresses: dict[str, object]
) -> None:
    phone = hands("" if who == "-" else who, **LOOKED_AT)
    found = {}
    for row in rows:
        address = row["address"].format(**addresses)
        phone.open(address)
        assert unquote(phone.path) == address
        found[row["page"]] = faults(phone.page) + faults_in_larger_letters(phone)
    assert {page: wrong for page, wrong in found.items() if wrong} == {}


def test_the_answers_to_what_was_sent_are_fit_for_everyone(
    town: Town, hands: Hands, addresses: dict[str, object]
) -> None:
    resident, leader, office, keeper = (hands(who, **LOOKED_AT) for who in ("", "leader", "office", "steward"))
    found = {}
    resident.open(f"/q/{addresses['stairwell']}/")
    resident.tap("Send")
    found["report with errors"] = faults(resident.page)
    resident.open("/sign-in/")
    resident.write(resident.field("Your telephone"), "10000000000")
    resident.tap("Send me a code")
    found["code"] = faults(resident.page)
    leader.open(f"/cases/{addresses['case']}/")
    leader.tap("Show name and number")
    found["contact"] = faults(leader.page)
    office.open(f"/office/people/{addresses['person']}/")
    office.tap("Show the sign-in code")
    found["ticket"] = faults(office.page)
    for button in ("Show number and call", "Today's list on paper", "Note one down for them"):
        keeper.open("/care/")
        keeper.tap(button)
        found[button] = faults(keeper.page)
    assert {page: wrong for page, wrong in found.items() if wrong} == {}


def test_no_page_is_left_out(town: Town, addresses: dict[str, object]) -> None:
    shown = {"/" + resolve(row["address"].format(**addresses).split("?")[0]).route
             for row in ROWS if row["page"] != "nothing-here"}  # fmt: skip
    no_faces = {"/r/<str:link>/kept.json", "/fund/log.jsonl", "/fund/verify.py", "/fund/documents/<uuid:id>/",
        "/fund/opinions/<int:number>/",
        "/gift/<str:link>/trace.json", "/fund/past/template/", "/together/past/template/", "/fund/scans/<str:sha256>/",
        "/fund/pictures/<uuid:id>.jpg", "/life/deeds/<uuid:id>.jpg", "/life/crafts/<uuid:id>.jpg",
        "/photos/<uuid:id>.jpg", "/sounds/<uuid:id>", "/office/template.xlsx", "/start/", "/demo/", "/play/letters/",
        "/planning/<uuid:id>/plan.json", "/planning/<uuid:id>/question.json",
        "/n/<str:code>/poster.jpg",
        "/figures/file.json", "/together/reviews/<uuid:id>/report.<str:shape>",
        "/together/surveys/earlier/<uuid:id>/scan/",
        # read from five metres, and two that need a draw or a second hand first: looked at in their own tests
        "/screen/", "/supervision/samples/<uuid:id>/", "/together/surveys/entries/<uuid:id>/",
        "/sw.js", "/app.webmanifest", "/offline/words.json", "/fresh/", "/responses/<uuid:id>/photo.jpg",
    }  # fmt: skip
    # paper is read in tests/web/paper, sketches in tests/web/territory, data by programs
    files = (".pdf", ".ics", ".pb", ".png", ".svg", ".csv", ".xlsx", ".geojson", "plan.json", "question.json")
    faces = {p for p in patterns(get_resolver()) if not p.endswith(files)}
    assert {p for p in faces - shown - no_faces if not only_post(p)} == set()


@pytest.mark.parametrize(
    ("planted", "said"),
    [
        ("<div style='width: 400px'>wide</div>", "wider than the phone"),
        ("<button style='min-height: 0; height: 30px'>low</button>", "30 px"),
        ("<details><summary></summary><img src='/static/linli/mark.svg'></details>", "image-alt"),
        ("<p style='color: #aaa; background: #fff'>faint</p>", "color-contrast"),
    ],
    ids=["wide", "low", "nameless picture", "faint"],
)
def test_a_planted_fault_is_seen(planted: str, said: str, town: Town, hands: Hands) -> None:
    phone = hands(**LOOKED_AT, bypass_csp=True)
    phone.open("/track/")
    phone.page.evaluate("html => document.querySelector('main').insertAdjacentHTML('beforeend', html)", planted)
    assert any(said in fault for fault in faults(phone.page))


@pytest.mark.parametrize("path", ["/q/{stairwell}/", "/box/"])
def test_the_report_form_and_the_box_are_light(
    path: str, town: Town, hands: Hands, addresses: dict[str, object]
) -> None:
    """HTML with its style, script and icons together at most 50 KB on the way; no style is waited for."""
    phone, sizes = hands(), {}
    phone.page.on("response", lambda answer: sizes.update({answer.url.removeprefix(town.address): answer.body()}))
    phone.open(path.format(**addresses))
    phone.page.wait_for_load_state("networkidle")
    assert not [name for name in sizes if name.endswith(".css")]
    assert len(sizes) >= 3
    assert sum(len(gzip.compress(body)) for body in sizes.values()) <= 50_000


def test_larger_letters_are_one_tap_away_and_stay(town: Town, hands: Hands, addresses: dict[str, object]) -> None:
    phone = hands()
    phone.open(f"/q/{addresses['stairwell']}/")
    phone.tap("Larger")
    assert phone.path == f"/q/{addresses['stairwell']}/"
    assert phone.page.evaluate(FONT) >= ELDER
    phone.open("/wall/")
    assert phone.page.evaluate(FONT) >= ELDER


def test_the_keyboard_reaches_the_content_first_and_its_place_can_be_seen(
    town: Town, hands: Hands, addresses: dict[str, object]
) -> None:
    phone = hands("leader")
    phone.open("/triage/")
    phone.page.keyboard.press("Tab")
    assert phone.page.evaluate("document.activeElement.getAttribute('href')") == "#content"
    assert phone.page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    phone.page.keyboard.press("Enter")
    phone.page.keyboard.press("Tab")
    assert phone.page.evaluate("document.querySelector('main').contains(document.activeElement)")
