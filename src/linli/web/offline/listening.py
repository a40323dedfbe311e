"""Which words a phone must not keep: small enough to travel to it, and so judged without a signal.

Private matters are known by the keywords of their kinds. For violence at home that is too little: of 28 cries for help
written for this test, and not for the words, the keywords miss ten. So single characters and pairs are weighed too, as
data/triage_words.csv has them: what speaks for violence, less a share of what speaks most for any open kind. With
`HELD` all 28 are caught, and all 62 of the first author in data/triage_sentences.csv; of those 1,788 open reports
3 in 100 are held for it, and 10 in 100 in all.
"""

from functools import cache
from typing import Any

from linli.cases import reference
from linli.web.dangers import SAFETY

SHARE, MOST_OPEN = 0.3, 800  # how much an open kind counts against it, and how many of their strongest words travel
HELD, SEEN = -1.0, 0.0  # from where a phone keeps nothing, and from where it offers a way to leave at once


@cache
def words() -> dict[str, Any]:
    """The words, in the form in which private.js reads them."""
    taxonomy = reference.taxonomy()
    private = sorted({word for leaf in taxonomy.leaves.values() if leaf.sealed for word in leaf.keywords})
    violence = sorted(taxonomy.leaves[SAFETY].keywords)
    return {
        "private": private,
        "violence": {"words": violence, "weights": _weights(), "held": HELD, "seen": SEEN},
    }


def _weights() -> dict[str, float]:
    taxonomy = reference.taxonomy()
    codes = taxonomy.index.codes
    safety = codes.index(SAFETY)
    opens = {place for place, code in enumerate(codes) if not taxonomy[code].sealed}
    speaks, against = {}, {}
    for gram, rows in taxonomy.index.small.items():
        by_kind = dict(rows)
        speaks[gram] = by_kind.get(safety, 0.0)
        against[gram] = max((by_kind[place] for place in opens & by_kind.keys()), default=0.0)
    others = [gram for gram in against if not speaks[gram] and against[gram] > 0]
    strongest = sorted(others, key=lambda gram: (-against[gram], gram))[:MOST_OPEN]
    telling = [gram for gram in speaks if speaks[gram]]
    return {gram: round(speaks[gram] - SHARE * max(against[gram], 0.0), 2) for gram in telling + strongest}
