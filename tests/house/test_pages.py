"""Laws of pages: a part is the page's own, every page says its name and its language."""

# ruff: noqa: F811 - fixtures of the pages' own tests are used here by their names
import re
from collections.abc import Callable
from html import unescape

import pytest
from django.test import Client

from tests.builders import World, a_case, a_report
from tests.web.conftest import at_noon, client_of, world  # noqa: F401 - fixtures
from tests.web.test_matrix import PAGES, places  # noqa: F401 - a fixture

CHANGING = re.compile(r'name="(csrfmiddlewaretoken|token)" value="[^"]*"')  # differ in every answer


def body(client: Client, path: str, **headers: str) -> str:
    return CHANGING.sub(r'name="\1"', client.get(path, headers=headers).content.decode())


@pytest.mark.parametrize("query", ["", "?stage=assigned", "?q=nothing"])
def test_the_part_for_htmx_is_the_very_part_of_the_page(
    query: str,
    world: World,
    client_of: Callable[..., Client],
) -> None:
    a_report(world)
    a_case(world, at="assigned")
    client = client_of("leader")
    part = body(client, f"/triage/{query}", hx_request="true").strip()
    assert "<html" not in part
    assert part in body(client, f"/triage/{query}")


@pytest.mark.parametrize(("language", "attribute"), [("zh", "zh-Hans"), ("en", "en")])
@pytest.mark.parametrize("role", ["visitor", "steward", "leader", "office", "secretary"])
def test_every_page_says_its_name_and_its_language(
    role: str,
    language: str,
    attribute: str,
    places: dict[str, object],
    client_of: Callable[..., Client],
) -> None:
    client = client_of(role)
    client.cookies["linli_language"] = language
    nameless = []
    for row in PAGES.rows:
        answer = client.get(row["address"].format(**places))
        if answer.headers["Content-Type"].startswith("text/html") and answer.status_code != 302:
            nameless += [f"{row['address']}: {what}" for what in lacking(answer.content.decode(), attribute)]
    assert nameless == []


def lacking(html: str, language: str) -> list[str]:
    """What a page does not say of itself."""
    found = [] if f'<html lang="{language}"' in html else ["its language"]
    title = text_of(html, "title").rpartition("·")[0]
    found += [] if title.strip() else ["its title"]
    return found + ([] if len(re.findall("<h1", html)) == 1 and text_of(html, "h1") else ["its one heading"])


def text_of(html: str, tag: str) -> str:
    found = re.search(rf"<{tag}\b[^>]*>(.*?)</{tag}>", html, re.DOTALL)
    return unescape(re.sub(r"<[^>]+>", "", found[1])).strip() if found else ""


@pytest.mark.parametrize(
    ("html", "says"),
    [
        ('<html lang="en"><title>Home · Linli</title><h1>Home</h1>', []),
        ('<html lang="zh-Hans"><title>Home · Linli</title><h1>Home</h1>', ["its language"]),
        ('<html lang="en"><title> · Linli</title><h1>Home</h1>', ["its title"]),
        ('<html lang="en"><title>Home · Linli</title><h1> <i></i></h1>', ["its one heading"]),
        ('<html lang="en"><title>Home · Linli</title><h1>Home</h1><h1>Again</h1>', ["its one heading"]),
    ],
)
def test_a_planted_nameless_page_is_seen(html: str, says: list[str]) -> None:
    assert lacking(html, "en") == says
