"""Amounts of money on pages."""

from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.filter
def whole(yuan: int) -> SafeString:
    """Whole yuan, such as 1,234."""
    return mark_safe(f"{int(yuan):,}")


@register.filter
def yuan(fen: int) -> SafeString:
    """Whole fen as yuan, such as 1,234.50; below zero with a true minus."""
    sign = "\N{MINUS SIGN}" if fen < 0 else ""
    return mark_safe(f"{sign}{abs(fen) // 100:,}.{abs(fen) % 100:02}")  # digits and signs alone
