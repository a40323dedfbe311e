"""Verbs on honours: enter one with the body whose it is; take one back that was entered wrongly."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.foundation import clock
from linli.foundation.refusals import Missing, NotFound
from linli.foundation.rows import there
from linli.foundation.writes import one_at_a_time, writes
from linli.partners.labels import Owner
from linli.partners.models import Honour
from linli.partners.refusals import Ahead, NameTaken
from linli.people.models import Organisation


@dataclass(frozen=True)
class Given:
    """An honour as the paper says it: whose, by whom, on which day; `document` is the SHA-256 of the paper."""

    name: str
    owner: str
    body: str
    given_by: str
    day: date
    organisation: UUID | None = None
    document: str = ""
    file: str = ""


@writes
def enter(given: Given, *, by: Actor, at: datetime, past: bool = False) -> Honour:
    """An honour comes on the list of the body whose it is. Raises `Missing`, `Ahead`, `NameTaken`."""
    one_at_a_time(by.community)
    honour = Honour(community_id=by.community, entered_at=at, past=past)
    gate.require(by, "honour.edit", honour)
    for column in ("name", "body", "given_by"):
        setattr(honour, column, getattr(given, column).strip())
        if not getattr(honour, column):
            raise Missing(field=column)
    if given.owner not in Owner.values:
        raise Missing(field="owner")
    if given.day > clock.today(at):
        raise Ahead(field="day")
    if given.organisation and not Organisation.objects.filter(pk=given.organisation, community=by.community).exists():
        raise NotFound()
    same = Honour.objects.filter(community=by.community, name=honour.name, body=honour.body, day=given.day)
    if same.filter(taken_back_at=None).exists():
        raise NameTaken(field="name", name=honour.name)
    honour.owner, honour.day, honour.organisation_id = given.owner, given.day, given.organisation
    honour.document, honour.file = given.document, given.file[:120] if given.document else ""
    honour.save()
    audit.record(by, "honour.edit", honour, at=at, code=given.owner)
    return honour


@writes
def take_back(honour_id: UUID, reason: str, *, by: Actor, at: datetime) -> Honour:
    """It was entered wrongly, or is no longer held: it leaves the lists, with the reason kept."""
    honour = there(Honour.objects.filter(pk=honour_id, taken_back_at=None))
    gate.require(by, "honour.edit", honour)
    if not reason.strip():
        raise Missing(field="reason")
    honour.taken_back_at = at
    honour.save(update_fields=["taken_back_at"])
    audit.record(by, "honour.edit", honour, at=at, code="back", words=reason.strip())
    return honour
