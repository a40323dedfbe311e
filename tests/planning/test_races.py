"""Two adoptions at the same moment: one holds, the others are told; and nobody lies in two micro-grids."""

# ruff: noqa: F811 - fixtures of the races on matters are used here by their names
import pytest
from django.db import connection

from linli.foundation.refusals import OutOfStep, Refusal, Stale
from linli.planning.actions import changing
from linli.planning.actions.adopting import adopt
from linli.planning.models import Draft
from linli.territory.models import Membership, MicroGrid, Stairwell
from linli.territory.queries import in_force
from tests.builders import NOON, World
from tests.cases.test_races import WRITERS, strict, together, world  # noqa: F401 - fixtures
from tests.planning.town import LATER, a_draft, a_published, office, with_a_compound

pytestmark = pytest.mark.skipif(
    connection.vendor == "sqlite", reason="the tests' SQLite lies in memory, for one writer alone"
)


def split(world: World, doors: list[Stairwell], n: int) -> Draft:
    """A published draft in which one door of the compound is a micro-grid of its own."""
    draft = a_draft(world, f"第{n}稿")
    piece = draft.pieces.get(stairwell=doors[n])
    return a_published(
        world, changing.split(draft.pk, [piece.pk], by=office(world), at=NOON, version=draft.version)
    )  # fmt: skip


def whole() -> None:
    held = Membership.objects.filter(in_force(LATER)).values_list("stairwell", flat=True)
    assert sorted(held) == sorted(Stairwell.objects.values_list("pk", flat=True))
    codes = list(MicroGrid.objects.filter(end=None).values_list("code", flat=True))
    assert len(codes) == len(set(codes))


def test_one_draft_adopted_four_times_at_once_is_adopted_once(world: World) -> None:
    draft = split(world, with_a_compound(world), 0)
    secretary = world.actor("secretary")
    answers = together(lambda n: adopt(draft.pk, LATER, "试", by=secretary, at=NOON, version=draft.version))
    assert sum(isinstance(answer, Draft) for answer in answers) == 1
    assert sum(isinstance(answer, Stale | OutOfStep) for answer in answers) == WRITERS - 1
    assert MicroGrid.objects.filter(start=LATER).count() == 1
    whole()


def test_of_four_drafts_adopted_for_one_day_one_holds(world: World) -> None:
    doors, secretary = with_a_compound(world), world.actor("secretary")
    drafts = [split(world, doors, n) for n in range(WRITERS)]
    answers = together(
        lambda n: adopt(drafts[n].pk, LATER, "试", by=secretary, at=NOON, version=drafts[n].version)
    )  # fmt: skip
    assert sum(isinstance(answer, Draft) for answer in answers) == 1
    assert sum(isinstance(answer, Refusal) for answer in answers) == WRITERS - 1
    assert Draft.objects.filter(state="adopted").count() == MicroGrid.objects.filter(start=LATER).count() == 1
    whole()
