"""Verbs on relations: an organisation is tied to the community or to an alliance, and is so no more."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.foundation.refusals import Missing, NotFound
from linli.foundation.rows import there
from linli.foundation.writes import one_at_a_time, writes
from linli.partners import rules
from linli.partners.labels import RelationSort
from linli.partners.models import Relation
from linli.partners.refusals import Circle, DaysReversed, NeedsAlliance, RelatedAlready, Unsigned
from linli.partners.relating import queries
from linli.people.models import Organisation

DIGEST = 64


@dataclass(frozen=True)
class Tie:
    """What ties an organisation, as agreed; `document` is the SHA-256 of the scan, `file` its name."""

    sort: str
    start: date
    end: date | None = None
    alliance: UUID | None = None
    signed: date | None = None
    agreed: str = ""
    document: str = ""
    file: str = ""


@writes
def relate(organisation_id: UUID, tie: Tie, *, by: Actor, at: datetime, past: bool = False) -> Relation:
    """Tie an organisation. Raises `RelatedAlready`, `NeedsAlliance`, `Circle`, `DaysReversed`, `Unsigned`."""
    one_at_a_time(by.community)
    relation = Relation(community_id=by.community, organisation_id=organisation_id, entered_at=at, past=past)
    gate.require(by, "partner.edit", relation)
    if tie.sort not in RelationSort.values:
        raise Missing(field="sort")
    _refuse_strangers(by.community, organisation_id, tie)
    _refuse_misfits(by.community, organisation_id, tie)
    relation.sort, relation.to_id = tie.sort, tie.alliance if tie.sort == RelationSort.MEMBER else None
    relation.start, relation.end, relation.signed = tie.start, tie.end, tie.signed
    relation.agreed, relation.document, relation.file = tie.agreed.strip()[:400], tie.document, tie.file[:120]
    relation.save()
    audit.record(by, "partner.edit", relation, at=at, code=tie.sort)
    return relation


def _refuse_strangers(community_id: UUID, organisation_id: UUID, tie: Tie) -> None:
    here = Organisation.objects.filter(community=community_id)
    if not here.filter(pk=organisation_id).exists():
        raise NotFound()
    member = tie.sort == RelationSort.MEMBER
    if member and (tie.alliance is None or not here.filter(pk=tie.alliance).exists()):
        raise NeedsAlliance(field="alliance")


def _refuse_misfits(community_id: UUID, organisation_id: UUID, tie: Tie) -> None:
    if tie.end is not None and tie.end <= tie.start:
        raise DaysReversed(field="end")
    if tie.document and (tie.signed is None or len(tie.document) != DIGEST):
        raise Unsigned(field="signed")
    to = tie.alliance if tie.sort == RelationSort.MEMBER else None
    same = Relation.objects.filter(organisation=organisation_id, sort=tie.sort, to=to, community=community_id)
    if any(_meet(one, tie) for one in same):
        raise RelatedAlready(field="sort")
    if to is not None:
        members = queries.members_on(community_id, tie.start)
        if rules.makes_circle(str(to), str(organisation_id), members) or to == organisation_id:
            raise Circle(field="alliance")


def _meet(one: Relation, tie: Tie) -> bool:
    """Whether the days of two relations overlap."""
    return (one.end is None or tie.start < one.end) and (tie.end is None or one.start < tie.end)


@writes
def end_relation(relation_id: UUID, day: date, *, by: Actor, at: datetime) -> Relation:
    """From a day on it holds no more; what was stays on record."""
    relation = there(Relation.objects.filter(pk=relation_id))
    one_at_a_time(relation.community_id)
    gate.require(by, "partner.edit", relation)
    if day <= relation.start:
        raise DaysReversed(field="day")
    relation.end = day
    relation.save(update_fields=["end"])
    audit.record(by, "partner.edit", relation, at=at, code="ended")
    return relation
