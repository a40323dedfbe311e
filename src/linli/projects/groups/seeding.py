"""Applications for seed grants: a group applies on one page, residents say whether it helps, the office carries it.

From then on the fund decides and pays by its own verbs; nothing is typed twice, and its records say how it stands.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.engines.money import plain
from linli.foundation import clock
from linli.foundation.refusals import Missing, OutOfStep
from linli.foundation.writes import insert, one_at_a_time, writes
from linli.fund.granting.deciding.proposing import Asked, Party, propose
from linli.fund.granting.doing.handing import Elsewhere, note_outside
from linli.fund.labels import Asks, Source
from linli.projects.groups import queries, rules
from linli.projects.labels.groups import SeedStage
from linli.projects.models import Seed, SeedLine, SeedView
from linli.projects.refusals import (
    DayOver,
    GroupEnded,
    LinesDiffer,
    NotAbove,
    SaysNothing,
    TooManyLines,
    ViewOver,
    WhatNow,
)

MOST_LINES = 12


@dataclass(frozen=True)
class Wanted:
    """One page: what, for whom, how much, on what; and money from elsewhere as (source, what, fen)."""

    name: str
    words: str
    for_whom: str
    fen: int
    budget: tuple[tuple[str, int], ...] = ()
    elsewhere: tuple[tuple[str, str, int], ...] = ()
    view_until: date | None = None


@writes
def apply(group_id: UUID, wanted: Wanted, *, by: Actor, at: datetime, past: bool = False) -> Seed:
    """A group applies, by its link or at the desk; residents are asked from now on. What is wrong is said."""
    group = queries.locked(group_id, None)
    gate.require(by, "seed.apply", group)
    if group.ended_on:
        raise GroupEnded()
    today = clock.today(at)
    check(wanted, today)
    seed = Seed(
        community_id=by.community, group=group, name=wanted.name.strip()[:40], words=wanted.words.strip()[:500],
        for_whom=wanted.for_whom.strip()[:100], fen=wanted.fen, view_until=wanted.view_until or today + rules.VIEW,
        by_link=by.kind == "link", past=past, at=at,
    )  # fmt: skip
    insert(seed)
    lines = [("", what, fen) for what, fen in wanted.budget] + list(wanted.elsewhere)
    for place, (source, what, fen) in enumerate(lines):
        text = what.strip()[:60]
        insert(SeedLine(community_id=by.community, seed=seed, source=source, what=text, fen=fen, place=place))
    audit.record(by, "seed.apply", seed, at=at)
    return seed


def check(wanted: Wanted, today: date) -> None:
    """Refuse what cannot be taken, each with its field; nothing is written."""
    for field, text in (("name", wanted.name), ("words", wanted.words), ("for_whom", wanted.for_whom)):
        if not text.strip():
            raise Missing(field=field)
    if wanted.fen <= 0:
        raise NotAbove(field="amount")
    if len(wanted.budget) + len(wanted.elsewhere) > MOST_LINES:
        raise TooManyLines(field="budget", most=MOST_LINES)
    sums = [fen for _what, fen in wanted.budget]
    if any(fen <= 0 for fen in sums) or any(fen <= 0 for _source, _what, fen in wanted.elsewhere):
        raise NotAbove(field="budget")
    if sum(sums) != wanted.fen:
        raise LinesDiffer(field="budget", sum=plain(sum(sums)), asked=plain(wanted.fen))
    if any(source not in Source.values for source, _what, _fen in wanted.elsewhere):
        raise WhatNow(field="budget")
    if wanted.view_until and wanted.view_until < today:
        raise DayOver(field="view_until")


@writes
def say(seed_id: UUID, remark: str = "", helps: int = 1, *, by: Actor, at: datetime, paper: bool = False) -> SeedView:
    """A resident says that it helps, or something else; from a paper list the office enters how many. No names."""
    seed = queries.locked_seed(seed_id, None)
    gate.require(by, "seed.view_on_paper" if paper else "seed.view", seed)
    if seed.stage != SeedStage.VIEW or (not paper and clock.today(at) > seed.view_until):
        raise ViewOver()
    if helps < 0 or not (helps or remark.strip()):
        raise SaysNothing(field="helps")
    said = SeedView(
        community_id=by.community, seed=seed, helps=helps if paper else min(helps, 1), remark=remark.strip()[:200],
        paper=paper, at=at,
    )  # fmt: skip
    if paper:
        audit.record(by, "seed.view_on_paper", seed, at=at, code=str(helps))
    return insert(said)


@dataclass(frozen=True)
class Carrying:
    """What the office adds to an application: from which purpose, why that fits, who is paid; confirmed by a look."""

    purpose: str
    match: str
    payee: str
    payee_phone: str = ""
    confirmed: bool = False


@writes
def carry(seed_id: UUID, carrying: Carrying, *, by: Actor, at: datetime, version: int | None) -> Seed:
    """The application becomes the fund's proposal, its lines and its other money with it."""
    one_at_a_time(by.community)
    seed = queries.locked_seed(seed_id, version)
    gate.require(by, "seed.carry", seed)
    if seed.stage != SeedStage.VIEW:
        raise OutOfStep()
    seed.proposal = propose(asked(seed, carrying), by=by, at=at)
    seed.stage, seed.version = SeedStage.CARRIED, seed.version + 1
    seed.save(update_fields=["proposal", "stage", "version"])
    today = clock.today(at)
    for line in seed.lines.exclude(source=""):
        note_outside(seed.proposal.pk, Elsewhere(line.source, line.fen, today, line.what), by=by, at=at)
    audit.record(by, "seed.carry", seed, at=at, code=seed.proposal.code)
    return seed


def asked(seed: Seed, carrying: Carrying) -> Asked:
    """The proposal as the fund takes it: every word is the application's own."""
    group = seed.group
    words = f"{seed.words}\n{seed.for_whom}"
    return Asked(
        sort=Asks.SEED, name=f"{group.organisation.name}：{seed.name}"[:60], purpose=carrying.purpose, fen=seed.fen,
        words=words, match=carrying.match, applicant=Party(group.organisation.name, group.phone),
        payee=Party(carrying.payee, carrying.payee_phone), confirmed=carrying.confirmed,
        budget=tuple((line.what, line.fen) for line in seed.lines.all() if not line.source),
    )  # fmt: skip


@writes
def set_aside(seed_id: UUID, reason: str, *, by: Actor, at: datetime, version: int | None) -> Seed:
    """An application is not carried on, with a reason that the group reads; the group may withdraw it the same way."""
    seed = queries.locked_seed(seed_id, version)
    gate.require(by, "seed.apply", seed.group)
    if seed.stage != SeedStage.VIEW:
        raise OutOfStep()
    if not reason.strip():
        raise Missing(field="reason")
    seed.stage, seed.reason, seed.version = SeedStage.ASIDE, reason.strip()[:200], seed.version + 1
    seed.save(update_fields=["stage", "reason", "version"])
    audit.record(by, "seed.apply", seed, at=at, code="aside")
    return seed
