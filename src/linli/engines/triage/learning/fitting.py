"""Fitting a model of topics to labelled messages: naive-Bayes-shaped linear weights, and a second view of them.

Sources: S. Wang, C. Manning, *Baselines and Bigrams* (2012): log-count ratios as the shape of a linear classifier;
J. Rennie and others, *Tackling the Poor Assumptions of Naive Bayes* (2003): each label by all the others' words.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from linli.engines.triage.learning.model import Model, ModelError, View, packed
from linli.engines.triage.learning.rows import Floats, Places, Rows, grams
from linli.engines.triage.learning.solving import descend, hinge

FIELDS = (View("title", 3, 1.0), View("detail", 4, 1.0), View("detail", 3, 0.5, 120))
SMOOTH, COMPLEMENT_SMOOTH = 0.01, 0.05
HELD_OUT = 5  # every fifth message tells how sure the scores may be
SHARPEST = 64.0


@dataclass(frozen=True, slots=True)
class Settings:
    """How hard to fit: `cost` of an error, `steps` of descent, `complement`: how much the second view counts.

    `least` messages must hold a run, and the `most` telling runs are kept.
    """

    cost: float = 0.1
    steps: int = 15
    least: int = 3
    most: int = 80_000
    complement: float = 0.3


@dataclass(frozen=True, slots=True)
class Labelled:
    """A message by its fields, and its label."""

    fields: Mapping[str, str]
    label: str


def fit(
    messages: Sequence[Labelled],
    views: Sequence[View] = FIELDS,
    settings: Settings = Settings(),
    note: Mapping[str, str] | None = None,
) -> Model:
    """A model of the labels of `messages`; the same messages give the same model.

    Raises ModelError if there are fewer than two labels or a message lacks a field.
    """
    labels = tuple(sorted({message.label for message in messages}))
    if len(labels) < 2:
        raise ModelError("至少要有两种标签 · at least two labels are needed")
    truth = np.array([labels.index(message.label) for message in messages])
    words, rows = _looked(messages, views, settings.least)
    words, rows = _telling(words, rows, truth, len(labels), settings.most)
    rarity = np.asarray(np.log((1 + rows.height) / (1 + rows.spread)) + 1, np.float32)
    weighed = _weighed(rows, rarity, [len(part) for part in words], views)
    sharp = _sharpness(weighed, truth, len(labels), settings)
    weights, bias = _solved(weighed, truth, len(labels), settings)
    small, scale = packed(weights * sharp)
    told = {"messages": str(len(messages)), **(note or {})}
    return Model(labels, tuple(views), tuple(map(tuple, words)), rarity, small, scale, bias * sharp, told)


def _looked(messages: Sequence[Labelled], views: Sequence[View], least: int) -> tuple[list[list[str]], Rows]:
    words, rows = [], None
    for view in views:
        names, part = grams([view.of(message.fields) for message in messages], view.longest, least)
        words.append(names)
        rows = part if rows is None else rows.beside(part)
    if rows is None or not rows.width:
        raise ModelError("文字太少，学不到什么 · too few words to learn from")
    return words, rows


def _telling(words: list[list[str]], rows: Rows, truth: Places, kinds: int, most: int) -> tuple[list[list[str]], Rows]:
    """The `most` runs that tell most of the label: there, times how unlike their labels are to those of all runs."""
    if rows.width <= most:
        return words, rows
    there = Rows(rows.ends, rows.places, np.ones_like(rows.values), rows.width)
    count = there.across(np.eye(kinds, dtype=np.float32)[truth]) + 1e-9
    expected = count.sum(1, keepdims=True) * (np.bincount(truth, minlength=kinds) / len(truth))
    tells = (count * np.log(count / expected)).sum(1)
    kept = np.zeros(rows.width, bool)
    kept[np.argsort(-tells, kind="stable")[:most]] = True
    ends = np.cumsum([0, *map(len, words)]).tolist()
    stays = [
        [word for word, stay in zip(part, kept[start:].tolist(), strict=False) if stay]
        for part, start in zip(words, ends, strict=False)
    ]
    return stays, rows.kept(kept)


def _weighed(rows: Rows, rarity: Floats, sizes: Sequence[int], views: Sequence[View]) -> Rows:
    """Each view of each message at its length: sublinear counts times rarity."""
    view_of = np.repeat(np.arange(len(sizes)), sizes)[rows.places]
    values = (1 + np.log(rows.values)) * rarity[rows.places]
    key = rows.row_of * len(sizes) + view_of
    length = np.sqrt(np.bincount(key, values.astype(np.float64) ** 2, rows.height * len(sizes)))
    wanted = np.array([view.weight for view in views])
    factor = wanted[view_of] / np.maximum(length[key], 1e-6)
    return Rows(rows.ends, rows.places, np.asarray(values * factor, np.float32), rows.width)


def _solved(rows: Rows, truth: Places, kinds: int, settings: Settings) -> tuple[Floats, Floats]:
    """Weights (runs, labels) and bias of both views together."""
    count = rows.across(np.eye(kinds, dtype=np.float32)[truth])
    shape = _ratios(count)
    cost = np.full(rows.height, settings.cost, np.float32)
    start = np.zeros((rows.width + 1, kinds), np.float32)
    found = descend(hinge(rows, truth, kinds, cost, shape, np.zeros(1, np.float32)), start, settings.steps)
    weights, bias = found[:-1] * shape, found[-1]
    other = _complement(count)
    mine, theirs = rows.times(weights), rows.times(other)
    share = settings.complement * float(mine.std()) / max(float(theirs.std()), 1e-6)
    return np.asarray(weights + share * other, np.float32), bias


def _ratios(count: Floats) -> Floats:
    """How much oftener a run is in a label than in the others, as a logarithm."""
    inside = count + SMOOTH
    outside = count.sum(1, keepdims=True) - count + SMOOTH
    return np.asarray(np.log((inside / inside.sum(0)) / (outside / outside.sum(0))), np.float32)


def _complement(count: Floats) -> Floats:
    outside = count.sum(1, keepdims=True) - count + COMPLEMENT_SMOOTH
    weights = -np.log(outside / outside.sum(0))
    return np.asarray(weights - weights.mean(1, keepdims=True), np.float32)


def _sharpness(rows: Rows, truth: Places, kinds: int, settings: Settings) -> np.float32:
    """The factor that makes a softmax of the scores of unseen messages honest about how often it is right."""
    every = np.arange(rows.height)
    aside = every[every % HELD_OUT == HELD_OUT - 1]
    if len(aside) < 2 * kinds or rows.height < 20 * kinds:
        return np.float32(1)
    seen = np.setdiff1d(every, aside)
    weights, bias = _solved(rows.chosen(seen), truth[seen], kinds, settings)
    return sharpest(rows.chosen(aside).times(weights) + bias, truth[aside])


def sharpest(scores: Floats, truth: Places) -> np.float32:
    """The factor on scores (messages, labels) with the least surprise at the truth."""
    here = np.arange(len(truth))

    def lost(factor: float) -> float:
        scaled = scores * factor
        scaled = scaled - scaled.max(1, keepdims=True)
        return float((np.log(np.exp(scaled).sum(1)) - scaled[here, truth]).mean())

    factors = np.geomspace(1 / SHARPEST, SHARPEST, 97)
    return np.float32(min(factors.tolist(), key=lost))
