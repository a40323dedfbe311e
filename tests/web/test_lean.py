"""Parts that are rendered once: in the language of their page, and for each of their values."""

from django.template import Context, Template
from django.utils import translation

STILL = '{% load lean %}{% still "parts/waiting.html" %}'
FIXED = '{% load lean %}{% fixed "options.html" options=options chosen=chosen %}'


def test_a_part_that_asks_nothing_is_in_the_language_of_its_page() -> None:
    said = {}
    for language in ("zh-hans", "en", "zh-hans"):
        with translation.override(language):
            said[language] = Template(STILL).render(Context())
    assert "Entered on this phone" in said["en"]
    assert "Entered on this phone" not in said["zh-hans"]


def test_a_fixed_part_differs_by_its_values_and_escapes_them() -> None:
    options = (("a", "<b>"), ("c", "d"))
    first, second = (Template(FIXED).render(Context({"options": options, "chosen": one})) for one in ("a", "c"))
    assert '<option value="a" selected>&lt;b&gt;</option>' in first
    assert '<option value="c" selected>d</option>' in second
