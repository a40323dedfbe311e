"""Teaching the model of kinds: from the table and sentences anew, or a little more from what people confirmed."""

from collections.abc import Iterable, Mapping

from linli.engines.triage.learning.leaves import Leaves, Sentence, fit_leaves
from linli.engines.triage.reading import fold
from linli.engines.triage.taxonomy import Taxonomy


def learn(sentences: Iterable[tuple[str, str]], taxonomy: Taxonomy, note: Mapping[str, str] | None = None) -> bytes:
    """A model file from (code, text) pairs, the examples of the table and its keywords; about a minute for 6,000."""
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
