"""What kind a report is, and the words that say so: a suggestion that a person confirms."""

import math
from dataclasses import dataclass
from typing import Literal, Protocol

from linli.engines.triage.dangers import Named, beside, named
from linli.engines.triage.index import Weighed
from linli.engines.triage.reading import first_matter, fold
from linli.engines.triage.taxonomy import Leaf, Taxonomy

Band = Literal["clear", "likely", "unsure"]
ReasonKind = Literal["keyword", "wording", "urgent"]

CLEAR, LIKELY = 0.9, 0.5  # share of belief from which a suggestion is clear, or likely
URGENT_FROM = 0.2  # between the teaching authors one other report in twenty shows a number; missing one is worse
BESIDE_FROM = 0.9  # share of belief from which what stands beside a complaint speaks of danger
LEAST_SAID = 4  # what is left beside a complaint must have so many signs to say anything
FIRST_MATTER = 0.8  # how much the clause that "comes first" counts again
LISTED, REASONS, LONGEST_QUOTE = 3, 3, 8
FALLBACK = "BM07"  # nothing recognised: an enquiry that the office reads


@dataclass(frozen=True, slots=True)
class Reason:
    """Why: `words` are quoted as the resident wrote them. `urgent`: why the emergency number is shown."""

    kind: ReasonKind
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The kind that fits best with its row's values, and next best kinds.

    `urgent_code` is the kind suspected of danger (blank: none), whose number and advice are to be shown;
    it may differ from `code`. `sealed` holds if either kind is sealed, until a person has confirmed.
    """

    code: str
    sphere: str
    complexity: str
    limit_hours: int
    clock: str
    lead: str
    urgent: bool
    urgent_code: str
    sealed: bool
    reasons: tuple[Reason, ...]
    confidence_band: Band
    alternatives: tuple[str, ...]


class Suggest(Protocol):
    """What a room asks for: these rules today, a trained model behind the same door later."""

    def __call__(self, text: str, taxonomy: Taxonomy, /) -> Suggestion:
        """The suggestion for one message."""


def suggest(text: str, taxonomy: Taxonomy) -> Suggestion:
    """The kind that the words of `text` speak for most; about 0.15 ms for 60 characters."""
    folded = fold(text)
    weighed = taxonomy.index.weigh(folded)
    belief = _belief(_with_first(weighed.scores, folded, taxonomy))
    codes = taxonomy.index.codes
    ranked = sorted(range(len(codes)), key=belief.__getitem__, reverse=True)
    silent = not (weighed.keywords or weighed.grams)
    best = codes.index(FALLBACK) if silent and FALLBACK in codes else ranked[0]
    suspected = "" if silent else _suspected(_belief(weighed.scores), taxonomy)
    danger = None if suspected else named(text)
    leaf = taxonomy[codes[best]]
    reasons = _reasons(text, folded, weighed, best, taxonomy, suspected)
    if danger:
        suspected, reasons = danger.code, (*reasons, Reason("urgent", danger.words[:REASONS]))
    alternatives = [] if silent else [codes[kind] for kind in ranked[: LISTED + 1] if kind != best][:LISTED]
    if suspected and suspected != leaf.code and suspected not in alternatives:
        alternatives[-1:] = [suspected]
    return _filled(leaf, suspected, taxonomy, reasons, _band(belief[best], silent), tuple(alternatives))


def suggest_complaint(text: str, taxonomy: Taxonomy) -> Suggestion:
    """The same of a complaint or suggestion: of danger only if it names one as there now, or beside it is clear of one.

    Complaints are full of the words of danger ("没人接电话", "像着火一样"), so a mere suspicion says nothing there.
    """
    danger = _danger_in(text, taxonomy)
    folded, codes = fold(text), taxonomy.index.codes
    weighed = taxonomy.index.weigh(folded)
    calm = [-math.inf if taxonomy[c].urgent else score for c, score in zip(codes, weighed.scores, strict=True)]
    belief = _belief(calm)
    ranked = sorted(range(len(codes)), key=belief.__getitem__, reverse=True)
    best = ranked[0] if belief[ranked[0]] >= LIKELY else codes.index(FALLBACK)
    first = danger.code if danger else codes[best]
    others = [codes[kind] for kind in ranked if codes[kind] != first][:LISTED]
    if danger:
        said = (Reason("urgent", danger.words[:REASONS]),) if danger.words else ()
        return _filled(taxonomy[first], first, taxonomy, said, "likely", tuple(others))
    reasons = tuple(_because(text, folded, weighed, best, taxonomy))
    return _filled(taxonomy[first], "", taxonomy, reasons, _band(belief[best], False), tuple(others))


def _danger_in(text: str, taxonomy: Taxonomy) -> Named | None:
    """A danger that is named, or that what is said beside the complaint speaks for clearly."""
    found = named(text)
    if found:
        return found
    said = beside(text)
    if sum(map(str.isalnum, said)) < LEAST_SAID:
        return None
    weighed = taxonomy.index.weigh(said)
    code = _suspected(_belief(weighed.scores), taxonomy, BESIDE_FROM)
    if not code:
        return None
    because = _because(text, said, weighed, taxonomy.index.codes.index(code), taxonomy)
    return Named(code, tuple(word for reason in because for word in reason.words))


def urgent(text: str, taxonomy: Taxonomy) -> Leaf | None:
    """The urgent kind that `text` may be about, read generously; None if nothing points to one."""
    weighed = taxonomy.index.weigh(fold(text))
    if not (weighed.keywords or weighed.grams):
        return None
    code = _suspected(_belief(weighed.scores), taxonomy)
    if not code:
        danger = named(text)
        code = danger.code if danger else ""
    return taxonomy[code] if code else None


def _with_first(scores: list[float], folded: str, taxonomy: Taxonomy) -> list[float]:
    """The clause that says it matters most counts again; only for the kind, never to hide a danger."""
    clause = first_matter(folded)
    if not clause:
        return scores
    again = taxonomy.index.weigh(clause).scores
    return [score + FIRST_MATTER * more for score, more in zip(scores, again, strict=True)]


def _belief(scores: list[float]) -> list[float]:
    """Shares that add up to one."""
    top = max(scores)
    raw = [math.exp(score - top) for score in scores]
    total = sum(raw)
    return [value / total for value in raw]


def _suspected(belief: list[float], taxonomy: Taxonomy, least: float = URGENT_FROM) -> str:
    shares = {code: share for code, share in zip(taxonomy.index.codes, belief, strict=True) if taxonomy[code].urgent}
    return max(shares, key=shares.__getitem__) if sum(shares.values()) >= least else ""


def _band(share: float, silent: bool) -> Band:
    if silent or share < LIKELY:
        return "unsure"
    return "clear" if share >= CLEAR else "likely"


def _filled(
    leaf: Leaf, suspected: str, taxonomy: Taxonomy, reasons: tuple[Reason, ...], band: Band, others: tuple[str, ...]
) -> Suggestion:
    return Suggestion(
        code=leaf.code,
        sphere=leaf.sphere,
        complexity=leaf.complexity,
        limit_hours=leaf.limit_hours,
        clock=leaf.clock,
        lead=leaf.lead,
        urgent=bool(suspected),
        urgent_code=suspected,
        sealed=leaf.sealed or bool(suspected and taxonomy[suspected].sealed),
        reasons=reasons,
        confidence_band=band,
        alternatives=others,
    )


def _reasons(
    text: str, folded: str, weighed: Weighed, best: int, taxonomy: Taxonomy, suspected: str
) -> tuple[Reason, ...]:
    found = list(_because(text, folded, weighed, best, taxonomy))
    if suspected and suspected != taxonomy.index.codes[best]:
        place = taxonomy.index.codes.index(suspected)
        words = [word for reason in _because(text, folded, weighed, place, taxonomy) for word in reason.words]
        if words:
            found.append(Reason("urgent", tuple(words[:REASONS])))
    return tuple(found)


def _because(text: str, folded: str, weighed: Weighed, kind: int, taxonomy: Taxonomy) -> tuple[Reason, ...]:
    """Keywords of the kind that were said; without any, the stretches whose wording speaks for it."""
    hits = sorted((hit for hit in weighed.keywords if kind in hit.kinds), key=lambda hit: -hit.weight)
    parts = dict.fromkeys(part for hit in hits for part in hit.parts)
    words = [part for part in parts if not any(part != other and part in other for other in parts)]
    if words:
        places = sorted(folded.index(word) for word in words[:REASONS])
        by_place = {folded.index(word): len(word) for word in words[:REASONS]}
        return (Reason("keyword", tuple(text[place : place + by_place[place]] for place in dict.fromkeys(places))),)
    spans = _spans(folded, {gram: taxonomy.index.speaks(gram, kind) for gram in weighed.grams})
    return (Reason("wording", tuple(text[start:end] for start, end in spans)),) if spans else ()


def _spans(folded: str, weights: dict[str, float]) -> list[tuple[int, int]]:
    """Up to two stretches of two to eight characters, made of pairs that speak for the kind, in reading order."""
    spans: list[tuple[float, int, int]] = []
    for place in range(len(folded) - 1):
        weight = weights.get(folded[place : place + 2], 0.0)
        if weight <= 0:
            continue
        if spans and spans[-1][2] > place and place + 2 - spans[-1][1] <= LONGEST_QUOTE:
            total, start, _ = spans.pop()
            spans.append((total + weight, start, place + 2))
        else:
            spans.append((weight, place, place + 2))
    return sorted((start, end) for _, start, end in sorted(spans, reverse=True)[:2])
