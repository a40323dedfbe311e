"""What kind of matter a text is of, as learnt from sentences: the runs of signs in it, and the keywords said."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from linli.engines.triage.learning.model import Model, ModelError, View, packed
from linli.engines.triage.learning.quoting import Said
from linli.engines.triage.learning.rows import Floats, Places, Rows, grams
from linli.engines.triage.learning.solving import descend, softmax
from linli.engines.triage.learning.wording import plain

LONGEST, STEPS = 3, 60
LEAST = (1, 1, 2)  # so many sentences must hold a run of one, two, three signs
COST, COST_OF_NEW = 30.0, 10.0  # of an error: in a first fit, and beside what is already known
KEYWORD = 0.5  # how strongly a keyword counts beside the text, whose length is 1
BESIDE, SMOOTH = 0.6, 1.0  # how much the second view counts, and how many unseen sentences it reckons with
UNLEARNT = 2.0  # what a keyword speaks for its kind that a clerk has added since the fit
VIEWS = (View("text", LONGEST, 1.0), View("keywords", 0, KEYWORD))


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, folded, the keywords said in it ("楼道+灯"), and its kind."""

    code: str
    text: str
    keywords: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Leaves:
    """A model of kinds, asked with a folded text and the keywords said in it."""

    model: Model

    def __post_init__(self) -> None:
        """Refuse a model of other things."""
        if self.model.views != VIEWS:
            raise ModelError("不是事项分类的模型 · not a model of kinds")

    @cached_property
    def weights(self) -> Floats:
        """(runs and keywords, kinds)."""
        return np.asarray(self.model.weights * self.model.scale, np.float32)

    def known(self, folded: str) -> tuple[Places, Floats]:
        """The runs of a text that the model knows, and how strongly each counts."""
        rows = np.unique(Said.of(plain(folded), LONGEST, self.model.places[0]).rows)
        strength = self.model.rarity[rows]
        return rows, strength / max(float(np.sqrt(strength @ strength)), 1e-6)

    def scores(self, folded: str, keywords: Iterable[tuple[str, Sequence[str]]]) -> list[float]:
        """How much a text speaks for each kind; `keywords`: those said, each with its kinds."""
        rows, strength = self.known(folded)
        found = self.model.bias + np.einsum("i,ij->j", strength, self.weights[rows])  # on one thread, unlike `@`
        for word, codes in keywords:
            row = self.model.places[1].get(word)
            if row is None:
                for code in codes:
                    found[self.model.labels.index(code)] += UNLEARNT
            else:
                found += KEYWORD * self.weights[row]
        return [float(score) for score in found.tolist()]

    def knows(self, run: str) -> bool:
        """Whether a run of signs tells it anything."""
        return run in self.model.places[0]

    def speaks(self, run: str, code: str) -> float:
        """What a run speaks for a kind; 0 for an unknown one."""
        row = self.model.places[0].get(plain(run))
        if row is None:
            return 0.0
        return float(self.weights[row, self.model.labels.index(code)] * self.model.rarity[row])


def reading(content: bytes) -> Callable[[tuple[str, ...]], Leaves]:
    """For `Taxonomy.read`: the model of a file. Raises ModelError when it is none, or one of other kinds."""

    def model(codes: tuple[str, ...]) -> Leaves:
        leaves = Leaves(Model.from_bytes(content))
        if leaves.model.labels != codes:
            raise ModelError("模型与事项表的种类不同，请重新学习 · the model has other kinds than the table: fit anew")
        return leaves

    return model


def fit_leaves(
    sentences: Sequence[Sentence],
    codes: Sequence[str],
    prior: Leaves | None = None,
    note: Mapping[str, str] | None = None,
) -> Model:
    """A model of `codes`, or `prior` moved as little as needed by more sentences (in seconds).

    The same sentences give the same model. Raises ModelError if a sentence is of no kind, or the prior of other kinds.
    """
    if prior and prior.model.labels != tuple(codes):
        raise ModelError("事项种类和原模型不同，请重新学习 · the kinds differ from the old model's: fit anew")
    place = {code: number for number, code in enumerate(codes)}
    strange = next((sentence.code for sentence in sentences if sentence.code not in place), "")
    if strange or not sentences:
        raise ModelError(f"没有这种事项：{strange or '（空）'} · no such kind")
    truth = np.array([place[sentence.code] for sentence in sentences])
    words, rarity, rows = _looked(sentences, prior.model if prior else None)
    before = np.zeros((rows.width + 1, len(codes)), np.float32)
    if prior:
        before[:-1] = _widened(prior, words)
        before[-1] = prior.model.bias
    offset = rows.times(before[:-1]) + before[-1]
    many = np.bincount(truth, minlength=len(codes))[truth]
    even = np.sqrt(len(truth) / len(codes) / many) * (COST_OF_NEW if prior else COST)
    here = rows.spread > 0  # a run that no sentence holds stays as it was
    objective = softmax(
        rows.kept(here), truth, len(codes), np.asarray(even, np.float32), np.ones(1, np.float32), offset
    )
    held = np.append(here, True)
    moved = descend(objective, np.zeros((int(held.sum()), len(codes)), np.float32), STEPS)
    found = before
    found[held] += moved
    if not prior:
        found[: len(words[0])] += BESIDE * _counted(rows, rarity, truth, len(codes))[: len(words[0])]
    small, scale = packed(found[:-1])
    told = {"sentences": str(len(sentences)), **(note or {})}
    return Model(tuple(codes), VIEWS, words, rarity, small, scale, found[-1], told)


