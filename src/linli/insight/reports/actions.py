"""Verbs on reports: drafted, changed, counted anew, signed by a person, corrected for a reason."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.foundation import clock
from linli.foundation.refusals import Missing
from linli.foundation.writes import one_at_a_time, writes
from linli.insight.figures import Figure
from linli.insight.reports import catalogue, drafting, queries, topics
from linli.insight.reports.drafting import Section
from linli.insight.reports.models import Edition, Review
from linli.insight.reports.refusals import AlreadyBegun, IsSigned, NoSuchTopic, NotOfTheRecords, NotSigned, NotToCome
from linli.insight.reports.span import Span

LONGEST = 6000  # signs of a section


@writes
def begin(since: date, until: date, *, by: Actor, at: datetime, about: str = "") -> Review:
    """Draft a report on a period from its figures. Raises `NotToCome`, `NoSuchTopic`, `AlreadyBegun`."""
    made = Review(
        community_id=by.community, since=since, until=until, about=about, begun_by_id=by.appointed_id, begun_at=at
    )
    gate.require(by, "review.write", made)
    one_at_a_time(by.community)
    if since > clock.today(at):
        raise NotToCome(field="period")
    if not topics.is_known(by.community, about):
        raise NoSuchTopic(field="about")
    if Review.objects.filter(community=by.community, since=since, until=until, about=about).exists():
        raise AlreadyBegun(field="period")
    made.save()
    figures = catalogue.counted(Span(by, since, until, at, about))
    _put(made, 1, figures, drafting.sections(figures, since, until), by, at)
    audit.record(by, "review.write", made, at=at, code="begun")
    return made


def _put(
    review: Review, number: int, figures: Mapping[str, Figure], sections: list[Section], by: Actor, at: datetime,
    reason: str = "",
) -> Edition:  # fmt: skip
    return Edition.objects.create(
        community_id=review.community_id, review=review, number=number, reason=reason, as_of=at,
        sections=[one.as_kept() for one in sections], figures=_kept(figures), written_by_id=by.appointed_id,
        written_at=at,
    )  # fmt: skip


def _kept(figures: Mapping[str, Figure]) -> list[dict[str, object]]:
    return [
        {"key": key, "label": str(one.label), "says": str(one.definition), "unit": one.unit, "value": one.value,
         "n": one.n, "part": one.part}
        for key, one in figures.items()
    ]  # fmt: skip


def _draft(review_id: UUID, by: Actor, version: int | None) -> Edition:
    """The latest edition, which is still a draft. Raises `IsSigned`."""
    edition = queries.locked(review_id, version)
    gate.require(by, "review.write", edition)
    if edition.signed_at:
        raise IsSigned()
    return edition


@writes
def change(
    review_id: UUID, texts: Mapping[str, str], *, by: Actor, at: datetime, version: int | None = None
) -> Edition:
    """Put other words into the sections of a draft; every number must be one of its figures or days.

    Raises `NotOfTheRecords` at the first section that holds one that is not.
    """
    edition = _draft(review_id, by, version)
    kept = queries.sections(edition)
    changed = [Section(one.key, one.title, texts.get(one.key, one.text).strip()[:LONGEST]) for one in kept]
    _refuse_unfounded(edition, changed)
    edition.sections = [one.as_kept() for one in changed]
    edition.written_by_id, edition.written_at = by.appointed_id, at
    _keep(edition, "sections", "written_by", "written_at")
    audit.record(by, "review.write", edition.review, at=at, code="changed")
    return edition


def _refuse_unfounded(edition: Edition, sections: list[Section]) -> None:
    review = edition.review
    figures = queries.figures(edition).values()
    ground = drafting.ground(review.community_id, figures, review.since, review.until, edition.as_of)
    for key, wrong in drafting.problems(sections, ground).items():
        raise NotOfTheRecords(field=key, text=wrong[0].text)


@writes
def renew(review_id: UUID, *, by: Actor, at: datetime, version: int | None = None) -> Edition:
    """Count the figures of a draft anew and write its sentences again from them."""
    edition = _draft(review_id, by, version)
    review = edition.review
    figures = catalogue.counted(Span(by, review.since, review.until, at, review.about))
    edition.figures, edition.as_of = _kept(figures), at
    edition.sections = [one.as_kept() for one in drafting.sections(figures, review.since, review.until)]
    edition.written_by_id, edition.written_at = by.appointed_id, at
    _keep(edition, "figures", "as_of", "sections", "written_by", "written_at")
    audit.record(by, "review.write", review, at=at, code="counted anew")
    return edition


@writes
def sign(review_id: UUID, *, by: Actor, at: datetime, version: int | None = None) -> Edition:
    """A person stands for a report: from now on neither its words nor its figures change. Signed twice, once."""
    edition = queries.locked(review_id, version)
    gate.require(by, "review.sign", edition)
    if edition.signed_at:
        return edition
    _refuse_unfounded(edition, queries.sections(edition))
    edition.signed_by_id, edition.signed_at = by.appointed_id, at
    _keep(edition, "signed_by", "signed_at")
    audit.record(by, "review.sign", edition.review, at=at, code=f"{edition.number}")
    return edition


@writes
def correct(review_id: UUID, reason: str, *, by: Actor, at: datetime) -> Edition:
    """A new edition beside the signed one, with its reason; figures and sentences are made anew."""
    edition = queries.locked(review_id)
    gate.require(by, "review.write", edition)
    if not edition.signed_at:
        raise NotSigned()
    if not reason.strip():
        raise Missing(field="reason")
    review = edition.review
    figures = catalogue.counted(Span(by, review.since, review.until, at, review.about))
    made = _put(
        review, edition.number + 1, figures, drafting.sections(figures, review.since, review.until), by, at,
        reason.strip()[:200],
    )  # fmt: skip
    audit.record(by, "review.write", review, at=at, code=f"correction {made.number}", words=reason)
    return made


@writes
def drop(review_id: UUID, *, by: Actor, at: datetime, version: int | None = None) -> None:
    """Throw a draft away; a report of which nothing was signed goes with it."""
    edition = _draft(review_id, by, version)
    review = edition.review
    audit.record(by, "review.write", review, at=at, code=f"dropped {edition.number}")
    edition.delete()
    if not review.editions.exists():
        review.delete()


def _keep(edition: Edition, *columns: str) -> None:
    edition.version += 1
    edition.save(update_fields=[*columns, "version"])
