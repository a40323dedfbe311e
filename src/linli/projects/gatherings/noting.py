"""What is noted of a gathering: costs with their money, what farmers brought, sales to the fund, crafts on show."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.foundation.refusals import Missing
from linli.foundation.rows import there
from linli.foundation.writes import insert, writes
from linli.fund.giving.stating import Sold, state
from linli.fund.models import Agreement
from linli.people.models import Organisation
from linli.projects.gatherings import loop, queries
from linli.projects.labels.gatherings import Money, Relation, Stage, Weight
from linli.projects.models import Cost, Craft, Edition, Produce
from linli.projects.refusals import NameTaken, NoAgreement, NotAbove, NotShared, NoWhole, PartTooLarge, WhatNow


@writes
def note_cost(
    edition_id: UUID, what: str, fen: int, source: str, sponsor: str = "", *, by: Actor, at: datetime
) -> Cost:
    """What it cost, and whose money that is; below zero takes back what was noted wrongly (N19)."""
    edition = queries.locked(edition_id, None)
    gate.require(by, "gathering.note", edition)
    if not what.strip():
        raise Missing(field="what")
    if fen == 0:
        raise NotAbove(field="amount")
    if source not in Money.values:
        raise WhatNow(field="source")
    made = Cost(
        community_id=by.community, edition=edition, what=what.strip()[:60], fen=fen, source=source,
        sponsor=sponsor.strip()[:40], at=at,
    )  # fmt: skip
    audit.record(by, "gathering.note", edition, at=at, code="cost")
    return insert(made)


@writes
def note_produce(
    edition_id: UUID, county: str, product: str, grams: int, said_in: str = Weight.KG, part_of: UUID | None = None,
    *, by: Actor, at: datetime, relation: str = Relation.BESIDE,
) -> Produce:  # fmt: skip
    """What farmers brought. A line stands beside the others, or is part of one, and never more than is left of it."""
    edition = queries.locked(edition_id, None)
    gate.require(by, "gathering.note", edition)
    for field, text in (("county", county), ("product", product)):
        if not text.strip():
            raise Missing(field=field)
    if grams <= 0:
        raise NotAbove(field="weight")
    if said_in not in Weight.values or relation not in Relation.values:
        raise WhatNow(field="relation")
    whole = _whole(edition, part_of) if relation == Relation.PART else None
    if whole is not None:
        left = whole.grams - sum(one.grams for one in whole.parts.filter(taken_back_at=None))
        if grams > left:
            raise PartTooLarge(field="weight", most=f"{left / 1000:g}")
    made = Produce(
        community_id=by.community, edition=edition, county=county.strip()[:30], product=product.strip()[:30],
        grams=grams, said_in=said_in, relation=relation, part_of=whole, at=at,
    )  # fmt: skip
    audit.record(by, "gathering.note", edition, at=at, code="produce")
    return insert(made)


def _whole(edition: Edition, id: UUID | None) -> Produce:
    lines = edition.produce.filter(relation=Relation.BESIDE, taken_back_at=None)
    found = lines.filter(pk=id).first() if id else None
    if found is None:
        raise NoWhole(field="part_of")
    return found


@writes
def take_produce_back(produce_id: UUID, *, by: Actor, at: datetime) -> Produce:
    """A line that was wrong; its parts go with it."""
    line = there(Produce.objects.filter(pk=produce_id))
    edition = queries.locked(line.edition_id, None)
    gate.require(by, "gathering.note", edition)
    line.taken_back_at = line.taken_back_at or at
    line.save(update_fields=["taken_back_at"])
    line.parts.filter(taken_back_at=None).update(taken_back_at=at)
    audit.record(by, "gathering.note", edition, at=at, code="produce:back")
    return line


@writes
def state_sales(edition_id: UUID, sales: Mapping[UUID, tuple[int, int]], *, by: Actor, at: datetime) -> Edition:
    """What stalls sold (by stall: sales and refunds, in fen) goes to the fund as their statements, all or none."""
    edition = queries.locked(edition_id, None)
    gate.require(by, "gathering.state", edition)
    if edition.stage not in (Stage.HELD, Stage.TOLD):
        loop.advance(edition.stage, "tell")
    stalls = {one.pk: one for one in queries.sharing(edition)}
    for id, (sold, refunds) in sales.items():
        stall = stalls.get(id)
        if stall is None or stall.agreement_id is None:
            raise NotShared(field=f"sales_{id}")
        state(stall.agreement_id, Sold(edition.name, edition.day, sold, refunds), by=by, at=at)
    audit.record(by, "gathering.state", edition, at=at, code=str(len(sales)))
    return edition


@writes
def show_craft(
    maker: UUID, name: str, words: str = "", agreement: UUID | None = None, picture: tuple[str, int, int] | None = None,
    *, by: Actor, at: datetime,
) -> Craft:  # fmt: skip
    """A maker group shows what it makes: no price, no sale; its share of sales rests on an agreement of the fund."""
    body = Organisation.objects.filter(pk=maker, community=by.community).first()
    craft = Craft(community_id=by.community, name=name.strip()[:40], words=words.strip()[:200], at=at)
    gate.require(by, "craft.show", craft)
    if body is None:
        raise WhatNow(field="maker")
    craft.maker = body
    if not craft.name:
        raise Missing(field="name")
    if Craft.objects.filter(community=by.community, maker=body, name=craft.name).exists():
        raise NameTaken(field="name")
    if agreement:
        craft.agreement = Agreement.objects.filter(pk=agreement, community=by.community).first()
        if craft.agreement is None:
            raise NoAgreement(field="agreement")
    if picture:
        craft.picture, craft.width, craft.height = picture
    audit.record(by, "craft.show", craft, at=at)
    return insert(craft)


@writes
def hide_craft(craft_id: UUID, *, by: Actor, at: datetime) -> Craft:
    """It is no longer shown."""
    craft = there(Craft.objects.filter(pk=craft_id))
    gate.require(by, "craft.show", craft)
    craft.ended_at = craft.ended_at or at
    craft.save(update_fields=["ended_at"])
    audit.record(by, "craft.show", craft, at=at, code="hidden")
    return craft
