"""Whatever is done to a draft, in whatever order: every stairwell lies in exactly one micro-grid on every day."""

from datetime import datetime, timedelta
from random import Random

import pytest

from linli.foundation import clock
from linli.foundation.refusals import Refusal
from linli.planning.actions import changing, showing
from linli.planning.actions.adopting import adopt
from linli.planning.models import Draft
from linli.planning.plan import plan_of
from linli.territory.models import Membership, MicroGrid, Stairwell
from linli.territory.queries import in_force
from tests.builders import DAY, NOON, World, a_world
from tests.planning.town import a_draft, office, with_a_compound

pytestmark = pytest.mark.django_db


def a_step(world: World, draft: Draft, chance: Random, at: datetime) -> Draft:
    """One random change; what is refused leaves the draft as it was."""
    plan, by = plan_of(draft, clock.today(at)), office(world)
    given = {"by": by, "at": at, "version": draft.version}
    grids, units = list(plan.members), list(plan.units)
    picked = chance.sample(units, chance.randint(1, 3))
    verb = chance.choice(["move", "move", "move", "split", "merge", "lock", "undo", "undo"])
    try:
        if verb == "move":
            return changing.move(draft.pk, picked, chance.choice(grids), **given)
        if verb == "split":
            return changing.split(draft.pk, picked[:1], **given)
        if verb == "merge":
            return changing.merge(draft.pk, chance.choice(grids), chance.choice(grids), **given)
        if verb == "lock":
            return changing.lock(draft.pk, chance.choice(grids), chance.random() < 0.5, **given)
        return changing.undo(draft.pk, **given)
    except Refusal:
        return draft


def homes(day) -> list[object]:  # type: ignore[no-untyped-def]
    held = Membership.objects.filter(in_force(day), micro_grid__in=MicroGrid.objects.filter(in_force(day)))
    return sorted(held.values_list("stairwell_id", flat=True))


@pytest.mark.parametrize("seed", range(3))
def test_random_changes_and_adoptions_lose_nobody(seed: int) -> None:
    world, chance = a_world(), Random(seed)
    with_a_compound(world)
    every = sorted(Stairwell.objects.values_list("pk", flat=True))
    days = [DAY]
    for turn in range(3):
        at = NOON + (days[-1] - DAY)  # the day on which the one before came into force
        draft = a_draft(world, f"第{turn + 1}稿", at)
        for _ in range(12):
            draft = a_step(world, draft, chance, at)
            assert sorted(draft.pieces.values_list("stairwell_id", flat=True)) == every
        drawn = plan_of(draft, clock.today(at)).of
        draft = showing.publish(draft.pk, days[-1], by=office(world), at=at, version=draft.version)
        days.append(days[-1] + timedelta(days=chance.randint(1, 9)))
        before = {day: homes(day) for day in days[:-1]}
        adopt(draft.pk, days[-1], "试", by=world.actor("secretary"), at=at, version=draft.version)
        assert {day: homes(day) for day in days[:-1]} == before
        for day in [*days, days[-1] - timedelta(days=1), days[-1] + timedelta(days=400)]:
            assert homes(day) == every
        together = {}
        for piece in draft.pieces.all():
            grid = Membership.objects.get(in_force(days[-1]), stairwell=piece.stairwell_id).micro_grid_id
            assert together.setdefault(drawn[piece.pk], grid) == grid
        assert len(set(together.values())) == len(together)
