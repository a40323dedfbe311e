"""The lesson cards show the pages as they are: one sheet each, and on the drawn screens the very words of the pages."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from django.utils import translation

import linli
from linli.web.paper.lessons import LESSONS, lesson
from linli.web.paper.press import paper
from tests.web.paper.reading import A4, read

SOURCE = Path(linli.__file__).parent
DRAWN = {"qr", "code", "dots", "ring"}  # parts that bear no words of a page


def words_of_pages() -> str:
    """Everything that pages, labels and posters say; the lessons themselves are left out."""
    files = [*SOURCE.rglob("*.html"), *SOURCE.rglob("*.py")]
    return "\n".join(file.read_text("utf-8") for file in files if file.name != "lessons.py")


@pytest.mark.parametrize("who", LESSONS)
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_a_card_is_one_sheet_of_four_to_six_steps_that_can_be_read(who: str, language: str) -> None:
    with translation.override(language):
        data = lesson(who, "https://linli.example")
        printed = read(paper("lesson", data))
    assert printed.sizes == [A4]
    assert 4 <= len(data["steps"]) <= 6
    flat = printed.words.replace("\n", "").replace(" ", "")
    for step in data["steps"]:
        assert step["head"].replace(" ", "") in flat
        assert step["words"].replace(" ", "") in flat
    assert "linli.example/practice/" in flat


@pytest.mark.parametrize("who", LESSONS)
def test_every_word_on_a_drawn_screen_is_a_word_of_the_pages(who: str) -> None:
    said = words_of_pages()
    with translation.override("en"):
        parts = [part for _head, _words, parts in LESSONS[who]() for part in parts]
    assert [words for kind, words in parts if kind not in DRAWN and f'"{words}"' not in said] == []


def test_the_cards_are_for_anyone(world: object, client_of: Callable[..., Client]) -> None:
    for who in LESSONS:
        assert read(client_of("visitor").get(f"/papers/lessons/{who}.pdf").content).fonts
