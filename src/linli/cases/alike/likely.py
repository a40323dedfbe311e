"""Which matters have most signs in common with what was said: by number, before a word of theirs is read."""

from collections import defaultdict
from collections.abc import Iterable
from heapq import nlargest
from uuid import UUID

from django.db import connection

from linli.cases.alike import packing
from linli.engines.similarity import Key

LISTED, LIKELIEST = 64, 20  # under each sign, the newest; of the matters found, those with most in common
_NEWEST = f"SELECT id FROM (SELECT id FROM cases_sign WHERE id BETWEEN %s AND %s ORDER BY id DESC LIMIT {LISTED}) AS n"


def likeliest(community: UUID, keys: Iterable[Key], but: int = 0) -> list[int]:
    """At most 20 numbers, the likeliest first, of equals the newer; never the one of `but`. One statement.

    A sign and the number of a matter are one whole number, so nothing else is looked up, and no matter is visited.
    """
    worth = {packing.sign(key.number, community): key.weight for key in keys}
    heaped: defaultdict[int, float] = defaultdict(float)
    for id in _under(worth):
        heaped[id & packing.NUMBERS] += worth[id >> packing.NUMBER_BITS]
    if but:
        heaped.pop(packing.packed(0, but), None)
    best = nlargest(LIKELIEST, heaped.items(), key=lambda held: (held[1], held[0]))
    return [packing.number(last) for last, _ in best]


def _under(signs: Iterable[int]) -> list[int]:
    """The newest rows of each sign."""
    spans = [packing.span(sign) for sign in signs]
    if not spans:
        return []
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join([_NEWEST] * len(spans)), [end for span in spans for end in span])
        return [id for (id,) in cursor.fetchall()]
