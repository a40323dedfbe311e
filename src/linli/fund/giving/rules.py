"""Rules of giving: what is due of sales, and which purposes a restriction fits."""

from dataclasses import dataclass

from linli.engines.money import part

FITS = {"none": (False, False), "purpose": (True, False), "project": (True, False), "named": (None, True)}


@dataclass(frozen=True)
class Terms:
    """What an agreement says of sums: a share in basis points, at most and at least so many fen an event."""

    basis_points: int
    cap: int | None = None
    floor: int | None = None

    def share(self, net: int) -> int:
        """What is due of net sales; the database reckons the same (fund/laws)."""
        found = max(self.floor or 0, part(net, self.basis_points))
        return found if self.cap is None else min(self.cap, found)

    def after_refund(self, net: int, back: int) -> int:
        """By how much less is due when buyers were given so much back later: zero or below."""
        return self.share(net - back) - self.share(net)


def fits(restriction: str, restricted: bool, agency: bool) -> bool:
    """Whether a purpose, restricted or held for a named person, fits what a donor has bound a gift to."""
    bound, named = FITS[restriction]
    return named == agency and bound in (None, restricted)


def percent(basis_points: int) -> str:
    """Such as 2 or 2.5, as people write a share."""
    return f"{basis_points / 100:g}"
