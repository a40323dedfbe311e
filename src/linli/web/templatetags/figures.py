"""Hours and shares of a twin in words: 12.3, 45 %, with a sign, between two bounds."""

from django import template

from linli.engines.simulation import Figure

register = template.Library()
MINUS = "\N{MINUS SIGN}"


@register.filter
def hours(value: float | None, share: bool = False) -> str:
    """Such as 12.3, or 45 % of a share; a dot where nothing is known."""
    if value is None:
        return "·"
    if share:
        return f"{100 * value:.{0 if value >= 0.1 else 1}f} %"
    return f"{value:.1f}"


@register.filter
def plain(value: float) -> str:
    """Without its sign."""
    return hours(abs(value))


@register.filter
def signed(value: float, share: bool = False) -> str:
    """Such as +1.4, with a true minus."""
    return f"{'+' if value > 0 else MINUS}{hours(abs(value), share)}"


@register.filter
def interval(figure: Figure, share: bool = False) -> str:
    """Such as [1.3, 1.6]."""
    low, high = ((100 * bound if share else bound) for bound in (figure.low, figure.high))
    return f"[{low:.1f}, {high:.1f}]".replace("-", MINUS)
