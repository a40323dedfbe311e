"""Laws of every page, seen on the samples: nothing inline, nothing foreign, and forms that can be sent once."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from linli.web.templatetags.inside import INSIDE
from tools import gallery

TEMPLATES = gallery.WEB / "templates"
# a map, or the page of the federation through which one gives
MAPS = re.compile(
    r'<a\s[^>]*href="https://(?:uri\.amap\.com|apis\.map\.qq\.com|api\.map\.baidu\.com|cishan\.example)/[^"]*"'
    r'\s+target="_blank"\s+rel="noopener noreferrer"'
)
PREFERENCES = {"/language/", "/elder/"}  # cookies, not records: they need no client token


@pytest.fixture(scope="module", params=["zh-hans", "en"])
def pages(request: pytest.FixtureRequest) -> dict[str, str]:
    return dict(gallery.pages(request.param))


def _forms(html: str) -> list[str]:
    return [f for f in re.findall(r"<form.*?</form>", html, re.DOTALL) if 'method="post"' in f]


def test_no_page_has_a_style_or_a_script_of_its_own(pages: dict[str, str]) -> None:
    for name, html in pages.items():
        for sheet in INSIDE.values():  # that stand in a page by the policy's leave
            html = html.replace(f"<style>{sheet}</style>", "")
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*src=)", html), name


def foreign(html: str) -> list[str]:
    """What a page asks another host for; a map that a tap opens, without telling it where from, is no such thing."""
    return re.findall(r"\S*(?:src|href|action)=\"(?:https?:)?//\S*", MAPS.sub("", html))


def test_no_page_asks_another_host_for_anything(pages: dict[str, str]) -> None:
    for name, html in pages.items():
        assert foreign(html) == [], name


@pytest.mark.parametrize(
    "planted",
    [
        '<img src="https://uri.amap.com/marker">',
        '<link rel="noopener noreferrer" href="https://uri.amap.com/a.css">',
        '<a href="https://uri.amap.com/marker">without a promise</a>',
        '<a href="https://maps.example.com/" target="_blank" rel="noopener noreferrer">another host</a>',
    ],
)
def test_a_planted_request_is_seen(planted: str) -> None:
    assert foreign(planted)
    assert not foreign('<a href="https://uri.amap.com/marker?x=1" target="_blank" rel="noopener noreferrer">map</a>')


def test_every_form_that_writes_carries_its_csrf_word_and_a_client_token(pages: dict[str, str]) -> None:
    for name, html in pages.items():
        for form in _forms(html):
            action = re.search(r'action="([^"]*)"', form)
            assert "csrfmiddlewaretoken" in form, name
            by_what_is_said = "data-draft=" in form  # web/public/twice.py makes a report's token from its words
            known = by_what_is_said or (action and action[1] in PREFERENCES)
            assert 'name="token"' in form or known, (name, form[:200])


def test_an_id_stands_once_on_a_page_and_each_label_finds_its_field(pages: dict[str, str]) -> None:
    for name, html in pages.items():
        ids = re.findall(r'\sid="([^"]+)"', html)
        assert len(ids) == len(set(ids)), (name, {i for i in ids if ids.count(i) > 1})
        assert set(re.findall(r'<label[^>]*\sfor="([^"]+)"', html)) <= set(ids), name


def test_every_icon_that_a_page_names_is_in_the_sheet(pages: dict[str, str]) -> None:
    drawn = set(re.findall(r'<symbol id="(\w+)"', (gallery.WEB / "static/linli/icons.svg").read_text()))
    for name, html in pages.items():
        assert set(re.findall(r"icons[\w.]*svg#(\w+)", html)) <= drawn, name


def test_the_sheets_are_as_small_as_promised() -> None:
    sizes = {file: (gallery.WEB / "static/linli" / file).stat().st_size for file in ("app.css", "report.css")}
    assert sizes["app.css"] <= 26_000
    assert sizes["report.css"] <= 10_000


def test_every_template_says_its_context_in_the_first_line() -> None:
    for file in TEMPLATES.rglob("*.html"):
        assert re.match(r"\{# .+#\}\n", file.read_text("utf-8")), Path(file).name


def test_the_gallery_is_written_on_a_computer_without_a_database(tmp_path: Path) -> None:
    tool = gallery.ROOT / "tools" / "gallery.py"
    subprocess.run([sys.executable, tool, tmp_path], check=True, capture_output=True, timeout=120)
    assert {folder.name for folder in tmp_path.iterdir()} == {"zh", "en", "elder", "static"}
    assert "收到" in (tmp_path / "zh" / "tracker.html").read_text("utf-8")
