"""Teaching the model of kinds: from the table and sentences anew, or a little more from what people confirmed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from linli.engines.triage.learning.comparing import mcnemar
from linli.engines.triage.learning.leaves import Leaves, Sentence, fit_leaves
from linli.engines.triage.reading import fold
from linli.engines.triage.suggesting import suggest
from linli.engines.triage.taxonomy import Taxonomy


def learn(sentences: Iterable[tuple[str, str]], taxonomy: Taxonomy, note: Mapping[str, str] | None = None) -> bytes:
    """A model file from (code, text) pairs, the examples of the table and its keywords; about 25 s CPU for 8,400."""
    examples = [(code, text) for code, leaf in taxonomy.leaves.items() for text in leaf.examples]
    words = [(code, word.replace("+", "，")) for code, leaf in taxonomy.leaves.items() for word in leaf.keywords]
    taught = [_sentence(code, text, taxonomy) for code, text in (*sentences, *examples, *words)]
    return fit_leaves(taught, taxonomy.index.codes, note=note).to_bytes()


def learn_more(
    sentences: Iterable[tuple[str, str]], taxonomy: Taxonomy, prior: Leaves, note: Mapping[str, str] | None = None
) -> bytes:
    """The `prior` model of the kinds, moved as little as needed to read these (code, text) pairs; in seconds.

    Compare it on sentences that it has not seen before it is adopted. Raises ModelError for an unknown code.
    """
    taught = [_sentence(code, text, taxonomy) for code, text in sentences]
    return fit_leaves(taught, taxonomy.index.codes, prior, note).to_bytes()


def _sentence(code: str, text: str, taxonomy: Taxonomy) -> Sentence:
    folded = fold(text)
    said, _ = taxonomy.index.said(folded)
    return Sentence(code, folded, tuple(keyword.word for keyword in said))


@dataclass(frozen=True, slots=True)
class Measured:
    """What two models say of the same sentences, which neither has seen: counts, each as (before, after).

    `chance`: two-sided exact McNemar probability that their first suggestions differ so by chance. Of sentences of
    urgent kinds (`urgent` of them) how many are `noticed`; of the others how many show a number `needlessly`.
    """

    asked: int
    first: tuple[int, int]
    of_three: tuple[int, int]
    chance: float
    urgent: int
    noticed: tuple[int, int]
    needlessly: tuple[int, int]


def measured(asked: Sequence[tuple[str, str]], before: Taxonomy, after: Taxonomy) -> Measured:
    """Ask the models behind two taxonomies of the same kinds about (code, text) pairs."""
    codes = [code for code, _ in asked]
    said = [[suggest(text, one) for _, text in asked] for one in (before, after)]
    right = [[code == one.code for code, one in zip(codes, ones, strict=True)] for ones in said]
    near = [sum(c in (one.code, *one.alternatives[:2]) for c, one in zip(codes, ones, strict=True)) for ones in said]
    dangers = [before[code].urgent for code in codes]
    shown = [[one.urgent for one in ones] for ones in said]
    noticed = [sum(danger and show for danger, show in zip(dangers, ones, strict=True)) for ones in shown]
    only = [sum(a and not b for a, b in zip(*pair, strict=True)) for pair in (right, right[::-1])]
    return Measured(
        len(asked),
        (sum(right[0]), sum(right[1])),
        (near[0], near[1]),
        mcnemar(only[0], only[1]),
        sum(dangers),
        (noticed[0], noticed[1]),
        (sum(shown[0]) - noticed[0], sum(shown[1]) - noticed[1]),
    )
