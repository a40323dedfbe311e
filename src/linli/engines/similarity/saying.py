"""Why two reports may be one matter, in the words that people wrote; a person decides."""

from collections.abc import Mapping
from dataclasses import dataclass

from linli.engines.similarity.judging import Match
from linli.engines.similarity.reading import folded, pairs
from linli.engines.similarity.report import Read, Report
from linli.engines.similarity.weighing import Weights

QUOTED = 3
TELLS, NAMES = 1.0, 2.5  # from which weight on a pair is worth quoting, as the matter and as the name of a place
SENTENCES: Mapping[str, tuple[str, str]] = {
    "stairwell": ("同一单元", "the same stairwell"),
    "other_stairwell": ("同一楼栋的另一单元，仅供参考", "another stairwell of the building: a weak hint"),
    "building": ("同一楼栋", "the same building"),
    "other_building": ("同一小区的另一楼栋，仅供参考", "another building of the compound: a weak hint"),
    "micro_grid": ("同一微网格", "the same micro-grid"),
    "compound": ("同一小区", "the same compound"),
    "named": ("都说到{words}", "both name {words}"),
    "unknown": ("有一方没说地点，仅供参考", "one of the two names no place: a weak hint"),
    "kind": ("同一类事", "the same kind"),
    "other_kind": ("类别不同", "different kinds"),
    "words": ("都提到{words}", "both say {words}"),
    "days": ("相隔{days}天", "{days} days apart"),
    "today": ("同一天", "on the same day"),
}


@dataclass(frozen=True, slots=True)
class Reason:
    """`code` is one of SENTENCES; `words` as the first of the two wrote them; `days` apart."""

    code: str
    words: tuple[str, ...] = ()
    days: int = 0

    def said(self) -> tuple[str, str]:
        """In Chinese and in English."""
        chinese, english = SENTENCES[self.code]
        quoted = [f"“{word}”" for word in self.words]
        return (
            chinese.format(words="、".join(quoted), days=self.days),
            english.format(words=", ".join(quoted), days=self.days),
        )


def explain(a: Read, b: Read, match: Match, weights: Weights) -> tuple[Reason, ...]:
    """Place, kind, words and days, in this order; what cannot be told is left out."""
    found: list[Reason] = []
    if match.where == "named":
        names = _shared(a.report, b.report, weights, of_place=True)
        found += [Reason("named", names)] if names else []
    elif match.where != "apart":
        found.append(Reason(match.where))
    if match.same_kind is not None:
        found.append(Reason("kind" if match.same_kind else "other_kind"))
    words = _shared(a.report, b.report, weights, of_place=False)
    found += [Reason("words", words)] if words else []
    if match.days is not None:
        found.append(Reason("days", days=match.days) if match.days else Reason("today"))
    return tuple(found)


def _shared(a: Report, b: Report, weights: Weights, of_place: bool) -> tuple[str, ...]:
    """The longest runs of signs that both say, those that tell most first."""
    theirs = folded(f"{b.title}\n{b.words}")
    runs: dict[str, float] = {}
    for text in (a.title, a.words):
        for run in _runs(folded(text), theirs, weights, of_place):
            quoted = _as_written(text, run)
            runs[quoted] = max(runs.get(quoted, 0.0), _worth(run, weights, of_place))
    best = sorted(runs, key=lambda run: (-runs[run], run))
    kept = [run for run in best if not any(run != other and run in other for other in best)]
    return tuple(kept[:QUOTED])


def _runs(mine: str, theirs: str, weights: Weights, of_place: bool) -> list[str]:
    """Greatest stretches of pairs that speak for the matter (or for the place) and stand in the other text as well."""
    found: list[str] = []
    end = -1
    for pair, start in pairs(mine):
        telling = weights.tells(pair)
        if (telling[1] > telling[0]) != of_place or max(telling) < (NAMES if of_place else TELLS):
            continue
        if start == end - 1 and found and found[-1] + pair[1] in theirs:
            found[-1] += pair[1]
            end = start + 2
        elif pair in theirs:
            found.append(pair)
            end = start + 2
    return found


def _worth(run: str, weights: Weights, of_place: bool) -> float:
    return sum(weights.tells(run[at : at + 2])[of_place] for at in range(len(run) - 1))


def _as_written(text: str, run: str) -> str:
    at = text.lower().find(run)
    return text[at : at + len(run)] if at >= 0 else run
