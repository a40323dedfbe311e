"""Long lists, rendered by a compiled template: a hundred rows in about a millisecond (docs/decisions/0004)."""

import functools
from collections.abc import Hashable

from django import template
from django.template.loader import get_template
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from jinja2 import Environment, PackageLoader, StrictUndefined

from linli.web.templatetags.once import once

register = template.Library()
_lists = Environment(
    loader=PackageLoader("linli.web", "lean"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_lists.globals["once"] = once


@register.simple_tag
def lean(name: str, **context: object) -> str:
    """Render web/lean/NAME with these values and no others; words to be translated are given as values."""
    return SafeString(_lists.get_template(name).render(context))


@register.simple_tag
def fixed(name: str, **context: Hashable) -> str:
    """The same of values that are few and do not change, such as the kinds of matters: rendered once for each."""
    return _fixed(name, tuple(context.items()))


@functools.lru_cache(maxsize=512)
def _fixed(name: str, context: tuple[tuple[str, Hashable], ...]) -> str:
    return SafeString(_lists.get_template(name).render(dict(context)))


@register.simple_tag
def still(name: str) -> str:
    """A part that asks nothing of its page, rendered once for each language."""
    return _still(name, get_language() or "")


@functools.cache
def _still(name: str, _language: str) -> str:
    return SafeString(get_template(name).render())


@register.simple_tag
def words(**given: str) -> dict[str, str]:
    """Words translated once for a list, under one name."""
    return given
