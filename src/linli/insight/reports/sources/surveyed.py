"""The latest survey that ended in a period, as records: what came of each question, and how it was asked."""

from collections.abc import Callable, Sequence

from linli.insight.reports.measures import Record
from linli.insight.reports.span import Span
from linli.surveys import queries
from linli.surveys.labels import Sampling
from linli.surveys.queries import Outcome
from linli.surveys.rules import Share

Records = Callable[[Span], Sequence[Record]]


def _latest(span: Span) -> Outcome | None:
    """The result of the latest survey that ended in the period and was closed by the asking. One query."""
    rows = queries.closed(span.community).filter(closes__gte=span.since, closes__lte=span.last, closed_at__lte=span.at)
    return span.once("survey", lambda: next((queries.outcome(one) for one in rows[:1]), None))


def _record(of: Outcome, amount: float, part: float = 0) -> Record:
    one = of.survey
    return Record(f"{one.name} · {one.surveyor}", one.closes, f"/life/surveys/{one.pk}/", amount, part)


def answered(question: str, end: Callable[[Share], float] | None = None) -> Records:
    """Of a question, how many of those who answered are satisfied; with `end`, an end of its margin in their place.

    Nothing where the question was not asked or fewer than five answered it.
    """

    def records(span: Span) -> list[Record]:
        of = _latest(span)
        told = next((one for one in of.questions if one.key == question), None) if of else None
        if of is None or told is None or told.share is None:
            return []
        part = told.share.n * end(told.share) / 100 if end else told.share.part
        return [_record(of, told.share.n, part)]

    return records


def households(which: Callable[[Outcome], int]) -> Records:
    """How many households were asked, or have answered."""
    return lambda span: [_record(of, which(of))] if (of := _latest(span)) else []


def sampled(by: Sampling) -> Records:
    """The survey, if its households were chosen so."""
    return lambda span: [_record(of, 1)] if (of := _latest(span)) and of.survey.sampling == by else []
