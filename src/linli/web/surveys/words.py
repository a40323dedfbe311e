"""Results of surveys in words: shares with their margin, what was not told, and whether two years compare."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from linli.surveys import queries, rules
from linli.surveys.labels import Answer, Sampling
from linli.surveys.models import Earlier, Survey
from linli.surveys.queries import Outcome, Told

WHY = {
    "untold": lambda: _("sample or surveyor of one of them is not told"),
    "question": lambda: _("the question is not the same, word by word"),
    "sampling": lambda: _("not the same households were asked in the same way"),
}


@dataclass(frozen=True)
class Question:
    """A question with what came of it; `cells` are (answer, count, width of its bar)."""

    words: str
    told: Told
    cells: Sequence[tuple[Any, int, int]]


def questions(outcome: Outcome) -> list[Question]:
    english = get_language() == "en"
    return [
        Question(
            one.en if english else one.zh,
            one,
            [(Answer(key).label, n, _width(n, one)) for key in Answer.values if (n := one.cells.get(key, 0))],
        )
        for one in outcome.questions
    ]


def _width(n: int, told: Told) -> int:
    return round(100 * n / max(1, sum(told.cells.values())))


@dataclass(frozen=True)
class Line:
    """A result among the years: a survey of here, or one of before; `survey` or `earlier` is set."""

    day: date
    name: str
    value: float | None
    margin: str
    facts: Sequence[tuple[Any, str]]
    told: dict[str, Any]
    survey: Survey | None = None
    earlier: Earlier | None = None
    against: Sequence[str] = ()  # why it does not compare with the one before it in time
    compares: bool = False


NOT_TOLD = "—"


def lines(surveys: Sequence[Survey], earlier: Sequence[Earlier]) -> list[Line]:
    """All results, the latest first; each says whether it compares with the one before, and why not."""
    found = [_of_survey(one) for one in surveys] + [_of_earlier(one) for one in earlier]
    found.sort(key=lambda line: line.day)
    made: list[Line] = []
    for n, line in enumerate(found):
        why = rules.differences(found[n - 1].told, line.told) if n else []
        made.append(
            Line(
                line.day, line.name, line.value, line.margin, line.facts, line.told, line.survey, line.earlier,
                [WHY[one]() for one in why], bool(n) and not why,
            )
        )  # fmt: skip
    return made[::-1]


def _of_survey(survey: Survey) -> Line:
    outcome = queries.outcome(survey)
    first = outcome.first
    share = first.share if first else None
    told = {
        "key": first.key if first else "", "version": first.version if first else 0, "sampling": survey.sampling,
        "size": survey.size, "surveyor": survey.surveyor,
    }  # fmt: skip
    english = get_language() == "en"
    facts = [
        (_("question"), (first.en if english else first.zh) if first else NOT_TOLD),
        (_("asked"), f"{survey.size}"), (_("answered"), f"{outcome.used} ({outcome.rate:.1f}%)"),
        (_("who asked"), survey.surveyor), (_("method"), str(Sampling(survey.sampling).label)),
    ]  # fmt: skip
    return Line(survey.closes, survey.name, share.value if share else None, margin(first), facts, told, survey)


def margin(told: Told | None) -> str:
    """The 95 % interval and what it was counted from, in words."""
    if told is None or told.share is None:
        return _("too few to be told")
    one = told.share
    if one.low == one.high:
        return _("%(part)s of %(n)s, all were asked") % {"part": one.part, "n": one.n}
    return _("%(part)s of %(n)s; 95 %% interval %(low).1f to %(high).1f %%") % {
        "part": one.part, "n": one.n, "low": one.low, "high": one.high,
    }  # fmt: skip


def _of_earlier(one: Earlier) -> Line:
    untold = _("not told")
    facts = [
        (_("question"), one.question or untold), (_("asked"), f"{one.size}" if one.size else untold),
        (_("answered"), f"{one.answered}" if one.answered is not None else untold),
        (_("who asked"), one.surveyor or untold), (_("method"), one.method or untold),
    ]  # fmt: skip
    told = {"key": one.question, "version": 0, "sampling": one.method, "size": one.size, "surveyor": one.surveyor}
    return Line(one.day, one.name, one.permille / 10, "", facts, told, earlier=one)
