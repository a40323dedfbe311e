"""Questions about reports: which there are, their editions, their figures as kept, the records behind a number."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from linli.access import gate
from linli.access.actors import Actor
from linli.foundation import writes
from linli.foundation.refusals import NotFound
from linli.foundation.rows import there
from linli.insight.figures import Figure
from linli.insight.reports import catalogue
from linli.insight.reports.drafting import Section
from linli.insight.reports.measures import Record, of_records
from linli.insight.reports.models import Edition, Form, Review
from linli.insight.reports.span import Span


def reviews(by: Actor) -> QuerySet[Review]:
    """The reports that `by` may read, the latest period first: drafts only for those who write them."""
    rows = gate.allowed(by, "review.read", Review.objects.filter(community=by.community))
    signed = Exists(Edition.objects.filter(review=OuterRef("pk"), signed_at__isnull=False))
    rows = rows.annotate(is_signed=signed)
    return rows if gate.may(by, "review.write") else rows.filter(is_signed=True)


def review(by: Actor, id: UUID) -> Review:
    """A report that `by` may read. Raises `NotFound`."""
    return there(reviews(by).select_related("community").filter(pk=id))


def editions(by: Actor, review: Review) -> list[Edition]:
    """The editions that `by` may read, the latest first."""
    rows = review.editions.select_related("written_by", "signed_by").order_by("-number")
    return list(rows if gate.may(by, "review.write") else rows.filter(signed_at__isnull=False))


def locked(review_id: UUID, version: int | None = None) -> Edition:
    """The latest edition for changing, locked. Raises `NotFound`; `Stale` for a version that is no longer current."""
    return writes.locked(Edition.objects.filter(review=review_id).order_by("-number")[:1], version)


def sections(edition: Edition) -> list[Section]:
    return [Section(**one) for one in edition.sections]


def figures(edition: Edition) -> dict[str, Figure]:
    """The figures of an edition as they were counted."""
    return {
        one["key"]: Figure(
            one["key"], one["label"], one["says"], one["value"], one["unit"], one["n"], edition.as_of, one["part"]
        )
        for one in edition.figures
    }


def span(by: Actor, review: Review, edition: Edition) -> Span:
    """The period of a report as of the moment at which an edition was counted."""
    return Span(by, review.since, review.until, edition.as_of, review.about)


def behind(span: Span, key: str) -> tuple[Figure, Sequence[Record]]:
    """The records behind a figure, and the number they make as they stand now. Raises `NotFound`."""
    definition = catalogue.definition(key, span.about)
    if definition is None:
        raise NotFound()
    rows = definition.records(catalogue.span_of(span, key))
    return of_records(definition, rows, catalogue.span_of(span, key)), rows


def forms(by: Actor) -> QuerySet[Form]:
    """The bureaus' forms that are in use, without their content."""
    rows = Form.objects.filter(community=by.community, ended_at=None)
    return gate.allowed(by, "review.write", rows).defer("content").order_by("name")


def form(by: Actor, id: UUID) -> Form:
    """A form that is in use. Raises `NotFound`."""
    return there(gate.allowed(by, "review.write", Form.objects.filter(pk=id, ended_at=None)))
