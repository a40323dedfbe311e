"""The land as a draft takes it in: every stairwell or band of floors with its households and its workload."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from linli.engines.partition import Weights, workload
from linli.planning.ground import issues_of_doors
from linli.planning.models import Draft, Piece
from linli.planning.plan import WHOLE, Band, present_of
from linli.planning.rules import OLD_UNTIL
from linli.territory.models import Stairwell


@dataclass(frozen=True, slots=True)
class Taken:
    """One unit as it is counted today; `own_count` where a band has a count of its own."""

    stairwell: UUID
    lowest: int
    highest: int
    own_count: bool
    households: int
    workload: int
    compound: UUID
    now: UUID | None

    @property
    def band(self) -> Band:
        return self.stairwell, self.lowest, self.highest

    def piece(self, draft: Draft, grid: UUID) -> Piece:
        """Its row in a micro-grid of a draft."""
        return Piece(
            community_id=draft.community_id, draft=draft, grid_id=grid, stairwell_id=self.stairwell,
            lowest=self.lowest, highest=self.highest, own_count=self.own_count, households=self.households,
            workload=self.workload,
        )  # fmt: skip


def weights_of(draft: Draft) -> Weights:
    return Weights(old=draft.old_weight, elderly=draft.elderly_weight, issue=draft.issue_weight)


def land(draft: Draft, day: date, at: datetime) -> list[Taken]:
    """All units of the community; a stairwell that belongs nowhere yet is one of them. Three queries."""
    issues, weights = issues_of_doors(draft.community_id, at), weights_of(draft)
    present = present_of(draft.community_id, day)
    found = []
    for door in Stairwell.objects.filter(community_id=draft.community_id).select_related("compound").order_by("id"):
        year = door.compound.built_year
        bands: list[tuple[int, int, int | None, UUID | None]] = [
            (m.lowest, m.highest, m.households, m.micro_grid_id) for m in present.get(door.pk, ())
        ]
        for lowest, highest, count, now in bands or [(*WHOLE, None, None)]:
            households = door.households if count is None else count
            load = workload(
                households,
                old=year is not None and year <= OLD_UNTIL,
                elderly=(door.elderly_percent or 0) / 100,
                issues=issues[door.pk] / door.households if door.households else 0.0,
                weights=weights,
            )
            found.append(
                Taken(door.pk, lowest, highest, count is not None, households, load, door.compound_id, now)
            )  # fmt: skip
    return found
