"""Begin a draft from today's micro-grids, say how it is weighed, bring it up to date with the land."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.foundation import clock
from linli.foundation.refusals import Missing
from linli.foundation.writes import writes
from linli.planning import taking
from linli.planning.actions.steps import forget_proof, keep_step, opened
from linli.planning.labels import Deed
from linli.planning.models import Draft, DraftGrid, Piece
from linli.planning.refusals import LimitsCrossed, NoDoors
from linli.planning.taking import Taken
from linli.territory.models import Community, MicroGrid


@dataclass(frozen=True)
class Settings:
    """How drafts are weighed; the columns of `Draft`."""

    least: int
    most: int
    wanted: int
    old_weight: int = 3
    elderly_weight: int = 8
    issue_weight: int = 5
    move_price: int = 500


def usual(community: Community) -> Settings:
    """The settings of the last draft; at first the community's own limits, and 58 households wanted (84 for 4,900)."""
    last = Draft.objects.filter(community=community).order_by("-made_at").first()
    if last:
        return settings_of(last)
    least, most = community.least_households, community.most_households
    return Settings(least, most, min(max(58, least), most))


def settings_of(draft: Draft) -> Settings:
    return Settings(**{name: getattr(draft, name) for name in Settings.__dataclass_fields__})


@writes
def start(name: str, *, by: Actor, at: datetime) -> Draft:
    """A draft in which everything lies as it does today; what belongs nowhere is one new micro-grid a compound."""
    community = Community.objects.get(pk=by.community)
    draft = Draft(community=community, name=name.strip()[:60], made_at=at, made_by_id=by.person_id)
    gate.require(by, "plan.draft", draft)
    if not draft.name:
        raise Missing(field="name")
    for column, value in asdict(usual(community)).items():
        setattr(draft, column, value)
    draft.save()
    found = taking.land(draft, clock.today(at), at)
    if not found:
        raise NoDoors()
    Piece.objects.bulk_create(_placed(draft, found, {}))
    audit.record(by, "plan.draft", draft, at=at, code="start")
    return draft


def _placed(draft: Draft, found: Iterable[Taken], grids: dict[UUID, DraftGrid]) -> list[Piece]:
    """Pieces in the micro-grid of the draft that keeps their present one (or is made for it), else in a new one of
    their compound; `grids` are those that there are, by what they keep.
    """
    units = list(found)
    codes = dict(MicroGrid.objects.filter(pk__in={u.now for u in units if u.now}).values_list("id", "code"))
    number = draft.grids.count()
    for keeps in [*sorted(codes, key=lambda id: codes[id]), *dict.fromkeys(u.compound for u in units if not u.now)]:
        if keeps not in grids:
            number += 1
            held = keeps if keeps in codes else None
            grids[keeps] = DraftGrid.objects.create(
                community_id=draft.community_id, draft=draft, number=number, keeps_id=held
            )
    return [unit.piece(draft, grids[unit.now or unit.compound].pk) for unit in units]


@writes
def weigh(draft_id: UUID, said: Settings, *, by: Actor, at: datetime, version: int) -> Draft:
    """Say how a draft is weighed; every unit is counted anew. What was proven before is proven no longer."""
    draft = opened(draft_id, version, by)
    if not 1 <= said.least <= said.wanted <= said.most:
        raise LimitsCrossed(field="wanted")
    for column, value in asdict(said).items():
        setattr(draft, column, value)
    _count_anew(draft, at)
    draft.version += 1
    draft.save()
    forget_proof(draft)
    audit.record(by, "plan.draft", draft, at=at, code="weigh")
    return draft


@writes
def refresh(draft_id: UUID, *, by: Actor, at: datetime, version: int) -> Draft:
    """Take in what has changed of the land: new stairwells, other bands, other counts, micro-grids that ended."""
    draft = opened(draft_id, version, by)
    added, gone, lost = _count_anew(draft, at)
    keep_step(draft, Deed.REFRESH, f"+{added} −{gone + lost}", {}, at)
    forget_proof(draft)
    audit.record(by, "plan.draft", draft, at=at, code="refresh")
    return draft


def _count_anew(draft: Draft, at: datetime) -> tuple[int, int, int]:
    """Bring pieces up to date; how many were added, how many are gone, how many micro-grids are kept no longer."""
    found = {unit.band: unit for unit in taking.land(draft, clock.today(at), at)}
    held = {(p.stairwell_id, p.lowest, p.highest): p for p in draft.pieces.all()}
    gone = [piece.pk for band, piece in held.items() if band not in found]
    Piece.objects.filter(pk__in=gone).delete()
    in_force = {unit.now for unit in found.values()}
    lost = draft.grids.exclude(keeps=None).exclude(keeps__in=[id for id in in_force if id]).update(keeps=None)
    for band, piece in held.items():
        if band in found:
            piece.households, piece.workload = found[band].households, found[band].workload
            piece.own_count = found[band].own_count
    Piece.objects.bulk_update(
        [p for band, p in held.items() if band in found], ["households", "workload", "own_count"]
    )  # fmt: skip
    grids = {grid.keeps_id: grid for grid in draft.grids.exclude(keeps=None) if grid.keeps_id}
    fresh = [unit for band, unit in found.items() if band not in held]
    Piece.objects.bulk_create(_placed(draft, fresh, dict(grids)))
    return len(fresh), len(gone), lost
