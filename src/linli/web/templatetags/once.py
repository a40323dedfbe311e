"""The client token of a form: what is sent twice is done once."""

from uuid import uuid4

from django import template
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def once() -> str:
    """A hidden field with a token of its own for each form, so that two forms of one page never share one."""
    return SafeString(f'<input type="hidden" name="token" value="{uuid4()}">')
