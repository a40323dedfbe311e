"""Law of orientation: every page of appointed people says in one line what to do now."""

import re
from pathlib import Path

import pytest

from linli.config.installation import REPOSITORY

TEMPLATES = REPOSITORY / "src" / "linli" / "web" / "templates"
LONGEST = 120  # characters of English


def lacking(template: str) -> str:
    """What is wrong with the line of a page; blank when nothing is."""
    if '{% extends "base.html" %}' not in template:
        return ""
    found = re.search(r'\{% block now %\}\s*\{% translate "([^"]+)" %\}\s*\{% endblock now %\}', template)
    if found is None:
        return "has no line that says what to do now: a block `now` with one translated sentence"
    return "" if len(found[1]) <= LONGEST else f"says it in {len(found[1])} characters, more than {LONGEST}"


def test_every_page_of_appointed_people_says_what_to_do_now() -> None:
    pages = {str(Path(file).relative_to(TEMPLATES)): file.read_text("utf-8") for file in TEMPLATES.rglob("*.html")}
    wrong = {name: lacking(text) for name, text in pages.items()}
    assert {name: what for name, what in wrong.items() if what} == {}


@pytest.mark.parametrize(
    "block",
    [
        "",
        "{% block now %}{% endblock now %}",
        "{% block now %}words that are not translated{% endblock now %}",
        '{% block now %}{% translate "' + "long " * 30 + '" %}{% endblock now %}',
    ],
    ids=["none", "empty", "untranslated", "long"],
)
def test_a_page_without_such_a_line_is_refused(block: str) -> None:
    assert lacking('{% extends "base.html" %}\n' + block)
    assert not lacking('{% extends "base.html" %}\n{% block now %}{% translate "Press it." %}{% endblock now %}')
