"""A fitted model of topics: its file, what it says of a message, and the words that decided."""

import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from linli.engines.triage.learning.quoting import Said, quoted
from linli.engines.triage.learning.rows import Floats
from linli.engines.triage.learning.wording import plain

FORMAT = "linli-triage-model 1"
NOTHING = np.zeros(0, np.int64)
Message = Mapping[str, str]


class ModelError(ValueError):
    """A file that is no model, or a column that a message lacks; says so as "中文 · English"."""


@dataclass(frozen=True, slots=True)
class View:
    """One look at a message: a field, its runs of up to `longest` signs, how much it counts.

    `opening`: only so many signs from the start; 0: the whole field.
    """

    field: str
    longest: int
    weight: float
    opening: int = 0

    def of(self, message: Message) -> str:
        """What this view sees of a message, in one width and spelling, place for place."""
        try:
            text = message[self.field]
        except KeyError:
            raise ModelError(f"缺少列 {self.field} · the column {self.field} is missing") from None
        return plain(text[: self.opening] if self.opening else text)


@dataclass(frozen=True, slots=True)
class Prediction:
    """The likeliest label, its share of belief (0…1), all labels from it on, and words as they were written."""

    label: str
    confidence: float
    ranking: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Model:
    """Weights of labels by run, for each view; `rarity` is how much a run counts, `note` what it was fitted on."""

    labels: tuple[str, ...]
    views: tuple[View, ...]
    words: tuple[tuple[str, ...], ...]  # the runs of each view; rows of `weights` in this order
    rarity: Floats
    weights: npt.NDArray[np.int8]  # (runs, labels), times `scale`
    scale: Floats  # of each label
    bias: Floats  # of each label
    note: Mapping[str, str]

    @cached_property
    def places(self) -> tuple[dict[str, int], ...]:
        """For each view, the row of each run."""
        start, found = 0, []
        for words in self.words:
            found.append({word: start + number for number, word in enumerate(words)})
            start += len(words)
        return tuple(found)

    def held(self, message: Message) -> tuple[npt.NDArray[np.int64], Floats, tuple[Said, ...]]:
        """The rows of the runs that a message holds, how strongly, and where each view found them."""
        rows, strengths, found = [NOTHING], [NOTHING.astype(np.float32)], []
        for view, places in zip(self.views, self.places, strict=True):
            said = Said.of(view.of(message), view.longest, places)
            known, times = np.unique(said.rows, return_counts=True)
            strength = (1 + np.log(times.astype(np.float32))) * self.rarity[known]
            rows.append(known)
            strengths.append(strength * (view.weight / max(float(np.sqrt(strength @ strength)), 1e-6)))
            found.append(said)
        return np.concatenate(rows), np.concatenate(strengths), tuple(found)

    def scores(self, message: Message) -> Floats:
        """How much the message speaks for each label, in the order of `labels`; a softmax of it is belief."""
        rows, strengths, _ = self.held(message)
        return np.asarray(self.bias + (strengths @ self.weights[rows].astype(np.float32)) * self.scale, np.float32)

    def predict(self, message: Message) -> Prediction:
        """The likeliest label of one message and the words that decided. Raises ModelError if a field is missing."""
        rows, strengths, said = self.held(message)
        found = self.weights[rows].astype(np.float32)
        scores = self.bias + (strengths @ found) * self.scale
        order = np.argsort(-scores, kind="stable")
        belief = np.exp(scores - scores[order[0]])
        best, next_best = order[0], order[min(1, len(order) - 1)]
        pull = strengths * (found[:, best] * self.scale[best] - found[:, next_best] * self.scale[next_best])
        speaks = np.zeros(len(self.rarity), np.float32)
        speaks[rows] = pull
        words = quoted([(message[view.field], where) for view, where in zip(self.views, said, strict=True)], speaks)
        ranking = tuple(self.labels[place] for place in order)
        return Prediction(ranking[0], float(belief[best] / belief.sum()), ranking, words)

    def to_bytes(self) -> bytes:
        """The model as a file: arrays and JSON in a zip, nothing that could run; the same bytes for the same model."""
        head = {
            "format": FORMAT,
            "labels": self.labels,
            "note": dict(self.note),
            "views": [[view.field, view.longest, view.weight, view.opening] for view in self.views],
            "sizes": [len(words) for words in self.words],
        }
        out = io.BytesIO()
        np.savez_compressed(
            out,
            head=_text(json.dumps(head, ensure_ascii=False, sort_keys=True)),
            words=_text("\n".join(word for words in self.words for word in words)),
            rarity=self.rarity.astype(np.float16),
            weights=self.weights,
            scale=self.scale,
            bias=self.bias,
        )
        return out.getvalue()

    @classmethod
    def from_bytes(cls, content: bytes) -> "Model":
        """Read such a file. Raises ModelError for anything else; runs nothing that is in it."""
        try:
            with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
                return cls._read(*(arrays[name] for name in ("head", "words", "rarity", "weights", "scale", "bias")))
        except (ValueError, KeyError, TypeError, EOFError, OSError, zipfile.BadZipFile, UnicodeDecodeError) as wrong:
            raise ModelError(
                "不是本软件的分类模型文件，或已损坏 · not a model file of this software, or damaged"
            ) from wrong

    @classmethod
    def _read(cls, head_: object, words_: object, *numbers: npt.NDArray[np.generic]) -> "Model":
        head = json.loads(_bytes(head_))
        if head["format"] != FORMAT:
            raise ValueError(head["format"])
        rarity, weights, scale, bias = numbers
        flat = _bytes(words_).split("\n")
        ends = np.cumsum([0, *head["sizes"]]).tolist()
        labels = tuple(map(str, head["labels"]))
        shapes = (rarity.shape, weights.shape, scale.shape, bias.shape)
        wanted = ((ends[-1],), (ends[-1], len(labels)), (len(labels),), (len(labels),))
        if shapes != wanted or weights.dtype != np.int8 or (flat != [""] and len(flat) != ends[-1]):
            raise ValueError("sizes")
        return cls(
            labels,
            tuple(View(str(f), int(n), float(w), int(o)) for f, n, w, o in head["views"]),
            tuple(tuple(flat[a:b]) for a, b in pairwise(ends)),
            rarity.astype(np.float32),
            np.asarray(weights, np.int8),
            scale.astype(np.float32),
            bias.astype(np.float32),
            {str(key): str(value) for key, value in head["note"].items()},
        )


def packed(weights: Floats) -> tuple[npt.NDArray[np.int8], Floats]:
    """Weights in one byte each, with a scale for each label."""
    scale = np.maximum(np.abs(weights).max(0, initial=0), 1e-9) / 127
    return np.round(weights / scale).astype(np.int8), scale.astype(np.float32)


def _text(text: str) -> npt.NDArray[np.uint8]:
    return np.frombuffer(text.encode(), np.uint8)


def _bytes(array: object) -> str:
    return np.asarray(array, np.uint8).tobytes().decode()
