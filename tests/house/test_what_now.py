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
    found = re.search(r"\{% block now %\}(.*?)\{% endblock now %\}", template, re.DOTALL)
    said = re.findall(r'\{% translate "([^"]+)" %\}', found[1]) if found else []
    rest = (
        re.sub(r'\{% translate "[^"]+" %\}|\{% (?:if|elif) [^%]+ %\}|\{% (?:else|endif) %\}', "", found[1])
        if found
        else ""
    )
    if not said or rest.strip():
        return "has no line that says what to do now: a block `now` with one translated sentence, or one for each case"
    longest = max(map(len, said))
    return "" if longest <= LONGEST else f"says it in {longest} characters, more than {LONGEST}"


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
        '{% block now %}{% if x %}{% translate "Press it." %}{% else %}or not{% endif %}{% endblock now %}',
    ],
    ids=["none", "empty", "untranslated", "long", "untranslated in one case"],
)
def test_a_page_without_such_a_line_is_refused(block: str) -> None:
    assert lacking('{% extends "base.html" %}\n' + block)
    cases = '{% if x %}{% translate "Press it." %}{% else %}{% translate "Wait." %}{% endif %}'
    for fit in ('{% translate "Press it." %}', cases):
        assert not lacking(f'{{% extends "base.html" %}}\n{{% block now %}}{fit}{{% endblock now %}}')
