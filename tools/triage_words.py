"""Fit data/triage_words.csv, the small table by which a phone judges without a signal what it must not keep.

    python tools/triage_words.py fit

Fitted on the first author's sentences in data/triage_sentences.csv. Needs scipy, which the product does not.
"""

import csv
import io
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np  # type: ignore[import-not-found,unused-ignore]
from scipy.optimize import minimize  # type: ignore[import-not-found,import-untyped,unused-ignore]
from scipy.sparse import csr_matrix  # type: ignore[import-not-found,import-untyped,unused-ignore]

from linli.engines.triage import Taxonomy
from linli.engines.triage.reading import fold, grams

DATA = Path(__file__).parent.parent / "data"
ROWS, RIDGE, KEYWORD_WEIGHT, URGENT_WEIGHT = 11000, 0.07, 0.7, 2.5
Row = tuple[str, str]


def sentences() -> list[Row]:
    """Code and text of every fitting sentence."""
    with (DATA / "triage_sentences.csv").open(encoding="utf-8", newline="") as file:
        return [(row["code"], row["text"]) for row in csv.DictReader(file) if row["author"] == "first"]


def fitted(rows: list[Row], taxonomy_text: str) -> str:
    """The words table as text: word, code, weight in tenths, kept to ROWS rows by a second fit on the largest."""
    taxonomy = Taxonomy.read(taxonomy_text)
    codes = taxonomy.index.codes
    examples = [(code, text) for code, leaf in taxonomy.leaves.items() for text in leaf.examples]
    keywords = [(code, word.replace("+", " ")) for code, leaf in taxonomy.leaves.items() for word in leaf.keywords]
    full = rows + examples + keywords
    spoken = len(rows) + len(examples)
    bags = [grams(fold(text)) for _, text in full]
    vocabulary = {gram: place for place, gram in enumerate(sorted(Counter(g for bag in bags for g in bag)))}
    x = _matrix(bags, vocabulary)
    y = np.array([codes.index(code) for code, _ in full])
    known = np.array([taxonomy.index.weigh(fold(text)).scores for _, text in full])
    known[spoken:] = 0  # a keyword as a document must not explain itself
    weight = np.where(np.arange(len(full)) < spoken, 1.0, KEYWORD_WEIGHT)
    weight *= np.where([taxonomy[code].urgent for code, _ in full], URGENT_WEIGHT, 1.0)
    first = _solve(x, y, known, weight, np.ones((x.shape[1], len(codes)), bool))
    mask = np.abs(first) >= np.sort(np.abs(first).ravel())[-ROWS]
    second = _solve(x, y, known, weight, mask)
    return _table(second, list(vocabulary), codes)


def _matrix(bags: list[set[str]], vocabulary: dict[str, int]) -> Any:
    places = [[vocabulary[gram] for gram in bag] for bag in bags]
    ends = np.cumsum([0, *map(len, places)])
    flat = [place for row in places for place in row]
    return csr_matrix((np.ones(len(flat)), flat, ends), shape=(len(bags), len(vocabulary)))


def _solve(x: Any, y: Any, known: Any, weight: Any, mask: Any) -> Any:
    """Softmax regression with a ridge, beside the known scores, on the places of the mask."""
    truth = np.eye(known.shape[1])[y]

    def loss(vector: Any) -> tuple[float, Any]:
        w = np.zeros(mask.shape)
        w[mask] = vector
        z = x @ w + known
        z -= z.max(1, keepdims=True)
        p = np.exp(z)
        p /= p.sum(1, keepdims=True)
        lost = -(weight * np.log(p[np.arange(len(y)), y] + 1e-12)).sum() + RIDGE / 2 * (vector**2).sum()
        return lost, (x.T @ ((p - truth) * weight[:, None]))[mask] + RIDGE * vector

    solution = np.zeros(mask.shape)
    solution[mask] = minimize(loss, np.zeros(mask.sum()), jac=True, method="L-BFGS-B", options={"maxiter": 80}).x
    return solution


def _table(weights: Any, vocabulary: list[str], codes: tuple[str, ...]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("word", "code", "weight"))
    for place, kind in zip(*np.nonzero(np.round(weights * 10)), strict=True):
        writer.writerow((vocabulary[place], codes[kind], round(weights[place, kind] * 10)))
    return out.getvalue()


def main() -> None:
    """The one verb."""
    if sys.argv[1:] == ["fit"]:
        text = (DATA / "taxonomy.csv").read_text(encoding="utf-8")
        (DATA / "triage_words.csv").write_text(fitted(sentences(), text), encoding="utf-8")
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
