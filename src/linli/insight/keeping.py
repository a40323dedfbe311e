"""Verbs of insight: follow the footprints, count anew from the beginning, compare with a recount.

Each step is one transaction that moves the checkpoint with the sums, so that a kill loses nothing and counts nothing
twice; what was counted of a matter is kept beside it and is taken back before it is counted again.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import connection

from linli.access import gate
from linli.access.actors import Actor, rule
from linli.audit import actions as audit
from linli.cases.models import Case
from linli.foundation.writes import one_at_a_time, writes
from linli.insight import counting, facts
from linli.insight.counting import RULES, Key, Matter
from linli.insight.tables import Checkpoint, Fact, Tally
from linli.territory.models import Community

AT_ONCE = 400  # footprints or matters of one transaction: a reporter who waits for it does not notice
NOTHING = UUID(int=0)
LATE = 120_000  # ms: on PostgreSQL a footprint can become visible that much later than its id says
FILLED = 300  # rows asked for by their ids at once


def keep_up(at: datetime, most: int = 50) -> int:
    """Follow the footprints in every community, at most so many steps each; how many steps."""
    done = 0
    for community in Community.objects.order_by("id").values_list("pk", flat=True):
        by = rule("figures", community)
        for _step in range(most):
            done += 1
            if follow(community, by=by, at=at) < AT_ONCE:
                break
    return done


@writes
def follow(community_id: UUID, *, by: Actor, at: datetime) -> int:
    """One step: count some matters anew that moved since the checkpoint, or, while building, some more. How many."""
    held = _checkpoint(community_id, by, at)
    if held.built_to is not None:
        rows = Case.objects.filter(community=community_id, pk__gt=held.built_to).order_by("pk")
        ids = list(rows.values_list("pk", flat=True)[:AT_ONCE])
        held.built_to = ids[-1] if len(ids) == AT_ONCE else None
        found = AT_ONCE  # there may be footprints left by now
    else:
        seen = facts.touched(held.mark, AT_ONCE)
        if not seen:
            return 0
        ids, found = list(facts.named([*_late(held.mark), *seen])), len(seen)
        held.mark = seen[-1][0]
    _count(community_id, ids)
    _move(held, at)
    return found


@writes
def rebuild(community_id: UUID, *, by: Actor, at: datetime) -> Checkpoint:
    """Throw the sums away and begin anew; `follow` does the rest, and until then every page counts for itself."""
    held = _checkpoint(community_id, by, at)
    _forget(held)
    _move(held, at)
    audit.record(by, "figure.keep", held, at=at, code="rebuild")
    return held


def differences(community_id: UUID) -> list[str]:
    """Where the sums differ from a recount of all matters; nothing when all is followed."""
    counted = facts.matters(Case.objects.filter(community=community_id))
    wanted = {key.id: (key, counting.added({}, sum)) for key, sum in _recount(counted.values()).items()}
    held = {row.pk: row for row in Tally.objects.filter(community=community_id)}
    found = {id: held[id].counts if id in held else {} for id in wanted}
    wrong = [f"{key}: {found[id]} ≠ {counts}" for id, (key, counts) in wanted.items() if found[id] != counts]
    return wrong + [f"{row}: nothing is to be counted" for id, row in held.items() if id not in wanted]


def _recount(found: Iterable[Matter]) -> dict[Key, Counter[str]]:
    return counting.sums((matter, 1) for matter in found)


def _late(mark: UUID) -> list[facts.Touched]:
    """Footprints before the mark that may have become visible only since; none on SQLite, which has one writer."""
    if connection.vendor == "sqlite":
        return []
    return facts.touched(UUID(int=max(0, (mark.int >> 80) - LATE) << 80), until=mark)


def _checkpoint(community_id: UUID, by: Actor, at: datetime) -> Checkpoint:
    """The checkpoint, held for this step; a new one, or one by other rules, counts from the beginning."""
    one_at_a_time(community_id)
    held = Checkpoint.objects.filter(community=community_id).first()
    if held is None:
        held = Checkpoint(community_id=community_id, rules=RULES, mark=NOTHING, built_to=NOTHING, at=at)
        gate.require(by, "figure.keep", held)
        held.mark = facts.last_footprint()
        held.save(force_insert=True)
        return held
    gate.require(by, "figure.keep", held)
    if held.rules != RULES:
        _forget(held)
    return held


def _forget(held: Checkpoint) -> None:
    Tally.objects.filter(community=held.community_id).delete()
    Fact.objects.filter(community=held.community_id).delete()
    held.rules, held.mark, held.built_to = RULES, facts.last_footprint(), NOTHING


def _move(held: Checkpoint, at: datetime) -> None:
    held.turn, held.at = held.turn + 1, at
    held.save()


def _count(community_id: UUID, ids: list[UUID]) -> None:
    """Take back what was counted of these matters and count them as they stand."""
    now: dict[UUID, Matter] = {}
    before: dict[UUID, Matter] = {}
    for some in _portions(ids):
        now |= facts.matters(Case.objects.filter(community=community_id, pk__in=some))
        before |= {row.pk: Matter.of(row.counted) for row in Fact.objects.filter(pk__in=some)}
    moved = [id for id in ids if now.get(id) != before.get(id)]
    changes = [(now[id], 1) for id in moved if id in now] + [(before[id], -1) for id in moved if id in before]
    _add(community_id, counting.sums(changes))
    for some in _portions([id for id in moved if id not in now]):
        Fact.objects.filter(pk__in=some).delete()
    rows = [Fact(pk=id, community_id=community_id, counted=now[id].plain()) for id in moved if id in now]
    Fact.objects.bulk_create(
        rows, batch_size=FILLED, update_conflicts=True, unique_fields=["id"], update_fields=["counted"]
    )


def _add(community_id: UUID, more: dict[Key, Counter[str]]) -> None:
    """Add to the sums; one that comes to nothing has no row."""
    wanted = {key.id: (key, sum) for key, sum in more.items() if any(sum.values())}
    held: dict[UUID, dict[str, int]] = {}
    for some in _portions(list(wanted)):
        held |= dict(Tally.objects.filter(pk__in=some).values_list("pk", "counts"))
    rows, empty = [], []
    for id, (key, sum) in wanted.items():
        counts = counting.added(held.get(id, {}), sum)
        if counts:
            place = {"level": key.level, "place": key.place, "span": key.span, "start": key.start}
            rows.append(Tally(pk=id, community_id=community_id, counts=counts, **place))
        else:
            empty.append(id)
    Tally.objects.bulk_create(
        rows, batch_size=100, update_conflicts=True, unique_fields=["id"], update_fields=["counts"]
    )
    for some in _portions(empty):
        Tally.objects.filter(pk__in=some).delete()


def _portions(ids: list[UUID]) -> Iterable[list[UUID]]:
    return (ids[n : n + FILLED] for n in range(0, len(ids), FILLED))
