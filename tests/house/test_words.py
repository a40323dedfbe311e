"""No word is left untranslated, and the tool that keeps the words sees each of them."""

import re
from pathlib import Path

import pytest

from tests.house.laws.tree import ROOT
from tools import words

CODE = '"""Planted."""\nfrom django.utils.translation import gettext as _, ngettext\nx = _("Open %(n)s")\n'
CODE += """y = f"{x} {_('Shut %(n)s') % {'n': x}}"\n"""
PAGE = (
    "{% load i18n %}<p title=\"{% translate 'Hint' %}\">\n    {% blocktranslate trimmed with n=x %}\n"
    "      Dear {{ n }},\n      hello\n    {% endblocktranslate %}{{ _('Bye') }}"
    "{% blocktranslate count n=n %}one{% plural %}{{ n }} many{% endblocktranslate %}</p>"
)
CHINESE = {
    "Open %(n)s": "打开%(n)s",
    "Shut %(n)s": "关上%(n)s",
    "Hint": "提示",
    "Dear %(n)s, hello": "%(n)s，您好",
    "Bye": "再见",
    "one": "%(n)s个",
}


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    (tmp_path / "src/linli/web/templates").mkdir(parents=True)
    (tmp_path / "src/linli/web/labels.py").write_text(CODE)
    (tmp_path / "src/linli/web/templates/page.html").write_text(PAGE)
    return tmp_path


def test_no_word_is_untranslated() -> None:
    assert words.problems(ROOT) == []


def test_words_of_code_and_pages_are_found(tree: Path) -> None:
    assert {words._id(message) for message in words._messages(words.gather(tree))} == set(CHINESE)


def test_missing_and_empty_words_are_refused(tree: Path) -> None:
    assert len(words.problems(tree)) == len(CHINESE)
    words.update(tree, {})
    assert all("has no Chinese" in problem for problem in words.problems(tree))


def test_taken_translations_make_it_complete_and_a_second_run_changes_nothing(tree: Path) -> None:
    words.update(tree, CHINESE)
    assert words.problems(tree) == []
    assert words.kept(tree).get("one").string == ("%(n)s个",)
    before = words.catalog_file(tree).read_bytes()
    words.update(tree, {})
    assert words.catalog_file(tree).read_bytes() == before


def test_a_fuzzy_word_is_refused(tree: Path) -> None:
    words.update(tree, CHINESE)
    file = words.catalog_file(tree)
    file.write_text(file.read_text().replace('msgid "Bye"', '#, fuzzy\nmsgid "Bye"'))
    assert ["'Bye' is fuzzy" in problem for problem in words.problems(tree)] == [True]


def test_a_lost_placeholder_is_refused(tree: Path) -> None:
    words.update(tree, CHINESE | {"Open %(n)s": "打开"})
    assert ["other placeholders" in problem for problem in words.problems(tree)] == [True]


def test_a_word_that_comes_back_has_its_translation_still(tree: Path) -> None:
    words.update(tree, CHINESE)
    page = tree / "src/linli/web/templates/page.html"
    page.write_text("")
    words.update(tree, {})
    page.write_text(PAGE)
    words.update(tree, {})
    assert words.problems(tree) == []


def test_compiling_gives_what_gettext_reads(tree: Path) -> None:
    words.update(tree, CHINESE)
    words.compile_all(tree)
    assert words.catalog_file(tree).with_suffix(".mo").stat().st_size > 0


def doubled(page: str) -> list[str]:
    """Words that a page hands on with `_("…")` and that hold a percent sign: Django looks for them with two."""
    return re.findall(r'_\("[^"]*%[^"]*"\)', page)


def test_no_percent_sign_stands_in_words_that_a_page_hands_on() -> None:
    pages = (ROOT / "src/linli/web/templates").rglob("*.html")
    assert {page.name: found for page in pages if (found := doubled(page.read_text("utf-8")))} == {}
    assert doubled('{% include "a.html" with hint=_("10 % off") %}') == ['_("10 % off")']
