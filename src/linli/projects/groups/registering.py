"""Verbs on a group's profile: register, amend, renew, say whether the contact is shown, end, look at the number."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.foundation import clock
from linli.foundation.refusals import Missing
from linli.foundation.writes import one_at_a_time, writes
from linli.people.labels import OrganisationKind
from linli.people.models import Organisation
from linli.projects.groups import queries, rules
from linli.projects.labels.groups import Filing, Work
from linli.projects.models import Group
from linli.projects.refusals import DayAhead, GroupEnded, NameTaken, NoContact, NotFiled, NoWork, WhatNow


@dataclass(frozen=True)
class Profile:
    """What the office enters about a group; `members` is a count and never a list."""

    name: str
    purpose: str
    work: Sequence[str]
    members: int | None = None
    where: str = ""
    filing: str = Filing.NONE
    filed_on: date | None = None
    founded: date | None = None
    contact: str = ""
    phone: str = ""
    contact_shown: bool = False
    renew_by: date | None = None


@writes
def register(profile: Profile, *, by: Actor, at: datetime, past: bool = False) -> Group:
    """A group is entered: its organisation, or the one of that name without a profile, gets one."""
    one_at_a_time(by.community)
    today = clock.today(at)
    group = Group(community_id=by.community, registered_at=at, past=past, renew_by=today + rules.YEAR)
    gate.require(by, "group.register", group)
    _check(profile, today)
    name = profile.name.strip()
    same = Organisation.objects.filter(community_id=by.community, kind=OrganisationKind.GROUP, name=name)
    body = same.first() or Organisation(community_id=by.community, kind=OrganisationKind.GROUP, name=name)
    if Group.objects.filter(organisation=body, ended_on=None).exists():
        raise NameTaken(field="name")
    again = Group.objects.filter(organisation=body).first()
    if again is not None:
        group, again.ended_on, again.renew_by = again, None, today + rules.YEAR
    _take(group, body, profile, at)
    audit.record(by, "group.register", group, at=at, code="again" if again else "new")
    return group


def _check(profile: Profile, today: date) -> None:
    for field, text in (("name", profile.name), ("purpose", profile.purpose)):
        if not text.strip():
            raise Missing(field=field)
    if not profile.work or not set(profile.work) <= set(Work.values):
        raise NoWork(field="work")
    if profile.filing not in Filing.values:
        raise WhatNow(field="filing")
    if profile.filed_on and profile.filing == Filing.NONE:
        raise NotFiled(field="filed_on")
    for field, day in (("filed_on", profile.filed_on), ("founded", profile.founded)):
        if day and day > today:
            raise DayAhead(field=field)
    if profile.contact_shown and not (profile.contact.strip() or profile.phone):
        raise NoContact(field="contact")


def _take(group: Group, body: Organisation, profile: Profile, at: datetime) -> None:
    """Write a profile down, the organisation with it."""
    body.name, body.members, body.start = profile.name.strip(), profile.members, profile.founded
    body.save()
    group.organisation = body
    group.filing, group.filed_on, group.founded = profile.filing, profile.filed_on, profile.founded
    group.purpose, group.where = profile.purpose.strip(), profile.where.strip()
    group.work = ",".join(code for code in Work.values if code in profile.work)
    group.contact, group.phone = profile.contact.strip(), profile.phone
    group.contact_agreed_at = (group.contact_agreed_at or at) if profile.contact_shown else None
    group.renew_by = profile.renew_by or group.renew_by
    group.save()


@writes
def amend(group_id: UUID, profile: Profile, *, by: Actor, at: datetime, version: int | None) -> Group:
    """The office corrects a profile."""
    group = queries.locked(group_id, version)
    gate.require(by, "group.register", group)
    _check(profile, clock.today(at))
    others = Organisation.objects.filter(
        community_id=by.community, kind=OrganisationKind.GROUP, name=profile.name.strip()
    )
    if others.exclude(pk=group.organisation_id).exists():
        raise NameTaken(field="name")
    group.version += 1
    _take(group, group.organisation, profile, at)
    audit.record(by, "group.register", group, at=at, code="amend")
    return group


@writes
def say_again(
    group_id: UUID, members: int | None, where: str, shown: bool, *, by: Actor, at: datetime, version: int | None
) -> Group:
    """The yearly renewal, by the group's own link or by the office: it still is there, so many, joined so."""
    group = queries.locked(group_id, version)
    gate.require(by, "group.renew", group)
    if group.ended_on:
        raise GroupEnded()
    if shown and not (group.contact or group.phone):
        raise NoContact(field="shown")
    group.organisation.members = members
    group.organisation.save(update_fields=["members"])
    group.where, group.renew_by = where.strip(), rules.renewed(group.renew_by, clock.today(at))
    group.contact_agreed_at = (group.contact_agreed_at or at) if shown else None
    group.version += 1
    group.save(update_fields=["where", "renew_by", "contact_agreed_at", "version"])
    audit.record(by, "group.renew", group, at=at, code=f"until:{group.renew_by}")
    return group


@writes
def end(group_id: UUID, *, by: Actor, at: datetime, version: int | None) -> Group:
    """A group has ended: its contact is erased, its activities stay."""
    group = queries.locked(group_id, version)
    gate.require(by, "group.register", group)
    group.ended_on = group.ended_on or clock.today(at)
    group.contact, group.phone, group.contact_agreed_at = "", "", None
    group.version += 1
    group.save()
    audit.record(by, "group.register", group, at=at, code="end")
    return group


@writes
def see_number(group_id: UUID, *, by: Actor, at: datetime) -> Group:
    """Whoever looks at a contact that is not public leaves a footprint."""
    group = queries.locked(group_id, None)
    gate.require(by, "group.see_number", group)
    audit.record(by, "group.see_number", group, at=at)
    return group
