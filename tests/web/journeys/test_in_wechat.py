"""In WeChat's browser: everything works, a shared link shows a card, and what is private shows none."""

import re

import pytest
from django.test import Client
from playwright.sync_api import expect

from linli.audit.models import Footprint
from linli.cases.models import Report
from linli.foundation.sealing import link_token
from tests.builders import a_report
from tests.web.handset import WECHAT, Hands, zh
from tests.web.signal import off, on, poster, ready, say, shows
from tests.web.town import Town

ADDED = "from=groupmessage&isappinstalled=0"  # what WeChat hangs on a link that is passed on
TAKES_PHOTOS = "image/*"


def test_a_report_without_a_signal_works_in_wechat_too(town: Town, hands: Hands) -> None:
    phone = off(ready(hands(agent=WECHAT, worker=True), poster(town)))
    say(phone)
    phone.tap("Send")
    shows(phone)
    on(phone)
    shows(phone, "Sent")
    assert Report.objects.count() == 1


def test_the_camera_is_reached_through_a_file_field(town: Town, hands: Hands) -> None:
    phone = hands(agent=WECHAT)
    phone.open(poster(town))
    field = phone.field("Photos, up to three")
    assert (field.get_attribute("type"), field.get_attribute("accept")) == ("file", TAKES_PHOTOS)
    assert field.get_attribute("capture") is None, "the album can be chosen as well"


@pytest.mark.parametrize(("agent", "way"), [(WECHAT, "wechat"), (None, "")], ids=["WeChat", "browser"])
def test_a_steward_is_told_to_open_a_browser_before_she_installs(
    agent: str | None, way: str, town: Town, hands: Hands
) -> None:
    phone = hands("steward", agent=agent)
    phone.open("/today/")
    expect(phone.page.locator("#install [data-way=wechat]")).to_be_visible(visible=bool(way))


def test_links_for_a_menu_open_plainly_with_what_wechat_hangs_on_them(town: Town, hands: Hands) -> None:
    phone, code = hands(agent=WECHAT), town.world.community.code
    for path in (f"/report/?community={code}", "/track/?", f"/g/{town.world.grids[0].card}/?", f"/?community={code}"):
        phone.open(f"{path}&{ADDED}")
        assert town.world.community.name in phone.page.locator("header").inner_text() or phone.reads(zh("Look"))
    phone.open(f"/report/?community={code}&{ADDED}")
    phone.write(phone.field("Tell it as you would to a neighbour"), "井盖翘起来了")
    phone.tap("Send")
    expect(phone.page.locator(".code")).to_be_visible()
    assert Report.objects.get().community_id == town.world.community.pk


def card(html: str) -> dict[str, str]:
    return dict(re.findall(r'<meta property="og:(\w+)" content="([^"]*)"', html))


def test_a_shared_link_shows_name_sentence_and_our_own_picture(town: Town) -> None:
    client = Client(HTTP_HOST="127.0.0.1")
    for path in ("/", "/report/", poster(town), "/track/", f"/g/{town.world.grids[0].card}/", "/wall/"):
        shown = card(client.get(path).content.decode())
        assert shown["title"], path
        assert shown["description"], path
        assert shown["url"] == f"http://127.0.0.1{path}"
        assert shown["image"].startswith("http://127.0.0.1/static/linli/share")


def test_a_private_page_shows_nothing_and_is_found_by_no_search(town: Town) -> None:
    client, link = Client(HTTP_HOST="127.0.0.1"), link_token(a_report(town.world).pk)
    for path in (f"/r/{link}/", "/sign-in/", f"/desk/{'x' * 20}/", "/nowhere/"):
        html = client.get(path).content.decode()
        assert card(html) == {}, path
        assert '<meta name="robots" content="noindex">' in html, path
        assert '<meta name="referrer" content="same-origin">' in html, path
    assert "noindex" in client.get(f"/r/{link}/").headers["X-Robots-Tag"]


def test_a_preview_records_nothing(town: Town) -> None:
    link = link_token(a_report(town.world).pk)
    before = Footprint.objects.count()
    for path in (f"/r/{link}/", poster(town), f"/g/{town.world.grids[0].card}/"):
        assert Client(HTTP_HOST="127.0.0.1", HTTP_USER_AGENT=WECHAT).get(path).status_code == 200
    assert Footprint.objects.count() == before