def _counted(rows: Rows, rarity: Floats, truth: Places, kinds: int) -> Floats:
    """The second view: how often each run is in a kind, against how often it would be by chance, as a logarithm.

    A naive Bayes whose runs add up by the root of their number, like the first view; 0 where a kind never holds a run.
    """
    there = Rows(rows.ends, rows.places, np.ones_like(rows.values), rows.width)
    share = np.eye(kinds, dtype=np.float32)[truth] / np.sqrt(np.maximum(np.bincount(truth, minlength=kinds), 1))
    count = there.across(np.asarray(share, np.float32))
    chance = count.sum(0) / count.sum()
    tells = np.log1p(count / np.maximum(SMOOTH * chance, 1e-9))
    usual = float(np.sqrt(np.mean(rarity[rows.places] ** 2)))
    return np.asarray(tells * (usual / rarity)[:, None], np.float32)


def _looked(sentences: Sequence[Sentence], prior: Model | None) -> tuple[tuple[tuple[str, ...], ...], Floats, Rows]:
    """The runs and keywords that count, their rarity, and the sentences as rows of them."""
    names, there = grams([plain(sentence.text) for sentence in sentences], LONGEST, 1)
    known = set(prior.words[0]) if prior else set[str]()
    least = np.array([LEAST[len(name) - 1] for name in names], np.int64)
    wanted = np.array([name in known for name in names], bool) | (there.spread >= least)
    there = there.kept(wanted)
    runs = [name for name, stays in zip(names, wanted.tolist(), strict=True) if stays]
    rarity = np.asarray(np.log((1 + there.height) / (1 + there.spread)) + 1, np.float32)
    said = dict.fromkeys(word for sentence in sentences for word in sentence.keywords)
    if prior:
        there, runs, rarity = _joined(there, runs, prior)
        said = dict.fromkeys((*prior.words[1], *said))
    text = Rows(there.ends, there.places, np.ones_like(there.values), there.width).scaled(rarity).of_length(1.0)
    column = {word: number for number, word in enumerate(said)}
    ends = np.cumsum([0, *(len(sentence.keywords) for sentence in sentences)])
    places = np.array([column[word] for sentence in sentences for word in sentence.keywords], np.int64)
    keywords = Rows(ends, places, np.full(len(places), KEYWORD, np.float32), len(said))
    whole = np.concatenate((rarity, np.ones(len(said), np.float32)))
    return (tuple(runs), tuple(said)), whole, text.beside(keywords)


def _joined(there: Rows, runs: list[str], prior: Model) -> tuple[Rows, list[str], Floats]:
    """Columns of the prior's runs first, then new ones, as rare as its rarest."""
    old = prior.places[0]
    new = [run for run in runs if run not in old]
    number = {**old, **{run: len(old) + place for place, run in enumerate(new)}}
    moved = np.array([number[run] for run in runs], np.int64)
    rows = Rows(there.ends, moved[there.places], there.values, len(number))
    rarest = np.full(len(new), prior.rarity[: len(old)].max(initial=1.0), np.float32)
    return rows, [*prior.words[0], *new], np.concatenate((prior.rarity[: len(old)], rarest))


def _widened(prior: Leaves, words: tuple[tuple[str, ...], ...]) -> npt.NDArray[np.float32]:
    """The prior's weights in the rows of the new model; new rows are 0."""
    old, (runs, said) = len(prior.model.words[0]), words
    found = np.zeros((len(runs) + len(said), len(prior.model.labels)), np.float32)
    found[:old] = prior.weights[:old]
    found[len(runs) : len(runs) + len(prior.model.words[1])] = prior.weights[old:]
    return found
